import { expect, test } from "vitest";
import { idOf, namesOf, type ActorForm } from "./actors.ts";

const FORM: ActorForm = {
  id: "",
  names: "Front du Hárrow; FDH",
  kind: "rebel",
  country: "ml",
  start: "2019",
  end: "",
  language: "fr",
};

test("a new actor's id is its name in plain letters, in any script", () => {
  expect(idOf(FORM)).toBe("front-du-harrow");
  expect(idOf({ ...FORM, names: "جبهة" })).toMatch(/^own-[a-z0-9]+$/);
  expect(idOf({ ...FORM, id: "known" })).toBe("known");
});

test("the first name says what the actor is, the others are names", () => {
  const [first, second] = namesOf(FORM, []);
  expect(first).toMatchObject({ name: "Front du Hárrow", kind: "rebel", country: "ML", start: "2019", end: null });
  expect(second).toMatchObject({ name: "FDH", kind: null, country: null, start: null, language: "fr" });
});

test("names that were added before stay, none comes twice", () => {
  const row = { id: "known", name: "FDH", kind: "", country: "", parent: "", start: "", end: "2020", language: "fr" };
  const names = namesOf({ ...FORM, id: "known", kind: "" }, [row]);
  expect(names.map((one) => [one.name, one.end])).toEqual([
    ["FDH", "2020"],
    ["Front du Hárrow", null],
  ]);
});
