import { expect, test } from "vitest";
import { filtersOf, orderOf, toggled, wishOf } from "./wishes.ts";

test("an address is read back as it was made, nonsense left out", () => {
  const wish = wishOf(
    new URLSearchParams("type=attack,riot&from=1970-01-11&to=soon&box=1,2,3,4&tray=shelf&q=base&show=summaries"),
  );
  expect(wish).toEqual({
    q: "base",
    facets: { type: ["attack", "riot"] },
    from: 10,
    to: null,
    box: [1, 2, 3, 4],
    tray: null,
    aggregates: true,
  });
});

test("values go in and out", () => {
  const wish = wishOf(new URLSearchParams("grade=confirmed"));
  expect(toggled(wish, "grade", "contested")).toBe("confirmed,contested");
  expect(toggled(wish, "grade", "confirmed")).toBeNull();
});

test("the newest come first where nothing is said", () => {
  expect(orderOf(null)).toEqual({ order: "date", down: true });
  expect(orderOf("killed up")).toEqual({ order: "killed", down: false });
});

test("another row or order asks for the same rows", () => {
  const filters = filtersOf(new URLSearchParams("q=base&incident=i-1&sort=killed+up&type=attack"));
  expect(filters).toBe(filtersOf(new URLSearchParams("q=base&incident=i-2&type=attack")));
  expect(wishOf(new URLSearchParams(filters)).facets).toEqual({ type: ["attack"] });
});
