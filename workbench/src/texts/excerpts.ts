/** Some words of a text with what stands around them, cut at blanks. Units are UTF-16. */
export function excerptOf(
  text: string,
  start: number,
  end: number,
  around = 140,
): { before: string; words: string; after: string } {
  const line = (from: number, to: number) => text.slice(from, to).replaceAll(/\s+/g, " ");
  const edge = Math.max(0, start - around);
  const first = edge === 0 ? 0 : Math.min(start, text.indexOf(" ", edge) + 1 || start);
  const limit = Math.min(text.length, end + around);
  const last = limit === text.length ? limit : Math.max(end, text.lastIndexOf(" ", limit));
  return {
    before: `${first > 0 ? "…" : ""}${line(first, start)}`,
    words: line(start, end),
    after: `${line(end, last)}${last < text.length ? "…" : ""}`,
  };
}
