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
