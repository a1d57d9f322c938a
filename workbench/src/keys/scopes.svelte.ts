/** The keyboard: which key does what now. A screen, and a part of it, lay their keys over those below. */

import { untrack } from "svelte";
import { preferences } from "../app/preferences.svelte.ts";
import { strokeOf } from "./strokes.ts";

export interface Action {
  /** "j", "ctrl+z", "g i" (one after the other), "shift+Enter". */
  readonly keys: readonly string[];
  readonly label: string;
  readonly run: () => void;
  /** False while it cannot be done now; it is then shown but does nothing. */
  readonly when?: () => boolean;
  /** Works while a text field has the focus too. */
  readonly always?: boolean;
}

export interface Scope {
  readonly name: string;
  readonly actions: readonly Action[];
}

const PAUSE = 900; // milliseconds between the two strokes of "g i"
let scopes = $state.raw<readonly Scope[]>([]);
let pending = "";
let timer = 0;

export const keyboard = {
  get scopes(): readonly Scope[] {
    return scopes;
  },
};

/** Lays keys over those that stand, as long as the caller lives; call it in an effect. */
export function layKeys(name: string, actions: readonly Action[]): () => void {
  const scope = { name, actions };
  untrack(() => (scopes = [...scopes, scope]));
  return () => untrack(() => (scopes = scopes.filter((one) => one !== scope)));
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const box = target instanceof HTMLInputElement && ["checkbox", "radio", "range", "button"].includes(target.type);
  return !box && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}

function find(stroke: string, inText: boolean): Action | undefined {
  const open = [...scopes].reverse().flatMap((scope) => scope.actions);
  return open.find((action) => action.keys.includes(stroke) && (!inText || action.always) && action.when?.() !== false);
}

function starts(stroke: string): boolean {
  return scopes.some((scope) =>
    scope.actions.some((action) => action.keys.some((key) => key.startsWith(`${stroke} `))),
  );
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const stroke = strokeOf(event);
  const inText = typing(event.target);
  if (!preferences.letters && stroke.length === 1 && stroke !== "?") return;
  if (document.querySelector("dialog[open]") && stroke !== "Escape") return;
  const onControl = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement;
  if (onControl && (stroke === "Enter" || stroke === " ")) return;
  const action = (pending && find(`${pending} ${stroke}`, inText)) || find(stroke, inText);
  const waits = !pending && !inText && !action && starts(stroke);
  pending = waits ? stroke : "";
  window.clearTimeout(timer);
  if (waits) timer = window.setTimeout(() => (pending = ""), PAUSE);
  if (!action) return;
  event.preventDefault();
  action.run();
}

/** Leaves a button that was pressed last, so that Enter is the screen's again. */
export function leaveButton(): void {
  if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
}

/** Listens for keys; answers with what ends it. */
export function listen(): () => void {
  window.addEventListener("keydown", press);
  return () => window.removeEventListener("keydown", press);
}
