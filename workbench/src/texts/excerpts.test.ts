import { expect, test } from "vitest";
import { excerptOf } from "./excerpts.ts";

test("an excerpt is cut at blanks and tells that it is cut", () => {
  const text = "Officials said on Monday that seven soldiers were killed near the river, and that the search went on.";
  const start = text.indexOf("seven");
  expect(excerptOf(text, start, start + 14, 15)).toEqual({
    before: "…Monday that ",
    words: "seven soldiers",
    after: " were killed…",
  });
  expect(excerptOf("Two died.", 0, 3)).toEqual({ before: "", words: "Two", after: " died." });
});
