import * as calls from "../../api/calls.ts";
import type { Claim } from "../../api/records.ts";
import {
  figureFrom,
  PART_FIELDS,
  placeFrom,
  withFigure,
  withPart,
  type PartField,
  type Words,
} from "../../claims/edits.ts";

/** What marking words made of a field: its value, or the sentence that says why nothing came of it. */
export type Anchored = { readonly value: unknown; readonly note?: string } | { readonly note: string };

const listed = (field: string): field is PartField => (PART_FIELDS as readonly string[]).includes(field);

/** The value of a field once words are marked for it; `part` is the place in a list that the words are for. */
export async function anchored(claim: Claim, field: string, part: number | null, words: Words): Promise<Anchored> {
  if (field === "casualties") {
    return { value: claim.casualties?.length ? withFigure(claim, words, part) : [figureFrom(words)] };
  }
  if (listed(field)) return { value: withPart(claim, field, words, part) };
  if (field === "date") {
    if (!claim.date) return { note: "Give the days first; then mark the words." };
    const end = words.start + [...words.text].length;
    return { value: { ...claim.date, span: { start: words.start, end } } };
  }
  if (field !== "place") return { note: "This field is chosen from a list." };
  const found = (await calls.places(words.text)).body.rows;
  const value = placeFrom(words, found.find((one) => one.country === claim.place?.country) ?? found[0] ?? null);
  if (found.length) return { value };
  return { value, note: `“${words.text}” is not in the gazetteer: the words stand without a point.` };
}

/** What a field is once the report does not tell it; undefined where it always tells it. */
export function untold(field: string): unknown {
  if (field === "date" || field === "place") return null;
  return field === "casualties" || listed(field) ? [] : undefined;
}
