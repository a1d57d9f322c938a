import { dayNumber, daysInWords, isoDay } from "./days.ts";

/** Incidents counted by day, week, month or year, whichever gives columns that can be seen and grasped. */
export interface Bin {
  /** First day, and the day after the last. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export type Unit = "day" | "week" | "month" | "year";

/** The finest unit that needs no more than `most` columns. */
export function unitFor(from: number, to: number, most: number): Unit {
  const days = to - from + 1;
  return days <= most ? "day" : days / 7 <= most ? "week" : days / 30 <= most ? "month" : "year";
}

/** The first day of the unit that a day lies in; weeks start on Monday. */
export function floorTo(day: number, unit: Unit): number {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const iso = isoDay(day);
  return dayNumber(unit === "month" ? `${iso.slice(0, 7)}-01` : `${iso.slice(0, 4)}-01-01`);
}

function after(day: number, unit: Unit): number {
  if (unit === "day") return day + 1;
  return unit === "week" ? day + 7 : floorTo(day + (unit === "month" ? 31 : 366), unit);
}

/** All columns from the first to the last day, empty ones too. */
export function binsOf(days: readonly number[], from: number, to: number, unit: Unit): Bin[] {
  const counts = new Map<number, number>();
  for (const day of days) {
    const start = floorTo(day, unit);
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  const bins: Bin[] = [];
  for (let start = floorTo(from, unit); start <= to; start = after(start, unit)) {
    bins.push({ from: start, to: after(start, unit), count: counts.get(start) ?? 0 });
  }
  return bins;
}

const STEPS: readonly (readonly [Unit, number])[] = [
  ...([1, 2] as const).map((every) => ["day", every] as const),
  ...([1, 2] as const).map((every) => ["week", every] as const),
  ...([1, 3, 6] as const).map((every) => ["month", every] as const),
  ...([1, 2, 5, 10, 20, 50, 100] as const).map((every) => ["year", every] as const),
];

/** True where a day that starts a unit is one of every so many: January and July, 2010 and 2015. */
function falls(day: number, unit: Unit, every: number): boolean {
  const iso = isoDay(day);
  if (unit === "year") return Number(iso.slice(0, 4)) % every === 0;
  if (unit === "month") return (Number(iso.slice(5, 7)) - 1) % every === 0;
  return Math.floor(day / (unit === "week" ? 7 : 1)) % every === 0;
}

/** Round days to write under an axis from a day to another, as many as fit, with their words. */
export function ticksOf(from: number, to: number, most: number): readonly { day: number; words: string }[] {
  for (const [unit, every] of STEPS) {
    const length = { day: 1, week: 7, month: 30, year: 365 }[unit] * every;
    if ((to - from) / length > most + 1) continue;
    const days: number[] = [];
    for (let day = floorTo(from, unit); day <= to; day = after(day, unit)) {
      if (day >= from && falls(day, unit, every)) days.push(day);
    }
    const precision = unit === "week" ? "day" : unit;
    const told = days.map((day) => ({ day, words: daysInWords(isoDay(day), isoDay(day), precision) }));
    if (days.length <= most) return told;
  }
  return [];
}
