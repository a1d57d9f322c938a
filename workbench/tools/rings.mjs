// Rings of longitudes and latitudes: unrolled over 180°, cut there, measured.

/** The ring with no step of more than half the world between neighbours. */
export function unroll(ring) {
  let turn = 0;
  return ring.map(([x, y], at) => {
    if (at > 0) {
      const step = x - ring[at - 1][0];
      turn += step > 180 ? -360 : step < -180 ? 360 : 0;
    }
    return [x + turn, y];
  });
}

/** The part of a closed ring on one side of a meridian (`sign` 1: east of it), closed again; empty where there is none. */
export function half(ring, meridian, sign) {
  const inside = ([x]) => sign * (x - meridian) >= 0;
  const kept = [];
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [one, next] = [ring[at], ring[at + 1]];
    if (inside(one)) kept.push(one);
    if (inside(one) !== inside(next)) {
      const share = (meridian - one[0]) / (next[0] - one[0]);
      kept.push([meridian, one[1] + share * (next[1] - one[1])]);
    }
  }
  return kept.length > 2 ? [...kept, kept[0]] : [];
}

/** The polygon as polygons that all lie within -180 and 180. */
export function cut(rings) {
  const unrolled = rings.map(unroll);
  const start = Math.min(...unrolled[0].map(([x]) => x));
  const moved = unrolled.map((ring) => ring.map(([x, y]) => [start < -180 ? x + 360 : x, y]));
  if (Math.max(...moved[0].map(([x]) => x)) <= 180) return [moved];
  const west = moved.map((ring) => half(ring, 180, -1)).filter((ring) => ring.length);
  const east = moved.map((ring) => half(ring, 180, 1)).filter((ring) => ring.length);
  const back = east.map((ring) => ring.map(([x, y]) => [x - 360, y]));
  return [west, back].filter((part) => part.length);
}

/** The area that a closed ring holds, in square degrees. */
export function area(ring) {
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at += 1) sum += ring[at][0] * ring[at + 1][1] - ring[at + 1][0] * ring[at][1];
  return Math.abs(sum / 2);
}

/** A point well inside: the middle of the widest stretch on the ring's middle latitude. */
export function middle(ring) {
  const heights = ring.map(([, y]) => y);
  const level = (Math.min(...heights) + Math.max(...heights)) / 2;
  const crossings = [];
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [[x, y], [nextX, nextY]] = [ring[at], ring[at + 1]];
    if (y < level !== nextY < level) crossings.push(x + ((level - y) / (nextY - y)) * (nextX - x));
  }
  crossings.sort((one, other) => one - other);
  let best = [crossings[0] ?? ring[0][0], crossings[0] ?? ring[0][0]];
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    if (crossings[at + 1] - crossings[at] > best[1] - best[0]) best = [crossings[at], crossings[at + 1]];
  }
  return [(best[0] + best[1]) / 2, level];
}
