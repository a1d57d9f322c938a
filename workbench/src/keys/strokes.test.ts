import { expect, test } from "vitest";
import { shownAs, strokeOf } from "./strokes.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, code: "" };

test("letters, signs and combinations have one name each", () => {
  expect(strokeOf({ ...plain, key: "j" })).toBe("j");
  expect(strokeOf({ ...plain, key: "?", shiftKey: true })).toBe("?");
  expect(strokeOf({ ...plain, key: "Z", shiftKey: true, ctrlKey: true })).toBe("ctrl+shift+z");
  expect(strokeOf({ ...plain, key: "k", metaKey: true })).toBe("ctrl+k");
  expect(strokeOf({ ...plain, key: "Enter", shiftKey: true })).toBe("shift+Enter");
});

test("on a keyboard of another alphabet the key's place counts", () => {
  expect(strokeOf({ ...plain, key: "о", code: "KeyJ" })).toBe("j");
});

test("strokes are shown in words", () => {
  expect(shownAs("g i")).toBe("g then i");
  expect(shownAs("ctrl+shift+z")).toBe("Ctrl+Shift+z");
});
