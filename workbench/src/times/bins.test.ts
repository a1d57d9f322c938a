import { expect, test } from "vitest";
import { binsOf, floorTo, ticksOf, unitFor } from "./bins.ts";
import { dayNumber, daysInWords, isoDay, momentInWords } from "./days.ts";

const day = dayNumber;

test("days go to numbers and back, before 1970 too", () => {
  for (const iso of ["1969-12-31", "2000-02-29", "2026-11-21"]) expect(isoDay(day(iso))).toBe(iso);
});

test("weeks start on Monday, months and years on their first", () => {
  expect(isoDay(floorTo(day("2020-01-08"), "week"))).toBe("2020-01-06");
  expect(isoDay(floorTo(day("2020-01-06"), "week"))).toBe("2020-01-06");
  expect(isoDay(floorTo(day("1968-02-14"), "month"))).toBe("1968-02-01");
  expect(isoDay(floorTo(day("2020-05-08"), "year"))).toBe("2020-01-01");
});

test("every incident is in one column, empty columns stand", () => {
  const days = ["2020-01-01", "2020-01-31", "2020-03-02"].map(day);
  const bins = binsOf(days, day("2020-01-01"), day("2020-03-02"), "month");
  expect(bins.map((one) => one.count)).toEqual([2, 0, 1]);
  expect(bins[1] && isoDay(bins[1].to)).toBe("2020-03-01");
});

test("the unit grows with the span", () => {
  expect(unitFor(0, 59, 60)).toBe("day");
  expect(unitFor(0, 300, 60)).toBe("week");
  expect(unitFor(0, 1500, 60)).toBe("month");
  expect(unitFor(0, 15000, 60)).toBe("year");
});

test("days and moments are told in words", () => {
  expect(daysInWords("2020-01-08", "2020-01-08")).toBe("8 Jan 2020");
  expect(daysInWords("2020-01-08", "2020-01-09")).toBe("8–9 Jan 2020");
  expect(daysInWords("2019-12-30", "2020-01-02")).toBe("30 Dec 2019 – 2 Jan 2020");
  expect(daysInWords("2020-01-01", "2020-01-31", "month")).toBe("Jan 2020");
  expect(daysInWords(null, null)).toBe("no date");
  expect(momentInWords("2020-01-08T14:05:09Z")).toBe("8 Jan 2020, 14:05 UTC");
});

test("an axis is marked at round days, no more than fit", () => {
  const words = (from: string, to: string, most: number) => ticksOf(day(from), day(to), most).map((one) => one.words);
  expect(words("2019-12-30", "2020-01-02", 6)).toEqual(["30 Dec 2019", "31 Dec 2019", "1 Jan 2020", "2 Jan 2020"]);
  expect(words("2019-11-20", "2020-10-02", 5)).toEqual(["Jan 2020", "Apr 2020", "Jul 2020", "Oct 2020"]);
  expect(words("2003-05-01", "2021-02-01", 5)).toEqual(["2005", "2010", "2015", "2020"]);
});
