/** What the form for actors of one's own says, as the API takes it. */

import type { OwnActorName, OwnName } from "../../../api/shapes.ts";

export interface ActorForm {
  /** Of a known actor; empty for a new one. */
  readonly id: string;
  /** Parted by semicolons, the full one first. */
  readonly names: string;
  readonly kind: string;
  /** Two letters, or empty. */
  readonly country: string;
  /** A year or an ISO day, or empty. */
  readonly start: string;
  readonly end: string;
  readonly language: string;
}

type Kind = NonNullable<OwnActorName["kind"]> | null;
const LONGEST = 80;

/** The id of the known actor, or one made of the new one's first name: letters without marks, hyphens between. */
export function idOf(form: ActorForm): string {
  if (form.id) return form.id;
  const [name = ""] = form.names.split(";");
  const plain = name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  const words = plain.match(/[a-z0-9]+/g)?.join("-") ?? "";
  const codes = [...plain.trim()].map((one) => one.codePointAt(0)?.toString(36)).join("");
  return (words || `own-${codes}`).slice(0, LONGEST);
}

/** The names that the actor is to have: those that were added before, then the form's; the first new one says what it is. */
export function namesOf(form: ActorForm, rows: readonly OwnName[]): OwnActorName[] {
  const of = idOf(form);
  const known = rows.filter((row) => row.id === of);
  const told = form.names
    .split(";")
    .map((name) => name.trim())
    .filter((name) => name && !known.some((row) => row.name === name));
  const days = { start: form.start || null, end: form.end || null };
  const about = { kind: (form.kind || null) as Kind, country: form.country.toUpperCase() || null };
  const nothing = { kind: null, country: null, start: null, end: null };
  return [
    ...known.map((row) => ({
      name: row.name,
      kind: (row.kind || null) as Kind,
      country: row.country || null,
      parent: row.parent || null,
      start: row.start || null,
      end: row.end || null,
      language: row.language,
    })),
    ...told.map((name, at) => ({
      name,
      parent: null,
      language: form.language,
      ...(at === 0 ? { ...about, ...days } : form.id ? { ...nothing, ...days } : nothing),
    })),
  ];
}
