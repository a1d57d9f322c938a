/** What goes wrong on the way to the server is told in the server's words, whoever asked. */

import { ApiError } from "../api/requests.ts";
import { tell } from "./notices.svelte.ts";

/** Does what a form asks, and tells how it went; true where it went well. */
export async function attempt(run: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await run();
    tell("done", done);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    explain(error);
    return false;
  }
}

function explain(error: ApiError): void {
  tell("failed", error.what, error.todo ? { todo: error.todo } : {});
}

/** Tells of questions that failed and that no screen waited for; other errors are the browser's to report. */
export function tellUnanswered(): () => void {
  const failed = (event: PromiseRejectionEvent) => {
    if (!(event.reason instanceof ApiError)) return;
    event.preventDefault();
    if (event.reason.status !== 401) explain(event.reason); // whoever is signed out sees the door
  };
  window.addEventListener("unhandledrejection", failed);
  return () => window.removeEventListener("unhandledrejection", failed);
}
