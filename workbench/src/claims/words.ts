/** Codes in the words of the field. No screen shows a bare code. */

import { daysInWords } from "../times/days.ts";
import type { Casualty, Claim, SourceKind } from "../api/records.ts";

type Labels = Readonly<Record<string, string>>;

export const EVENT_TYPES: Labels = {
  armed_clash: "Armed clash",
  air_drone_strike: "Air or drone strike",
  shelling_missile: "Shelling or missile attack",
  suicide_bomb: "Suicide bombing",
  explosive: "Bomb or explosive",
  chemical_weapon: "Chemical weapon",
  attack: "Attack",
  abduction: "Abduction",
  sexual_violence: "Sexual violence",
  protest: "Protest",
  riot: "Riot",
  force_against_protesters: "Force against protesters",
  arrest: "Arrest",
  weapons_seizure: "Weapons seizure",
  territory_change: "Change of territory",
  force_movement: "Movement of forces",
  agreement: "Agreement",
  property_destruction: "Destruction of property",
};
export const EFFECTS: Labels = {
  killed: "Killed",
  wounded: "Wounded",
  abducted: "Abducted",
  arrested: "Arrested",
  missing: "Missing",
  displaced: "Displaced",
  unspecified: "Not told how",
};
export const SOURCE_KINDS: Labels = {
  official: "Official",
  official_anonymous: "Unnamed official",
  armed_group: "Armed group",
  witness: "Witness",
  media: "Media",
  ngo_un: "NGO or UN",
  other: "Other",
};
export const CLAIMANTS: Labels = { ...SOURCE_KINDS, belligerents: "Parties to the fight" };
export const ACTOR_KINDS: Labels = {
  state_force: "State force",
  rebel: "Rebel group",
  political_militia: "Political militia",
  identity_militia: "Identity militia",
  rioters: "Rioters",
  protesters: "Protesters",
  civilian: "Civilians",
  international: "International force",
  organisation: "Organisation",
  thing: "Thing",
  unknown: "Kind not known",
};
export const GRANULARITIES: Labels = { single: "Single event", aggregate: "Summary of several" };
export const CERTAINTIES: Labels = { reported: "Reported as fact", alleged: "Alleged", disputed: "Disputed" };
export const SCOPES: Labels = { political: "Political violence", criminal: "Ordinary crime", unclear: "Scope unclear" };
export const CONFIDENCES: Labels = { high: "High confidence", medium: "Medium confidence", low: "Low confidence" };
export const GRADES: Labels = {
  confirmed: "Confirmed",
  corroborated: "Corroborated",
  "single source": "Single source",
  contested: "Contested",
  discounted: "Discounted",
};
export const WHY_NONE: Labels = {
  statement: "A statement, no event",
  plan_or_threat: "A plan or threat",
  history: "History",
  court: "Court news",
  exercise: "An exercise",
  accident: "An accident",
  crime: "Crime without violence against people",
  sport_or_metaphor: "Sport or metaphor",
  opinion: "Opinion",
  diplomacy: "Diplomacy",
  other: "Something else",
};
export const UNREAD: Labels = { language: "Language not read", paywall: "Behind a paywall", empty: "Empty text" };
export const POLICIES: Labels = {
  majority: "Majority",
  acled: "ACLED",
  ucdp: "UCDP",
  airwars: "Airwars",
  ibc: "Iraq Body Count",
  latest: "Latest",
};
export const LEVELS: Labels = {
  site: "Exact place",
  settlement: "Town or village",
  admin2: "District",
  admin1: "Province or state",
  country: "Country only",
  area: "Wider area",
  line: "Road, river or border",
  water: "At sea",
};
export const SIDES: Labels = {
  initiator: "of the initiators",
  target: "of the targets",
  bystander: "bystanders",
  third: "of a third side",
  unknown: "",
};
export const RELATIONS: Labels = {
  part_of: "part of",
  preceded_by: "came after",
  retaliation_for: "in retaliation for",
  update_of: "an update of",
  claimed_by: "claimed by",
  denied_by: "denied by",
};
/** The same, told from the other incident. */
export const RELATIONS_BACK: Labels = {
  part_of: "has as a part",
  preceded_by: "came before",
  retaliation_for: "was answered by",
  update_of: "is updated by",
  claimed_by: "claims",
  denied_by: "denies",
};
/** What gave a field that no words say, by the name of the rule. */
export const RULES: Labels = {
  tagger: "the model reads it so",
  parties: "it follows from the parties",
  weights: "weighed from how the report tells it",
  type: "it follows from what happened",
  weapon: "it follows from the weapon",
  published: "counted from the day of publication",
};
export const FIELDS: Labels = {
  event_type: "What happened",
  granularity: "One or several",
  certainty: "Certainty",
  date: "Date",
  place: "Place",
  initiators: "Initiators",
  targets: "Targets",
  weapons: "Weapons",
  scope: "Scope",
  casualties: "Casualties",
  sources: "Claimants",
};
export const KINDS_OF_JUDGEMENT: Labels = {
  same: "judged the same",
  different: "judged different",
  part_of: "judged part of",
  accept: "accepted",
  reject: "rejected",
  correct: "corrected",
  promote: "promoted to an incident",
  grade: "graded",
  relate: "related",
  withdraw: "took back",
  none: "said that there is no event in",
  add: "added an event to",
  unsure: "was unsure about",
  double: "coded a second time",
  adopt: "took the newer coding",
  decline: "kept the older coding",
};

