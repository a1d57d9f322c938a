/** Notices at the edge of the screen: they take no focus, stop nothing, and errors stay until they are put away. */

import { untrack } from "svelte";

export interface Notice {
  readonly id: number;
  readonly kind: "done" | "told" | "failed";
  readonly text: string;
  readonly todo?: string | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const STAY = 6000; // milliseconds
let last = 0;
let notices = $state.raw<readonly Notice[]>([]);

export const shown = {
  get notices(): readonly Notice[] {
    return notices;
  },
};

/** Tells something; all but failures go by themselves, and a failure that is told again stands once. */
export function tell(kind: Notice["kind"], text: string, more: Pick<Notice, "todo" | "action"> = {}): void {
  last += 1;
  const id = last;
  untrack(() => {
    const again = notices.find((one) => kind === "failed" && one.kind === kind && one.text === text);
    notices = [...notices.filter((one) => one !== again).slice(-3), { action: again?.action, id, kind, text, ...more }];
  });
  if (kind !== "failed") setTimeout(() => dismiss(id), STAY);
}

/** Puts a notice away. */
export function dismiss(id: number): void {
  untrack(() => (notices = notices.filter((notice) => notice.id !== id)));
}
