import * as calls from "../../api/calls.ts";
import type { Claim } from "../../api/records.ts";
import { tell } from "../../app/notices.svelte.ts";
import {
  figureFrom,
  PART_FIELDS,
  placeFrom,
  withFigure,
  withPart,
  type PartField,
  type Words,
} from "../../claims/edits.ts";
import type { Offsets } from "../../texts/offsets.ts";

/** What marking words made of a field: its value, or the sentence that says why nothing came of it. */
type Anchored = { readonly value: unknown; readonly note?: string } | { readonly note: string };

const listed = (field: string): field is PartField => (PART_FIELDS as readonly string[]).includes(field);

/** The value of a field once words are marked for it; `part` is the place in a list that the words are for. */
async function anchored(claim: Claim, field: string, part: number | null, words: Words): Promise<Anchored> {
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

/** Puts words where the focus is, and says what cannot be. */
export async function anchor(
  claim: Claim,
  field: string,
  part: number | null,
  words: Words,
  correct: (field: string, value: unknown) => void,
): Promise<void> {
  const made = await anchored(claim, field, part, words);
  if (made.note) tell("told", made.note);
  if ("value" in made) correct(field, made.value);
}

/** The words that were selected, between two offsets of the page's; the selection is let go of. */
export function taken(text: string, offsets: Offsets, from: number, to: number): Words {
  getSelection()?.removeAllRanges();
  return { text: text.slice(from, to), start: offsets.toPoints(from) };
}

/** What a field is once the report does not tell it; undefined where it always tells it. */
export function untold(field: string): unknown {
  if (field === "date" || field === "place") return null;
  return field === "casualties" || listed(field) ? [] : undefined;
}
