import type { Decision } from "../../api/calls.ts";
import type { SideBySide } from "../../api/shapes.ts";

export type Side = "first" | "second";
type Difference = SideBySide["differences"][number];

/** The judgement by which one side's word stands; null where the first coding says so already by saying nothing. */
export function settlement(coding: SideBySide, row: Difference, which: Side): Decision | null {
  const why = `adjudicated: ${which === "second" ? coding.who : "the first coding"}`;
  const second = coding.second.find((claim) => claim.id === row.beside);
  if (row.claim === null) return which === "second" && second ? added(coding, second, why) : null;
  if (which === "first") return { action: "accept", claim: row.claim, why };
  if (!second) return { action: "reject", claim: row.claim, why };
  return { action: "correct", claim: row.claim, field: row.field, value: second[row.field as "place"], why };
}

function added(coding: SideBySide, claim: SideBySide["second"][number], why: string): Decision {
  const { trigger, trigger_start, event_type, date, place, initiators, targets, weapons, casualties, sources } = claim;
  const end = trigger_start + [...trigger].length;
  const value = {
    start: trigger_start,
    end,
    event_type,
    date,
    place,
    initiators,
    targets,
    weapons,
    casualties,
    sources,
  };
  return { action: "add", claim: coding.report.id, value, why };
}
