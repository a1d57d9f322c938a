/** The rows of a long list that are in sight, with some more either side. */
export function windowOf(
  top: number,
  height: number,
  row: number,
  count: number,
  more = 8,
): { from: number; to: number } {
  const from = Math.max(0, Math.floor(top / row) - more);
  const to = Math.min(count, Math.ceil((top + height) / row) + more);
  return { from: Math.min(from, count), to: Math.max(to, 0) };
}

/** How far to scroll so that a row is in sight, null where it is. */
export function scrollFor(at: number, top: number, height: number, row: number): number | null {
  if (at * row < top) return at * row;
  if ((at + 1) * row > top + height) return (at + 1) * row - height;
  return null;
}
