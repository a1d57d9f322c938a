/** What a field of a claim becomes when a person marks words for it. Offsets are code points; nothing is stored here. */

import type { Casualty, Claim, Participant, Source } from "../api/records.ts";
import type { Entry } from "../api/shapes.ts";

export type PartField = "initiators" | "targets" | "weapons" | "sources";
export const PART_FIELDS: readonly PartField[] = ["initiators", "targets", "weapons", "sources"];

/** Words that a person marked: the text itself, and where it starts in code points. */
export interface Words {
  readonly text: string;
  readonly start: number;
}

/** The claim with one field replaced, as it will stand. */
export function withField(claim: Claim, field: string, value: unknown): Claim {
  return { ...claim, [field]: value };
}

/** A list of parties, weapons or sources with the words put at `at`, or at the end. */
export function withPart(claim: Claim, field: PartField, words: Words, at: number | null): unknown[] {
  const parts: readonly (Participant | Source | Words)[] = claim[field] ?? [];
  const old = at === null ? undefined : parts[at];
  const bare = {
    initiators: { actors: [], kind: "unknown", said_by: [] },
    targets: { actors: [], kind: "unknown", said_by: [] },
    weapons: {},
    sources: { kind: "other", actors: [], side: "unknown", via: [] },
  }[field];
  const made = { ...bare, ...(old ?? {}), ...words, ...(old && "actors" in old ? { actors: [] } : {}) };
  return old ? parts.map((one, index) => (index === at ? made : one)) : [...parts, made];
}

/** The list without one of its parts. */
export function withoutPart(claim: Claim, field: PartField | "casualties", at: number): unknown[] {
  const kept = (claim[field] ?? []).filter((_, index) => index !== at);
  return field === "casualties"
    ? kept.map((row) => ({ ...row, part_of: moved((row as Casualty).part_of ?? null, at) }))
    : kept;
}

function moved(whole: number | null, gone: number): number | null {
  if (whole === null || whole === gone) return null;
  return whole > gone ? whole - 1 : whole;
}

const NUMBERS: Readonly<Record<string, number>> = {
  no: 0,
  one: 1,
  a: 1,
  an: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};

/** A row of figures from words: their number, and what follows it as the party. */
export function figureFrom(words: Words, effect: Casualty["effect"] = "killed"): Casualty {
  const match = /^\s*(?:(at least|more than|up to)\s+)?([\d,.]*\d|[a-z]+)\b\s*(.*)$/iu.exec(words.text);
  const told = match?.[2] ?? "";
  const digits = Number(told.replaceAll(/[,.]/g, ""));
  const number = /\d/.test(told) ? digits : NUMBERS[told.toLowerCase()];
  const party = (number === undefined ? words.text : (match?.[3] ?? "")).trim() || "people";
  const bound = match?.[1]?.toLowerCase();
  const least = number === undefined || bound === "up to" ? null : bound === "more than" ? number + 1 : number;
  const most = number === undefined || bound === "at least" || bound === "more than" ? null : number;
  return {
    ...words,
    party,
    effect,
    min: least,
    max: most,
    said_by: [],
    actors: [],
    side: "unknown",
    part_of: null,
    severity: null,
    cause: null,
    status: "unknown",
    preliminary: false,
    supersedes: null,
  } as Casualty;
}

/** The figures with the words put at row `at`, whose numbers stay, or as a new row. */
export function withFigure(claim: Claim, words: Words, at: number | null): Casualty[] {
  const rows = [...(claim.casualties ?? [])];
  const old = at === null ? undefined : rows[at];
  return old ? rows.map((row, index) => (index === at ? { ...row, ...words } : row)) : [...rows, figureFrom(words)];
}

/** A place with its words, and where the gazetteer puts it; without an entry only the words stand. */
export function placeFrom(words: Words, entry: Entry | null): NonNullable<Claim["place"]> {
  const {
    country = null,
    admin1 = null,
    lat = null,
    lon = null,
    level = null,
    radius_km = null,
    geonames_id = null,
  } = entry ?? {};
  return { ...words, country, admin1, lat, lon, level, radius_km, geonames_id, relation: null } as NonNullable<
    Claim["place"]
  >;
}

/** The fields that persons set: those that they changed, and those that they found right as they were. */
export function settled(
  claim: Claim,
  coded: Claim | undefined,
  set: Readonly<Record<string, string>>,
): { readonly corrected: readonly string[]; readonly confirmed: readonly string[] } {
  const was = (coded ?? claim) as unknown as Readonly<Record<string, unknown>>;
  const now = claim as unknown as Readonly<Record<string, unknown>>;
  const same = (field: string) => JSON.stringify(was[field]) === JSON.stringify(now[field]);
  const fields = Object.keys(set);
  return { corrected: fields.filter((field) => !same(field)), confirmed: fields.filter(same) };
}
