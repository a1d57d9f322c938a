/** Overlapping highlights: marks on a text become segments in a row, each with all the marks that cover it. */

export type Field = "event" | "date" | "place" | "initiators" | "targets" | "weapons" | "casualties" | "sources";

/** A marked stretch in UTF-16 units; `key` names what it belongs to (a claim and its field), `label` tells it in words. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly field: Field;
  readonly key: string;
  readonly label: string;
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  /** The shortest, and so the most telling, first. */
  readonly marks: readonly Mark[];
}

export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly segments: readonly Segment[];
}

/** A text's paragraphs (its lines), cut where a mark starts or ends. Empty lines keep their place. */
export function paragraphsOf(text: string, marks: readonly Mark[]): Paragraph[] {
  const sorted = [...marks].filter((mark) => mark.end > mark.start).sort((one, other) => one.start - other.start);
  const paragraphs: Paragraph[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    open = open.filter((mark) => mark.end > start);
    for (let mark = sorted[next]; mark && mark.start < end; mark = sorted[next]) {
      open.push(mark);
      next += 1;
    }
    paragraphs.push({ start, end, segments: segmentsOf(start, end, open) });
    start = end + 1;
  }
  return paragraphs;
}

function segmentsOf(start: number, end: number, marks: readonly Mark[]): Segment[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const edges = inside.flatMap((mark) => [Math.max(start, mark.start), Math.min(end, mark.end)]);
  const cuts = [...new Set([start, ...edges, end])].sort((one, other) => one - other);
  const segments: Segment[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [from, to] = [cuts[at] as number, cuts[at + 1] as number];
    const over = inside.filter((mark) => mark.start <= from && mark.end >= to);
    segments.push({
      start: from,
      end: to,
      marks: over.sort((one, other) => one.end - one.start - (other.end - other.start)),
    });
  }
  return segments;
}
