import { expect, test } from "vitest";
import type { SideBySide } from "../../api/shapes.ts";
import { settlement } from "./settlements.ts";

const second = {
  id: "b",
  trigger: "💥 blast",
  trigger_start: 4,
  event_type: "explosive",
  place: { text: "Tarn", start: 9 },
};
const coding = { report: { id: "r" }, first: [], second: [second], who: "ben" } as unknown as SideBySide;
const row = (more: object) =>
  ({
    claim: "a",
    beside: "b",
    field: "place",
    one: "",
    other: "",
    settled: false,
    ...more,
  }) as SideBySide["differences"][number];

test("the second coder's word becomes a correction, the first one's an acceptance", () => {
  expect(settlement(coding, row({}), "second")).toMatchObject({
    action: "correct",
    claim: "a",
    field: "place",
    value: { text: "Tarn" },
  });
  expect(settlement(coding, row({}), "first")).toMatchObject({ action: "accept", claim: "a" });
});

test("an event that one lacks is rejected or added, with its span in code points", () => {
  expect(settlement(coding, row({ beside: null }), "second")).toMatchObject({ action: "reject", claim: "a" });
  expect(settlement(coding, row({ claim: null }), "second")).toMatchObject({
    action: "add",
    claim: "r",
    value: { start: 4, end: 11 },
  });
  expect(settlement(coding, row({ claim: null }), "first")).toBeNull();
});