/** The label of a code; a code that nobody labelled is at least readable. */
export function word(labels: Labels, code: string | null | undefined): string {
  if (!code) return "Not known";
  return labels[code] ?? code.replaceAll("_", " ");
}

/** The name of a country from its ISO 3166 alpha-2 code. */
export function countryName(code: string | null | undefined): string {
  if (!code) return "";
  try {
    return new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "12", "10–12", "at least 3", "up to 4", "no number". */
export function bounds(low: number | null | undefined, high: number | null | undefined): string {
  const [least, most] = [low ?? null, high ?? null];
  if (least === null) return most === null ? "no number" : `up to ${most}`;
  if (most === null) return `at least ${least}`;
  return least === most ? `${least}` : `${least}–${most}`;
}

/** A field of a claim in one line; "not told" where the report does not say. */
export function fieldWords(claim: Claim, field: string): string {
  switch (field) {
    case "event_type":
      return word(EVENT_TYPES, claim.event_type);
    case "granularity":
      return word(GRANULARITIES, claim.granularity);
    case "certainty":
      return word(CERTAINTIES, claim.certainty);
    case "scope":
      return word(SCOPES, claim.scope);
    case "date":
      return claim.date ? daysInWords(claim.date.start, claim.date.end, claim.date.precision) : "not told";
    case "place":
      return claim.place ? placeWords(claim.place) : "not told";
    case "initiators":
      return several(claim.initiators);
    case "targets":
      return several(claim.targets);
    case "weapons":
      return several(claim.weapons);
    case "sources":
      return several(claim.sources);
    case "casualties":
      return (claim.casualties ?? []).map(casualtyWords).join("; ") || "not told";
    default:
      return "";
  }
}

/** A field's value by itself, as a judgement holds it, in one line. */
export function valueWords(field: string | null | undefined, value: unknown): string {
  if (!field) return typeof value === "string" ? value.replaceAll("_", " ") : "";
  return fieldWords({ [field]: value } as unknown as Claim, field);
}

const CHOSEN: Readonly<Record<string, Labels>> = {
  event_type: EVENT_TYPES,
  granularity: GRANULARITIES,
  certainty: CERTAINTIES,
  scope: SCOPES,
};

/** What stood before or after a change; the server tells fields that are chosen from a list by their codes. */
export function changeWords(field: string | null | undefined, told: string | null): string {
  const labels = CHOSEN[field ?? ""];
  return told === null ? "not told" : labels ? word(labels, told) : told;
}

export function casualtyWords(row: Casualty): string {
  return `${word(EFFECTS, row.effect).toLowerCase()} ${bounds(row.min, row.max)} ${row.party}`.trim();
}

export function placeWords(place: NonNullable<Claim["place"]>): string {
  return [place.text, place.admin1, countryName(place.country)]
    .filter((part, at, all) => part && all.indexOf(part) === at)
    .join(", ");
}

function several(parts: readonly { text: string }[] | undefined): string {
  return (parts ?? []).map((part) => part.text).join("; ") || "not told";
}

/** The shape that stands for a kind of claimant, so that colour is never the only sign. */
export const SHAPES: Readonly<Record<SourceKind | "reporter", string>> = {
  official: "square",
  official_anonymous: "frame",
  armed_group: "triangle",
  witness: "circle",
  media: "diamond",
  ngo_un: "pentagon",
  other: "cross",
  reporter: "bar",
};
