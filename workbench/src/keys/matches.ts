/** The things whose text has all words typed, those where a word starts with them first. */
export function fitting<Thing>(typed: string, things: readonly Thing[], textOf: (thing: Thing) => string): Thing[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const scored = things.map((thing, at) => ({ thing, at, score: scoreOf(words, textOf(thing).toLowerCase()) }));
  return scored
    .filter((one) => one.score >= 0)
    .sort((one, other) => other.score - one.score || one.at - other.at)
    .map((one) => one.thing);
}

function scoreOf(words: readonly string[], text: string): number {
  let score = 0;
  for (const word of words) {
    const found = text.indexOf(word);
    if (found < 0) return -1;
    score += found === 0 ? 3 : text[found - 1] === " " ? 2 : 1;
  }
  return score;
}
