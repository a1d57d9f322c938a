import { expect, test } from "vitest";
import { alphaWords } from "./alphas.ts";

test("lower bounds are included", () => {
  expect([1, 0.8, 0.79, 0.667, 0.5, -0.2, null].map(alphaWords)).toEqual([
    "reliable",
    "reliable",
    "tentative",
    "tentative",
    "not reliable",
    "not reliable",
    "too few to tell",
  ]);
});
