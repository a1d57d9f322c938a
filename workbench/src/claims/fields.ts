/** The fields of a claim in the order in which a person looks at them. */
export const FIELD_ORDER: readonly string[] = [
  "event_type",
  "date",
  "place",
  "initiators",
  "targets",
  "casualties",
  "weapons",
  "sources",
  "certainty",
  "granularity",
  "scope",
];

/** The field so many steps after this one, round the list; the first where there is none. */
export function fieldAfter(field: string | null, by: number): string {
  const count = FIELD_ORDER.length;
  return FIELD_ORDER[(FIELD_ORDER.indexOf(field ?? "") + by + count) % count] ?? "event_type";
}
