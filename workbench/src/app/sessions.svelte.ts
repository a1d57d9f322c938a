/** Who works here, and what the role lets them do. */

import * as calls from "../api/calls.ts";
import { forget } from "../api/pages.ts";
import { ApiError, keepToken, whenSignedOut } from "../api/requests.ts";
import type { Session } from "../api/shapes.ts";

const ROLES = ["reader", "coder", "reviewer", "admin"] as const;
let session = $state.raw<Session | null>(null);
let asked = $state(false);
let trouble = $state<string | null>(null);

export const me = {
  get session(): Session | null {
    return session;
  },
  /** True once the server has said who we are, or that it does not know us. */
  get asked(): boolean {
    return asked;
  },
  get trouble(): string | null {
    return trouble;
  },
};

/** True where the role is at least this one. */
export function may(role: Session["role"]): boolean {
  return session !== null && ROLES.indexOf(session.role) >= ROLES.indexOf(role);
}

function enter(next: Session): void {
  session = next;
  keepToken(next.csrf);
}

/** Asks the server who we are. */
export async function findSession(): Promise<void> {
  whenSignedOut(() => (session = null));
  try {
    enter((await calls.session()).body);
    trouble = null;
  } catch (error) {
    trouble = error instanceof ApiError && error.status !== 401 ? error.what : null;
  }
  asked = true;
}

export async function signIn(name: string, password: string): Promise<void> {
  enter((await calls.signIn(name, password)).body);
}

export async function signOut(): Promise<void> {
  await calls.signOut();
  forget();
  session = null;
}
