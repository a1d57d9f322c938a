import { expect, test } from "vitest";
import { lookAt, sorted, type IncidentRow, type Wish } from "./rows.ts";

const row = (more: Partial<IncidentRow>): IncidentRow => ({
  id: "i",
  title: "Attack in Bamako",
  type: "attack",
  start: 100,
  end: 101,
  place: "Bamako",
  country: "ML",
  lat: 12.6,
  lon: -8,
  level: "settlement",
  radiusKm: 5,
  grade: "single source",
  scope: "political",
  killed: [1, 2, 3],
  wounded: null,
  reports: 1,
  sources: 1,
  claimants: [],
  reviewed: false,
  provisional: false,
  confidence: "high",
  aggregate: false,
  text: "attack in bamako bamako",
  ...more,
});
const fits = (one: IncidentRow, wish: Wish) => lookAt([one], wish).shown.length === 1;
const all: Wish = { q: "", facets: {}, from: null, to: null, box: null, tray: null, aggregates: false };

test("time fits by overlap, and what has no day does not fit a time", () => {
  expect(fits(row({}), { ...all, from: 101, to: 110 })).toBe(true);
  expect(fits(row({}), { ...all, from: 102 })).toBe(false);
  expect(fits(row({ start: null, end: null }), { ...all, to: 500 })).toBe(false);
  expect(fits(row({ start: null, end: null }), { ...all, tray: "date" })).toBe(true);
});

test("a box over 180° holds both its sides", () => {
  const box = [170, -10, -170, 10] as const;
  expect(fits(row({ lat: 0, lon: 175 }), { ...all, box })).toBe(true);
  expect(fits(row({ lat: 0, lon: -175 }), { ...all, box })).toBe(true);
  expect(fits(row({ lat: 0, lon: 0 }), { ...all, box })).toBe(false);
  expect(fits(row({ lat: null, lon: null }), { ...all, box })).toBe(false);
});

test("summaries are never among the incidents", () => {
  expect(fits(row({ aggregate: true }), all)).toBe(false);
  expect(fits(row({ aggregate: true }), { ...all, aggregates: true })).toBe(true);
});

test("a facet's own choice does not narrow its counts", () => {
  const rows = [row({}), row({ type: "riot" }), row({ type: "riot", grade: "contested" })];
  const { counts, shown } = lookAt(rows, { ...all, facets: { type: ["attack"], grade: ["single source"] } });
  expect(shown.length).toBe(1);
  expect([...counts.type]).toEqual([
    ["attack", 1],
    ["riot", 1],
  ]);
  expect([...counts.grade]).toEqual([["single source", 1]]);
});

test("the timeline shows what other days would give, the map what another frame would", () => {
  const rows = [row({ id: "in" }), row({ id: "late", start: 900, end: 900 }), row({ id: "far", lat: 60 })];
  const sight = lookAt(rows, { ...all, to: 500, box: [-20, 0, 20, 20] });
  const ids = (list: readonly IncidentRow[]) => list.map((one) => one.id);
  expect([ids(sight.shown), ids(sight.besideTime), ids(sight.besideBox)]).toEqual([
    ["in"],
    ["in", "late"],
    ["in", "far"],
  ]);
});

test("what has no value comes last either way", () => {
  const rows = [row({ id: "a", start: null }), row({ id: "b", start: 5 }), row({ id: "c", start: 9 })];
  expect(sorted(rows, "date", true).map((one) => one.id)).toEqual(["c", "b", "a"]);
  expect(sorted(rows, "date", false).map((one) => one.id)).toEqual(["b", "c", "a"]);
});

test("20,000 incidents are filtered and counted within 100 ms", () => {
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    row({ id: `i${at}`, start: at, end: at, type: at % 2 ? "riot" : "attack" }),
  );
  const before = performance.now();
  lookAt(rows, { ...all, q: "bamako", from: 500 });
  expect(performance.now() - before).toBeLessThan(100);
});
