/** What an alpha means, after Krippendorff's own bounds. */
export function alphaWords(alpha: number | null): string {
  if (alpha === null) return "too few to tell";
  if (alpha >= 0.8) return "reliable";
  return alpha >= 0.667 ? "tentative" : "not reliable";
}
