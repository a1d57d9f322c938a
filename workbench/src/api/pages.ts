/** Pages of reports, kept for a moment so that the next one is there before it is asked for. */

import * as calls from "./calls.ts";
import type { Answer } from "./requests.ts";
import type { Policy } from "./records.ts";
import type { IncidentPage, ReportPage } from "./shapes.ts";

const KEPT = 30;
const pages = new Map<string, Promise<Answer<ReportPage>>>();

/** A report's page, from memory where it was fetched ahead. */
export function pageOf(id: string): Promise<Answer<ReportPage>> {
  const known = pages.get(id);
  if (known) return known;
  const asked = calls.report(id);
  pages.set(id, asked);
  asked.catch(() => pages.delete(id));
  if (pages.size > KEPT) pages.delete(pages.keys().next().value as string);
  return asked;
}

/** Fetches a page that will be wanted soon. */
export function prefetch(id: string): void {
  pageOf(id).catch(() => undefined);
}

/** Forgets pages that have changed; all of them where none are named. */
export function forget(ids?: readonly string[]): void {
  if (ids) ids.forEach((id) => pages.delete(id));
  else pages.clear();
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
