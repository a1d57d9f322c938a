import { expect, test } from "vitest";
import { paragraphsOf, type Mark } from "./highlights.ts";

const mark = (start: number, end: number, key: string): Mark => ({ start, end, key, field: "event", label: key });

test("overlapping marks cut the text, the shortest first", () => {
  const [line] = paragraphsOf("gunmen attacked the base", [
    mark(0, 15, "long"),
    mark(7, 24, "other"),
    mark(7, 15, "short"),
  ]);
  expect(line?.segments.map((one) => [one.start, one.end, one.marks.map((each) => each.key)])).toEqual([
    [0, 7, ["long"]],
    [7, 15, ["short", "long", "other"]],
    [15, 24, ["other"]],
  ]);
});

test("segments give the text back, whatever the lines", () => {
  const text = "\nOne line.\n\nAnother,\nand a last 🚀\n";
  const marks = [mark(3, 20, "over lines"), mark(12, 14, "small"), mark(30, 30, "empty")];
  const told = paragraphsOf(text, marks).map((line) =>
    line.segments.map((one) => text.slice(one.start, one.end)).join(""),
  );
  expect(told.join("\n")).toBe(text);
});

test("a mark over two lines marks both", () => {
  const lines = paragraphsOf("ab\ncd", [mark(1, 4, "both")]);
  expect(lines.map((line) => line.segments.filter((one) => one.marks.length).length)).toEqual([1, 1]);
});

test("a text of 60 KB with 2,000 marks is cut within 100 ms", () => {
  const text = "Shelling hit the town again on Monday.\n".repeat(1600);
  const marks = Array.from({ length: 2000 }, (_, at) => mark(at * 30, at * 30 + 45, `m${at}`));
  const before = performance.now();
  paragraphsOf(text, marks);
  expect(performance.now() - before).toBeLessThan(100);
});
