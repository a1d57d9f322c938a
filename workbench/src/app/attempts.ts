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
    tell("failed", error.what, error.todo ? { todo: error.todo } : {});
    return false;
  }
}
