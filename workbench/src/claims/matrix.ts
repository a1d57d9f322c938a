/** The claims matrix: a row a report in time order, a column a field, and which cells differ from what is resolved. */

import type { Claim, Resolved } from "../api/records.ts";
import { casualtyWords, fieldWords } from "./words.ts";

export const COLUMNS = [
  "event_type",
  "date",
  "place",
  "initiators",
  "targets",
  "killed",
  "wounded",
  "weapons",
  "sources",
] as const;
export type Column = (typeof COLUMNS)[number];
export type Stance = "agrees" | "differs" | "silent" | "none";

export interface Cell {
  readonly column: Column;
  readonly words: string;
  readonly stance: Stance;
}

export interface Row {
  readonly claim: Claim;
  readonly cells: readonly Cell[];
}

/** The field of the claim whose words stand in a column. */
export function fieldOf(column: Column): string {
  return column === "killed" || column === "wounded" ? "casualties" : column;
}

function supported(resolved: Resolved, column: Column, claim: string): Stance {
  const part = {
    event_type: resolved.type_support,
    date: resolved.date,
    place: resolved.place,
    initiators: resolved.initiators,
    targets: resolved.targets,
    weapons: resolved.weapons,
    sources: null,
    killed: null,
    wounded: null,
  }[column];
  if (column === "killed" || column === "wounded") {
    const figures = (resolved.figures ?? []).filter((figure) => figure.effect === column);
    if (figures.some((figure) => figure.dissent?.includes(claim))) return "differs";
    return figures.some((figure) => figure.support?.includes(claim)) ? "agrees" : "none";
  }
  if (part?.dissent?.includes(claim)) return "differs";
  return part?.support?.includes(claim) ? "agrees" : "none";
}

function cellOf(claim: Claim, resolved: Resolved, column: Column): Cell {
  const figures = (claim.casualties ?? []).filter((row) => row.effect === column);
  const told =
    column === "killed" || column === "wounded"
      ? figures.map((row) => casualtyWords(row).replace(`${column} `, "")).join("; ")
      : fieldWords(claim, column);
  const silent = !told || told === "not told";
  return {
    column,
    words: silent ? "not told" : told,
    stance: silent ? "silent" : supported(resolved, column, claim.id),
  };
}

/** Rows by day of publication, undated reports last. */
export function matrixOf(claims: readonly Claim[], resolved: Resolved): Row[] {
  const day = (claim: Claim) => claim.report.published ?? "9999";
  const sorted = [...claims].sort((one, other) => day(one).localeCompare(day(other)));
  return sorted.map((claim) => ({ claim, cells: COLUMNS.map((column) => cellOf(claim, resolved, column)) }));
}
