import { expect, test } from "vitest";
import { offsetsOf } from "./offsets.ts";

const TEXTS = {
  plain: "Three rockets fell.",
  emoji: "🚀 three 👩‍🚒 rockets 🇺🇦 fell 🚀",
  arabic: "قُتل ثلاثة أشخاص في الانفجار 💥 قرب السوق",
  combining: "Cafe\u0301 in S\u0323a\u0304n\u0301\u0331 🧨 e\u0301",
  lone: "a\ud83db\udc00c\ud83d\ude80d",
  empty: "",
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`${name}: every offset goes there and back`, () => {
    const offsets = offsetsOf(text);
    const characters = [...text];
    let units = 0;
    characters.forEach((character, points) => {
      expect(offsets.toUnits(points)).toBe(units);
      expect(offsets.toPoints(units)).toBe(points);
      units += character.length;
    });
    expect(offsets.toUnits(characters.length)).toBe(text.length);
    expect(offsets.toPoints(text.length)).toBe(characters.length);
  });
}

test("a quote cut by code points is the quote", () => {
  const text = "🚀🚀 rockets hit the 🏥 hospital";
  const offsets = offsetsOf(text);
  const start = [...text].join("").indexOf("hospital");
  expect(text.slice(offsets.toUnits(offsets.toPoints(start)))).toBe("hospital");
  expect(text.slice(offsets.toUnits(3), offsets.toUnits(10))).toBe("rockets");
});

test("a unit inside a character counts as its start", () => {
  expect(offsetsOf("a🚀b").toPoints(2)).toBe(1);
});
