import { expect, test } from "vitest";
import { graphicWords } from "./warnings.ts";

test("graphic words are found, each once", () => {
  expect(graphicWords("Witnesses saw charred bodies; two men were beheaded. Charred cars stood by.")).toEqual([
    "charred",
    "beheaded",
  ]);
});

test("ordinary words are not graphic", () => {
  expect(graphicWords("Rapid grape harvest; the torturous road to the farm was open.")).toEqual([]);
  expect(graphicWords("Three soldiers were killed in a clash.")).toEqual([]);
});
