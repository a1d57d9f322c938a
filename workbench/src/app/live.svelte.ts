/** Changes by others as they happen, told by the server. */

export interface Changed {
  readonly incidents: readonly string[];
  readonly reports: readonly string[];
  /** Who judged; empty where it was linked or coded anew. */
  readonly who: readonly string[];
  readonly position: number;
}

let connected = $state(false);
const listeners = new Set<(changed: Changed) => void>();
const watchers = new Set<() => void>();

export const live = {
  get connected(): boolean {
    return connected;
  },
};

/** Calls back on every change until the answer is called. */
export function onChanged(run: (changed: Changed) => void): () => void {
  listeners.add(run);
  return () => listeners.delete(run);
}

/** Calls back whenever a job moved, until the answer is called. */
export function onJobs(run: () => void): () => void {
  watchers.add(run);
  return () => watchers.delete(run);
}

/** Opens the stream; the browser opens it again where it breaks. */
export function listen(): () => void {
  const stream = new EventSource("/api/v1/events");
  stream.addEventListener("open", () => (connected = true));
  stream.addEventListener("error", () => (connected = false));
  stream.addEventListener("changed", (event) => {
    const changed = JSON.parse((event as MessageEvent<string>).data) as Partial<Changed>;
    const whole = { incidents: [], reports: [], who: [], position: 0, ...changed };
    for (const run of listeners) run(whole);
  });
  stream.addEventListener("jobs", () => watchers.forEach((run) => run()));
  return () => {
    stream.close();
    connected = false;
  };
}
