import { dayNumber } from "../../times/days.ts";
import { FACETS, type Facet, type Order, type Wish } from "./rows.ts";

/** What the address asks for: a saved view is its address. */
export function wishOf(query: URLSearchParams): Wish {
  const facets: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of FACETS) {
    const values = query.get(facet)?.split(",").filter(Boolean) ?? [];
    if (values.length) facets[facet] = values;
  }
  const day = (name: string) =>
    /^\d{4}-\d\d-\d\d$/.test(query.get(name) ?? "") ? dayNumber(query.get(name) as string) : null;
  const numbers = query.get("box")?.split(",").map(Number) ?? [];
  const box =
    numbers.length === 4 && numbers.every(Number.isFinite)
      ? (numbers as unknown as [number, number, number, number])
      : null;
  const tray = query.get("tray");
  return {
    q: query.get("q") ?? "",
    facets,
    from: day("from"),
    to: day("to"),
    box,
    tray: tray === "place" || tray === "date" ? tray : null,
    aggregates: query.get("show") === "summaries",
  };
}

/** The part of an address that says which rows are asked for: walking down the table asks for no others. */
export function filtersOf(query: URLSearchParams): string {
  const kept = [...query].filter(([name]) => name !== "incident" && name !== "sort");
  return new URLSearchParams(kept).toString();
}

/** The order of the table, newest first where none is asked. */
export function orderOf(asked: string | null): { order: Order; down: boolean } {
  const [order = "date", way = "down"] = (asked ?? "").split(" ").filter(Boolean);
  const known = (["date", "killed", "title", "grade", "reports"] as const).find((one) => one === order) ?? "date";
  return { order: known, down: way !== "up" };
}

/** A facet's values with one put in or taken out, as the address holds them. */
export function toggled(wish: Wish, facet: Facet, value: string): string | null {
  const values = wish.facets[facet] ?? [];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return next.join(",") || null;
}
