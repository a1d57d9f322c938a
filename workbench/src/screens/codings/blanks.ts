import type { Claim, Report } from "../../api/records.ts";
import type { Words } from "../../claims/edits.ts";

let made = 0;

/** An event of which only the words that name it are known. */
export function blank(report: Report, words: Words): Claim {
  made += 1;
  const { id, text_sha256, publisher = null, published = null, copy_of = null, synthetic = false } = report;
  return {
    id: `new-${made}`,
    report: { id, text_sha256, publisher, published, copy_of, synthetic },
    event_type: "attack",
    trigger: words.text,
    trigger_start: words.start,
    granularity: "single",
    certainty: "reported",
    date: null,
    place: null,
    initiators: [],
    targets: [],
    weapons: [],
    main: made === 1,
    scope: "unclear",
    casualties: [],
    sources: [],
    confidence: "high",
    field_confidence: {},
    evidence: [],
    maker: { kind: "person", name: "" },
    rules: {},
    relations: [],
  } as unknown as Claim;
}

const OURS = [
  "event_type",
  "trigger",
  "trigger_start",
  "granularity",
  "certainty",
  "date",
  "place",
  "initiators",
  "targets",
  "weapons",
  "main",
  "scope",
  "casualties",
  "sources",
] as const;

/** What a second coder hands in of a claim: the coded fields, without ids and makers. */
export function kept(claim: Claim): Partial<Claim> {
  return Object.fromEntries(OURS.map((field) => [field, claim[field]])) as Partial<Claim>;
}
