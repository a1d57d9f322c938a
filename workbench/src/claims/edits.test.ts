import { expect, test } from "vitest";
import type { Claim } from "../api/records.ts";
import { figureFrom, placeFrom, settled, withFigure, withoutPart, withPart } from "./edits.ts";

const claim = {
  id: "c",
  report: { id: "r", text_sha256: "", published: "2020-01-08" },
  event_type: "attack",
  trigger: "attacked",
  trigger_start: 0,
  initiators: [{ text: "gunmen", start: 3, actors: ["x"], kind: "rebel", said_by: [0] }],
  casualties: [
    { text: "7", start: 1, party: "people", effect: "killed", min: 7, max: 7, part_of: null },
    { text: "5", start: 9, party: "soldiers", effect: "killed", min: 5, max: 5, part_of: 0 },
  ],
} as unknown as Claim;

test("a party keeps what was said of it but not whom the registry took it for", () => {
  expect(withPart(claim, "initiators", { text: "armed men", start: 20 }, 0)).toEqual([
    { text: "armed men", start: 20, actors: [], kind: "rebel", said_by: [0] },
  ]);
  expect(withPart(claim, "weapons", { text: "rifles", start: 4 }, null)).toEqual([{ text: "rifles", start: 4 }]);
});

test("figures are read from their words", () => {
  const told = (text: string) => {
    const { min, max, party } = figureFrom({ text, start: 0 });
    return [min, max, party];
  };
  expect(told("at least 12 soldiers")).toEqual([12, null, "soldiers"]);
  expect(told("three civilians")).toEqual([3, 3, "civilians"]);
  expect(told("up to 1,200 people")).toEqual([null, 1200, "people"]);
  expect(told("more than 5")).toEqual([6, null, "people"]);
  expect(told("dozens of fighters")).toEqual([null, null, "dozens of fighters"]);
});

test("marking words for a row moves the words and leaves the numbers", () => {
  expect(withFigure(claim, { text: "five", start: 40 }, 1)[1]).toMatchObject({
    text: "five",
    start: 40,
    min: 5,
    party: "soldiers",
    part_of: 0,
  });
});

test("a row that held a part goes, and the part stands alone", () => {
  expect(withoutPart(claim, "casualties", 0)).toMatchObject([{ party: "soldiers", part_of: null }]);
});

test("a place without an entry is words alone", () => {
  expect(placeFrom({ text: "Tarn", start: 7 }, null)).toMatchObject({
    text: "Tarn",
    start: 7,
    lat: null,
    country: null,
  });
});

test("a field that a person set is corrected where it changed, else confirmed", () => {
  const coded: Claim = { ...claim, event_type: "riot" };
  const set = { event_type: "j1", casualties: "j2" };
  expect(settled(claim, coded, set)).toEqual({ corrected: ["event_type"], confirmed: ["casualties"] });
  expect(settled(claim, undefined, { place: "j3" })).toEqual({ corrected: [], confirmed: ["place"] });
});
