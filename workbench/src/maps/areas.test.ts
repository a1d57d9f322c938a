import { expect, test } from "vitest";
import { areasOf, boundsOf, byCountry, drawn, precisionWords, type Whereabouts } from "./areas.ts";

const place = (more: Partial<Whereabouts>): Whereabouts => ({
  id: "i",
  title: "",
  lat: 10,
  lon: 20,
  level: "settlement",
  radiusKm: 5,
  country: "ML",
  ...more,
});

test("a country is never a point", () => {
  const known = [
    place({ id: "a" }),
    place({ id: "b", level: "country" }),
    place({ id: "c", lat: null, lon: null, level: null }),
  ];
  expect(areasOf(known).features.map((one) => one.properties?.id)).toEqual(["a"]);
  expect([...byCountry(known)]).toEqual([["ML", ["b", "c"]]]);
});

test("a radius is larger in pixels nearer to the poles", () => {
  const [south, north] = areasOf([place({ lat: 0 }), place({ lat: 60 })]).features.map(
    (one) => one.properties?.pixels as number,
  );
  expect(north).toBeCloseTo(2 * (south as number), 5);
});

test("bounds hold all points with their radius", () => {
  expect(boundsOf([place({ radiusKm: 90 }), place({ lat: 12, lon: 25 })])).toEqual([19, 9, 25.5, 12.5]);
  expect(boundsOf([place({ lat: null })])).toBeNull();
});

test("precision is told in words", () => {
  expect(precisionWords("settlement", 5)).toBe("town or village, within about 5 km");
  expect(precisionWords("country", 400)).toBe("country only");
  expect(precisionWords(null, null)).toBe("place not known");
});

test("what has neither point nor country goes to the tray", () => {
  expect(drawn(place({}))).toBe(true);
  expect(drawn(place({ level: "country", lat: null, lon: null }))).toBe(true);
  expect(drawn(place({ lat: null, lon: null, country: null }))).toBe(false);
  expect(drawn(place({ lat: null, lon: null, level: "settlement" }))).toBe(false);
});
