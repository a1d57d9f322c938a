import { expect, test } from "vitest";
import type { Claim, Resolved } from "../api/records.ts";
import { matrixOf } from "./matrix.ts";

const claim = (id: string, published: string | null, more: Partial<Claim> = {}): Claim =>
  ({
    id,
    event_type: "attack",
    report: { id: `r-${id}`, text_sha256: "", published },
    trigger: "attacked",
    trigger_start: 0,
    ...more,
  }) as Claim;
const none = { support: [], dissent: [], rule: "", value: null };
const resolved = {
  type_support: { support: ["a", "b"], dissent: [], rule: "" },
  date: none,
  place: none,
  initiators: none,
  targets: none,
  weapons: none,
  figures: [{ effect: "killed", support: ["a"], dissent: ["b"] }],
} as unknown as Resolved;

test("reports stand in time order, undated last", () => {
  const rows = matrixOf([claim("a", null), claim("b", "2020-01-09"), claim("c", "2020-01-08")], resolved);
  expect(rows.map((row) => row.claim.id)).toEqual(["c", "b", "a"]);
});

test("cells tell who agrees, who differs and who is silent", () => {
  const killed = (min: number) =>
    [{ text: "x", start: 0, party: "soldiers", effect: "killed", min, max: min }] as Claim["casualties"];
  const rows = matrixOf(
    [
      claim("a", "2020-01-08", { casualties: killed(5) as never }),
      claim("b", "2020-01-09", { casualties: killed(7) as never }),
    ],
    resolved,
  );
  const cells = rows.map((row) => row.cells.find((cell) => cell.column === "killed"));
  expect(cells.map((cell) => [cell?.words, cell?.stance])).toEqual([
    ["5 soldiers", "agrees"],
    ["7 soldiers", "differs"],
  ]);
  expect(rows[0]?.cells.find((cell) => cell.column === "place")?.stance).toBe("silent");
});
