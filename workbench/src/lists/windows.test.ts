import { expect, test } from "vitest";
import { scrollFor, windowOf } from "./windows.ts";

test("the window holds what is in sight and never leaves the list", () => {
  expect(windowOf(0, 100, 20, 1000, 2)).toEqual({ from: 0, to: 7 });
  expect(windowOf(1000, 100, 20, 1000, 2)).toEqual({ from: 48, to: 57 });
  expect(windowOf(1e6, 100, 20, 10, 2)).toEqual({ from: 10, to: 10 });
  expect(windowOf(0, 100, 20, 0)).toEqual({ from: 0, to: 0 });
});

test("a row out of sight is scrolled to, one in sight is not", () => {
  expect(scrollFor(0, 50, 100, 20)).toBe(0);
  expect(scrollFor(3, 50, 100, 20)).toBeNull();
  expect(scrollFor(10, 50, 100, 20)).toBe(120);
});
