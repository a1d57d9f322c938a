/** The incidents of Explore as rows, and which of them fit what is asked. All in the browser, so that brushing is at once. */

import type { Grade } from "../../api/records.ts";
import { drawn } from "../../maps/areas.ts";
import type { Summaries } from "../../api/shapes.ts";

export type Toll = readonly [number | null, number | null, number | null] | null;

export interface IncidentRow {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly place: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly level: string | null;
  readonly radiusKm: number | null;
  readonly grade: Grade;
  readonly scope: string;
  readonly killed: Toll;
  readonly wounded: Toll;
  readonly reports: number;
  readonly sources: number;
  readonly claimants: readonly string[];
  readonly reviewed: boolean;
  readonly provisional: boolean;
  readonly confidence: string;
  readonly aggregate: boolean;
  /** Lower case, for the search. */
  readonly text: string;
}

/** Columns turned into rows. */
export function rowsOf(table: Summaries): IncidentRow[] {
  return table.id.map((id, at) => {
    const of = <Value>(column: readonly Value[]): Value => column[at] as Value;
    const [title, place] = [of(table.title), of(table.place)];
    return {
      id,
      title,
      place,
      type: of(table.type),
      start: of(table.start),
      end: of(table.end),
      country: of(table.country),
      lat: of(table.lat),
      lon: of(table.lon),
      level: of(table.level),
      radiusKm: of(table.radius),
      grade: of(table.grade) as Grade,
      scope: of(table.scope),
      killed: of(table.killed) as Toll,
      wounded: of(table.wounded) as Toll,
      reports: of(table.reports),
      sources: of(table.sources),
      claimants: of(table.claimants),
      reviewed: of(table.reviewed),
      provisional: of(table.provisional),
      confidence: of(table.confidence),
      aggregate: of(table.aggregate),
      text: `${title} ${place ?? ""}`.toLowerCase(),
    };
  });
}

export const FACETS = [
  "type",
  "grade",
  "country",
  "level",
  "claimant",
  "confidence",
  "scope",
  "reviewed",
  "single",
] as const;
export type Facet = (typeof FACETS)[number];

/** What the analyst asks for; a facet without values lets everything through. */
export interface Wish {
  readonly q: string;
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Days since 1970, both included. */
  readonly from: number | null;
  readonly to: number | null;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number] | null;
  readonly tray: "place" | "date" | null;
  readonly aggregates: boolean;
}

/** A row's values of a facet. */
export function valuesOf(row: IncidentRow, facet: Facet): readonly string[] {
  switch (facet) {
    case "claimant":
      return row.claimants.length ? row.claimants : ["reporter"];
    case "reviewed":
      return [row.reviewed ? "yes" : "no"];
    case "single":
      return [row.sources <= 1 ? "yes" : "no"];
    case "country":
      return [row.country ?? "none"];
    case "level":
      return [row.level ?? "none"];
    default:
      return [row[facet]];
  }
}

/** What keeps a row out: nothing, one thing alone (a facet, the days, the map's frame), or more than one can lift. */
type Bar = Facet | "time" | "box" | "more" | null;

function barOf(row: IncidentRow, wish: Wish, words: readonly string[]): Bar {
  if (row.aggregate !== wish.aggregates) return "more";
  if (wish.tray === "place" && drawn(row)) return "more";
  if (wish.tray === "date" && row.start !== null) return "more";
  if (!words.every((word) => row.text.includes(word))) return "more";
  let bar: Bar = overlaps(row, wish) ? null : "time";
  if (wish.box && !inside(row, wish.box)) {
    if (bar) return "more";
    bar = "box";
  }
  for (const facet of FACETS) {
    const asked = wish.facets[facet];
    if (!asked?.length || valuesOf(row, facet).some((value) => asked.includes(value))) continue;
    if (bar) return "more";
    bar = facet;
  }
  return bar;
}

function overlaps(row: IncidentRow, { from, to }: Wish): boolean {
  if (from === null && to === null) return true;
  if (row.start === null || row.end === null) return false;
  return (from === null || row.end >= from) && (to === null || row.start <= to);
}

function inside(row: IncidentRow, [west, south, east, north]: readonly [number, number, number, number]): boolean {
  if (row.lat === null || row.lon === null || row.lat < south || row.lat > north) return false;
  return west <= east ? row.lon >= west && row.lon <= east : row.lon >= west || row.lon <= east;
}

export interface Sight {
  readonly shown: readonly IncidentRow[];
  /** Those that fit all but the days, and all but the map's frame: what timeline and map draw. */
  readonly besideTime: readonly IncidentRow[];
  readonly besideBox: readonly IncidentRow[];
  /** By facet, how many rows each value would show; the facet's own choice does not narrow them. */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

/** All that Explore draws, in one pass over the rows. */
export function lookAt(rows: readonly IncidentRow[], wish: Wish): Sight {
  const words = wish.q.toLowerCase().split(/\s+/).filter(Boolean);
  const [shown, besideTime, besideBox]: [IncidentRow[], IncidentRow[], IncidentRow[]] = [[], [], []];
  const counts = Object.fromEntries(
    FACETS.map((facet) => [facet, new Map((wish.facets[facet] ?? []).map((value) => [value, 0]))]),
  ) as Record<Facet, Map<string, number>>;
  const count = (row: IncidentRow, facet: Facet) => {
    const of = counts[facet];
    for (const value of valuesOf(row, facet)) of.set(value, (of.get(value) ?? 0) + 1);
  };
  for (const row of rows) {
    const bar = barOf(row, wish, words);
    if (bar === "more") continue;
    if (bar === null) shown.push(row);
    if (bar === null || bar === "time") besideTime.push(row);
    if (bar === null || bar === "box") besideBox.push(row);
    if (bar === null) for (const facet of FACETS) count(row, facet);
    else if (bar !== "time" && bar !== "box") count(row, bar);
  }
  return { shown, besideTime, besideBox, counts };
}

export type Order = "date" | "killed" | "title" | "grade" | "reports";

/** Rows in an order; those without a value last. */
export function sorted(rows: readonly IncidentRow[], order: Order, down: boolean): IncidentRow[] {
  const grades: Record<Grade, number> = {
    confirmed: 4,
    corroborated: 3,
    "single source": 2,
    contested: 1,
    discounted: 0,
  };
  const numbers: Record<Exclude<Order, "title">, (row: IncidentRow) => number | null> = {
    date: (row) => row.start,
    killed: (row) => row.killed?.[1] ?? row.killed?.[0] ?? null,
    grade: (row) => grades[row.grade],
    reports: (row) => row.reports,
  };
  const way = down ? -1 : 1;
  if (order === "title") return [...rows].sort((one, other) => way * one.title.localeCompare(other.title));
  const of = numbers[order];
  return [...rows].sort((one, other) => {
    const [first, second] = [of(one), of(other)];
    if (first === null || second === null) return first === second ? 0 : first === null ? 1 : -1;
    return way * (first - second) || one.id.localeCompare(other.id);
  });
}
