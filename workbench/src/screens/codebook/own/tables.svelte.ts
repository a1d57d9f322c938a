import { attempt } from "../../../app/attempts.ts";

type Answer<Body> = Promise<{ readonly body: Body }>;

/** A table of one's own that a form changes: what it holds, and whether a change is under way. */
export function ownTable<Body>(load: () => Answer<Body>, empty: Body, onchange: () => void) {
  let body = $state.raw<Body>(empty);
  let busy = $state(false);
  void load().then((answer) => (body = answer.body));

  return {
    get body(): Body {
      return body;
    },
    get busy(): boolean {
      return busy;
    },
    /** Does what changes it and tells how it went; true where it went well. */
    async change(run: () => Answer<Body>, done: string): Promise<boolean> {
      busy = true;
      const good = await attempt(async () => (body = (await run()).body), done);
      busy = false;
      if (good) onchange();
      return good;
    },
  };
}
