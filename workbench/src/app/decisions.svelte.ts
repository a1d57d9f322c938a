/** Decisions on their way to the server: one after the other, shown as taken at once, kept until they are stored. */

import * as calls from "../api/calls.ts";
import type { Decision } from "../api/calls.ts";
import { ApiError } from "../api/requests.ts";
import type { Judgement } from "../api/records.ts";
import type { Clash as Told, Written } from "../api/shapes.ts";
import { KINDS_OF_JUDGEMENT, word } from "../claims/words.ts";
import { tell } from "./notices.svelte.ts";

/** A decision that met another's: both stand side by side until a person chooses. */
export interface Clash {
  readonly decision: Decision;
  readonly label: string;
  readonly theirs: readonly Judgement[];
  readonly again: () => void;
  readonly drop: () => void;
}

interface Order {
  readonly decision: Decision;
  /** In words: "Accepted: armed clash". */
  readonly label: string;
  /** The version of what was looked at, as `seenAs` writes it; null only for taking back. */
  readonly seen: string | null | Promise<string>;
  readonly done?: (written: Written) => void | Promise<void>;
  /** Takes the optimistic change back. */
  readonly failed?: () => void;
}

let clashes = $state.raw<readonly Clash[]>([]);
let waiting = $state.raw<readonly Order[]>([]);
let busy = false;

export const decisions = {
  get clashes(): readonly Clash[] {
    return clashes;
  },
  get waiting(): number {
    return waiting.length;
  },
};

/** Sends a decision as soon as those before it are stored. */
export function decide(order: Order): void {
  waiting = [...waiting, order];
  void drain();
}

/** Sends what waits, once the server answers again. */
export function sendWaiting(): void {
  void drain();
}

async function drain(): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    for (let order = waiting[0]; order; order = waiting[0]) {
      const written = await store(order);
      if (written === "later") break;
      waiting = waiting.slice(1);
      if (written) void shown(order, written);
    }
  } finally {
    busy = false;
  }
}

/** What was stored; null where the server said no; "later" where it could not say, and the decision stays in the queue. */
async function store(order: Order): Promise<Written | "later" | null> {
  try {
    const seen = newest(await order.seen);
    const { body } = await calls.judge(order.decision, seen);
    if (seen && body.version) followed.set(seen, seenAs(body.version, body.position));
    return body;
  } catch (error) {
    const told = error instanceof ApiError ? error : new ApiError(400, String(error), "Reload the page.", null);
    const todo = told.todo ? { todo: told.todo } : {};
    if (told.status === 0 || told.status === 401 || told.status === 429 || told.status >= 500) {
      tell("failed", told.what, { ...todo, action: { label: "Try again", run: sendWaiting } });
      return "later";
    }
    order.failed?.();
    if (told.status === 412) clash(order, told.body as Told);
    else tell("failed", `${order.label}: ${told.what}`, todo);
    return null;
  }
}

/** Tells that a decision is stored, and has its screen take that in. */
async function shown(order: Order, written: Written): Promise<void> {
  const undone = order.decision.action === "undo" || order.decision.action === "redo";
  const back = { action: { label: "Undo", run: () => takeBack(written) } };
  tell("done", order.label, undone || !written.judgements.length ? {} : back);
  for (const note of written.notes) tell("told", note);
  await order.done?.(written);
}

function clash(order: Order, told: Told): void {
  const drop = () => (clashes = clashes.filter((one) => one !== made));
  const made: Clash = {
    decision: order.decision,
    label: order.label,
    theirs: told.judgements,
    drop,
    again: () => {
      drop();
      const version = told.version ?? told.versions.claim ?? told.versions.report ?? told.versions.incident;
      decide({ ...order, seen: version ? seenAs(version, told.position) : null });
    },
  };
  clashes = [...clashes, made];
  afterUndo();
}

/** Asks before the page is left while something is not stored yet. */
export function guardLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (waiting.length) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}

const followed = new Map<string, string>();

/** A version and the end of the chain when it was read, as a write names what was looked at. */
export function seenAs(version: string, position: number): string {
  return `"${version}.${position}"`;
}

/** The version that one's own decisions made of one that was looked at: they do not stand in each other's way. */
function newest(seen: string | null): string | null {
  let last = seen;
  for (let next = last && followed.get(last); next; next = followed.get(next)) last = next;
  return last;
}

let afterUndo = () => {}; // assigned before any decision can be sent

/** What the open screen does once something was taken back. */
export function whenUndone(run: () => void): () => void {
  afterUndo = run;
  return () => {
    if (afterUndo === run) afterUndo = () => {};
  };
}

function takeBack(written: Written): void {
  undo(written.judgements.length === 1 ? written.judgements[0]?.id : "");
}

/** Takes back a judgement, or what one decided last. */
export function undo(judgement = ""): void {
  decide({
    decision: { action: "undo", claim: judgement },
    label: "Taken back",
    seen: null,
    done: () => afterUndo(),
  });
}

/** Takes up again what one took back last. */
export function redo(): void {
  decide({
    decision: { action: "redo", claim: "" },
    label: "Taken up again",
    seen: null,
    done: () => afterUndo(),
  });
}

/** "Ana corrected place", for a judgement of somebody. */
export function judgementWords(one: Judgement): string {
  return `${one.who} ${word(KINDS_OF_JUDGEMENT, one.kind)}${one.field ? ` ${one.field.replaceAll("_", " ")}` : ""}${one.why ? ` (${one.why})` : ""}`;
}
