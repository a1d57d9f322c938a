/** The casualty panel in numbers: bars of what is resolved, a tick for each claim, on one scale per outcome. */

import type { Claim, FigureRow, Resolved, ResolvedFigure, SourceKind } from "../api/records.ts";
import { bounds, EFFECTS, SIDES, word } from "../claims/words.ts";

export type Claimant = SourceKind | "reporter";

export interface Tick {
  readonly row: FigureRow;
  readonly kind: Claimant;
  readonly low: number;
  readonly high: number;
  readonly open: boolean;
  /** "Army spokesman (Official), in Northgate News: 5, not used: superseded". */
  readonly words: string;
  readonly used: boolean;
}

export interface Bar {
  readonly figure: ResolvedFigure;
  readonly label: string;
  readonly told: string;
  readonly ticks: readonly Tick[];
  readonly part: boolean;
}

export interface Outcome {
  readonly effect: string;
  readonly label: string;
  readonly most: number;
  readonly bars: readonly Bar[];
}

/** The kind of who gives a row of a claim's figures; the reporter, where nobody is named. */
export function claimantOf(claims: readonly Claim[], row: FigureRow): Claimant {
  const claim = claims.find((one) => one.id === row.claim);
  const [first] = claim?.casualties?.[row.index]?.said_by ?? [];
  return (first === undefined ? undefined : claim?.sources?.[first]?.kind) ?? "reporter";
}

/** "5", "5 (3–8)", "at least 3": the best number first where there is one. */
export function tollWords(figure: Pick<ResolvedFigure, "low" | "best" | "high" | "unreported">): string {
  if (figure.unreported) return "not reported (written as 0)";
  const range = bounds(figure.low, figure.high);
  if (figure.best === null || (figure.high === null && figure.low === figure.best)) return range;
  return figure.low === figure.best && figure.high === figure.best ? `${figure.best}` : `${figure.best} (${range})`;
}

function tickOf(row: FigureRow, claims: readonly Claim[], kinds: Readonly<Record<string, string>>): Tick {
  const kind = claimantOf(claims, row);
  const low = row.low ?? row.best ?? row.high ?? 0;
  const who = row.claimants?.length ? `${row.claimants.join(", ")} (${kinds[kind] ?? "the reporter"})` : "the reporter";
  const fate = row.rejected ? `, not used: ${row.rejected}` : "";
  return {
    row,
    kind,
    low,
    high: row.high ?? row.best ?? low,
    open: row.high === null,
    used: !row.rejected,
    words: `${who}${row.outlet ? `, in ${row.outlet}` : ""}: “${row.text}” read as ${bounds(row.low, row.high)}${fate}`,
  };
}

/** The outcomes of an incident with their bars, totals before their parts. */
export function outcomesOf(
  resolved: Resolved,
  claims: readonly Claim[],
  kinds: Readonly<Record<string, string>>,
): Outcome[] {
  const figures = resolved.figures ?? [];
  const effects = [...new Set(figures.map((figure) => figure.effect))];
  return effects.map((effect) => {
    const bars = figures
      .filter((figure) => figure.effect === effect)
      .map((figure): Bar => {
        const side = word(SIDES, figure.side);
        const label = [
          figure.party,
          figure.status && figure.status !== "unknown" ? `(${figure.status})` : "",
          side !== "Not known" ? side : "",
        ];
        return {
          figure,
          label: label.filter(Boolean).join(" "),
          told: tollWords(figure),
          part: figure.part_of !== null && figure.part_of !== undefined,
          ticks: (figure.rows ?? []).map((row) => tickOf(row, claims, kinds)),
        };
      });
    const numbers = bars.flatMap((bar) => [
      bar.figure.high,
      bar.figure.best,
      bar.figure.low,
      ...bar.ticks.map((tick) => tick.high),
    ]);
    return { effect, label: word(EFFECTS, effect), most: Math.max(1, ...numbers.map((one) => one ?? 0)), bars };
  });
}

/** Round numbers from 0 to the end of a scale, six at most. */
export function gridOf(most: number): number[] {
  const rough = most / 5;
  const ten = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((one) => one * ten).find((one) => one >= rough) ?? ten;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
}
