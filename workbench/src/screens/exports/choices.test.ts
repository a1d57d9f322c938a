import { expect, test } from "vitest";
import { delayFrom, wholeNumber } from "./choices.ts";

test("a number is whole and within its range", () => {
  expect(wholeNumber("12.9", 0, 1000)).toBe(12);
  expect(wholeNumber("4000", 0, 1000)).toBe(1000);
  expect(wholeNumber("-3", 0, 1000)).toBe(0);
});

test("what is no number leaves the choice to the profile", () => {
  expect(wholeNumber("", 0, 1000)).toBeNull();
  expect(delayFrom("soon", 0)).toBeNull();
});

test("nobody asks for fewer days than they may", () => {
  expect(delayFrom("0", 7)).toBe(7);
  expect(delayFrom("0", 0)).toBe(0);
});
