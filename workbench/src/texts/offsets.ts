/** Offsets: the API counts Unicode code points, the browser UTF-16 units. Here alone one becomes the other. */

/** Both ways for one text; built in one pass, each look-up takes a binary search over the characters of two units. */
export interface Offsets {
  readonly toUnits: (points: number) => number;
  readonly toPoints: (units: number) => number;
}

/** The offsets of a text. A unit inside a character counts as the character's start. */
export function offsetsOf(text: string): Offsets {
  const wide: number[] = []; // where in UTF-16 characters of two units start
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(at + 1))) {
      wide.push(at);
      at += 1;
    }
  }
  const before = (limit: number, startOf: (index: number) => number): number => {
    let [low, high] = [0, wide.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(middle) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    toUnits: (points) => points + before(points, (index) => (wide[index] ?? 0) - index),
    toPoints: (units) => units - before(units, (index) => wide[index] ?? 0),
  };
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
