import { newestOnly } from "../../app/answers.ts";
import { attempt } from "../../app/attempts.ts";

/** A table that the screen's own buttons and forms change: what it holds, and whether a change is under way. */
export function tableOf<Body>(load: () => Promise<{ readonly body: Body }>, empty: Body, onchange = () => {}) {
  const newest = newestOnly();
  let body = $state.raw<Body>(empty);
  let busy = $state(false);
  const refresh = () => void newest(load()).then((answer) => answer && (body = answer.body));
  refresh();

  return {
    get body(): Body {
      return body;
    },
    get busy(): boolean {
      return busy;
    },
    refresh,
    /** Does what changes it, tells how it went and reads it anew; true where it went well. */
    async change(run: () => Promise<unknown>, done: string): Promise<boolean> {
      busy = true;
      const good = await attempt(run, done);
      busy = false;
      refresh();
      if (good) onchange();
      return good;
    },
  };
}
