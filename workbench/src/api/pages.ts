/** Pages of reports, kept for a moment so that the next one is there before it is asked for. */

import * as calls from "./calls.ts";
import { ApiError, type Answer } from "./requests.ts";
import type { Policy } from "./records.ts";
import type { IncidentPage, ReportPage } from "./shapes.ts";

const KEPT = 30;

interface Held {
  /** What is on its way or has come; null where it is to be asked for anew. */
  asked: Promise<Answer<ReportPage>> | null;
  /** What came last: all there is while the server does not answer. */
  last: Answer<ReportPage> | null;
}
const pages = new Map<string, Held>();

/** A report's page, from memory where it was fetched ahead or the server does not answer. */
export function pageOf(id: string): Promise<Answer<ReportPage>> {
  const held = pages.get(id) ?? { asked: null, last: null };
  if (held.asked) return held.asked;
  const asked = calls.report(id).then(
    (answer) => (held.last = answer),
    (error: unknown) => {
      if (held.asked === asked) held.asked = null;
      if (held.last && error instanceof ApiError && error.status === 0) return held.last;
      throw error;
    },
  );
  held.asked = asked;
  pages.set(id, held);
  if (pages.size > KEPT) pages.delete(pages.keys().next().value as string);
  return asked;
}

/** Fetches a page that will be wanted soon. */
export function prefetch(id: string): void {
  pageOf(id).catch(() => undefined);
}

/** Has pages that have changed asked for anew; where none are named, all, and none is kept. */
export function forget(ids?: readonly string[]): void {
  if (!ids) pages.clear();
  for (const id of ids ?? []) {
    const held = pages.get(id);
    if (held) held.asked = null;
  }
}

const ahead = new Map<string, Promise<Answer<IncidentPage>>>();

/** An incident's page; one that was fetched ahead is given once, so that it is never old. */
export function incidentOf(id: string, policy: Policy, without: readonly string[]): Promise<Answer<IncidentPage>> {
  const plain = policy === "majority" && without.length === 0;
  const known = plain ? ahead.get(id) : undefined;
  ahead.clear();
  return known ?? calls.incident(id, policy, without);
}

/** Fetches an incident that is about to be opened; only the last one is kept. */
export function prefetchIncident(id: string): void {
  if (ahead.has(id)) return;
  ahead.clear();
  const asked = calls.incident(id, "majority", []);
  ahead.set(id, asked);
  asked.catch(() => ahead.delete(id));
}
