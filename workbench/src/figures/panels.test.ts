import { expect, test } from "vitest";
import type { Claim, FigureRow, Resolved } from "../api/records.ts";
import { SOURCE_KINDS } from "../claims/words.ts";
import { claimantOf, gridOf, outcomesOf, tollWords } from "./panels.ts";

const row = (more: Partial<FigureRow>): FigureRow =>
  ({ claim: "c1", index: 0, text: "five", effect: "killed", low: 5, best: 5, high: 5, ...more }) as FigureRow;
const claim = {
  id: "c1",
  sources: [{ kind: "ngo_un" }],
  casualties: [{ said_by: [0] }, { said_by: [] }],
} as unknown as Claim;

test("a tick has the kind of its claimant, the reporter's where nobody is named", () => {
  expect(claimantOf([claim], row({}))).toBe("ngo_un");
  expect(claimantOf([claim], row({ index: 1 }))).toBe("reporter");
  expect(claimantOf([], row({}))).toBe("reporter");
});

test("three kinds of nothing read differently", () => {
  expect(tollWords({ low: 0, best: 0, high: 0, unreported: false })).toBe("0");
  expect(tollWords({ low: 0, best: 0, high: 0, unreported: true })).toBe("not reported (written as 0)");
  expect(tollWords({ low: null, best: null, high: null, unreported: false })).toBe("no number");
});

test("ranges keep their best number in front", () => {
  expect(tollWords({ low: 3, best: 5, high: 8, unreported: false })).toBe("5 (3–8)");
  expect(tollWords({ low: 3, best: null, high: null, unreported: false })).toBe("at least 3");
  expect(tollWords({ low: 3, best: 3, high: null, unreported: false })).toBe("at least 3");
});

test("outcomes share a scale that holds every claim, rejected ones too", () => {
  const figures = [
    {
      effect: "killed",
      party: "soldiers",
      side: "target",
      low: 5,
      best: 5,
      high: 5,
      rows: [row({}), row({ high: 12, rejected: "later figure" })],
    },
  ];
  const [killed] = outcomesOf({ figures } as unknown as Resolved, [claim], SOURCE_KINDS);
  expect(killed?.most).toBe(12);
  expect(killed?.bars[0]?.label).toBe("soldiers of the targets");
  expect(killed?.bars[0]?.ticks.map((tick) => tick.used)).toEqual([true, false]);
});

test("grids are round and few", () => {
  expect(gridOf(7)).toEqual([0, 2, 4, 6]);
  expect(gridOf(120)).toEqual([0, 50, 100]);
  expect(gridOf(1)).toEqual([0, 1]);
});
