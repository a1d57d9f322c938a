/** Days as whole numbers since 1970, and in words. No clock time, no zone: an ISO day is a day. */

const DAY = 86_400_000; // milliseconds
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** "8 Jan 2020", "8–9 Jan 2020", "30 Dec 2019 – 2 Jan 2020", "January 2020" where the whole month is meant. */
export function daysInWords(start: string | null, end: string | null, precision: string | null = null): string {
  if (!start || !end) return "no date";
  const [one, other] = [parts(start), parts(end)];
  if (precision === "year") return one.year;
  if (precision === "month") return `${one.month} ${one.year}`;
  if (start === end) return `${one.day} ${one.month} ${one.year}`;
  if (one.year !== other.year) return `${one.day} ${one.month} ${one.year} – ${other.day} ${other.month} ${other.year}`;
  if (one.month !== other.month) return `${one.day} ${one.month} – ${other.day} ${other.month} ${one.year}`;
  return `${one.day}–${other.day} ${one.month} ${one.year}`;
}

/** "8 Jan 2020", for a day since 1970. */
export function dayInWords(day: number): string {
  return daysInWords(isoDay(day), isoDay(day));
}

/** A moment in UTC as "8 Jan 2020, 14:05 UTC". */
export function momentInWords(iso: string): string {
  const { day, month, year } = parts(iso.slice(0, 10));
  return `${day} ${month} ${year}, ${iso.slice(11, 16)} UTC`;
}

function parts(iso: string): { day: string; month: string; year: string } {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { day: String(Number(day)), month: MONTHS[Number(month) - 1] ?? month, year };
}
