import type { Claim } from "../api/records.ts";
import type { Field, Mark } from "../texts/highlights.ts";
import type { Offsets } from "../texts/offsets.ts";
import { bounds, EFFECTS, EVENT_TYPES, FIELDS, word } from "./words.ts";

/** The words of a claim in its report, as marks in UTF-16 units; `key` is "claim/field". */
export function marksOf(claim: Claim, offsets: Offsets): Mark[] {
  const marks: Mark[] = [];
  const add = (field: Field, named: string, text: string, start: number, label: string) => {
    const end = offsets.toUnits(start + [...text].length);
    marks.push({ start: offsets.toUnits(start), end, field, key: `${claim.id}/${named}`, label });
  };
  const told = word(EVENT_TYPES, claim.event_type);
  add("event", "event_type", claim.trigger, claim.trigger_start, told);
  if (claim.date?.span) {
    const { start, end } = claim.date.span;
    marks.push({
      start: offsets.toUnits(start),
      end: offsets.toUnits(end),
      field: "date",
      key: `${claim.id}/date`,
      label: `Date of: ${told}`,
    });
  }
  if (claim.place) add("place", "place", claim.place.text, claim.place.start, `Place of: ${told}`);
  for (const field of ["initiators", "targets", "weapons", "sources"] as const) {
    for (const part of claim[field] ?? [])
      add(field, field, part.text, part.start, `${word(FIELDS, field)} of: ${told}`);
  }
  for (const row of claim.casualties ?? []) {
    add(
      "casualties",
      "casualties",
      row.text,
      row.start,
      `${word(EFFECTS, row.effect)} ${bounds(row.min, row.max)}: ${told}`,
    );
  }
  return marks;
}

/** Where in the report a field of a claim is told, in code points; null where a rule gave it. */
export function spanOf(claim: Claim, field: string): readonly [number, number] | null {
  const long = (text: string) => [...text].length;
  if (field === "date") return claim.date?.span ? [claim.date.span.start, claim.date.span.end] : null;
  if (field === "place") return claim.place ? [claim.place.start, claim.place.start + long(claim.place.text)] : null;
  if (
    field === "initiators" ||
    field === "targets" ||
    field === "weapons" ||
    field === "sources" ||
    field === "casualties"
  ) {
    const [first] = claim[field] ?? [];
    return first ? [first.start, first.start + long(first.text)] : null;
  }
  return [claim.trigger_start, claim.trigger_start + long(claim.trigger)];
}
