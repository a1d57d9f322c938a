/** Every call of the API that the workbench makes, by the name of what it gives. */

import type { Grade, Policy } from "./records.ts";
import { download, get, post, put, remove } from "./requests.ts";
import type * as shapes from "./shapes.ts";

const one = encodeURIComponent;

export const session = () => get<shapes.Session>("/session");
export const signIn = (name: string, password: string) => post<shapes.Session>("/session", { name, password });
export const signOut = () => remove<null>("/session");
export const project = () => get<shapes.Project>("/project");

export interface Wanted {
  readonly state: string;
  readonly source: string | null;
  readonly q: string | null;
}
export const reports = (wanted: Wanted, cursor: string | null = null) =>
  get<shapes.Inbox>("/reports", { ...wanted, cursor, limit: 50 });
export const neighbours = (report: string) => get<shapes.Neighbours>("/neighbours", { report });
export const sources = () => get<shapes.Outlets>("/sources");
export const report = (id: string) => get<shapes.ReportPage>(`/reports/${one(id)}`);

export const incident = (id: string, policy: Policy, without: readonly string[]) =>
  get<shapes.IncidentPage>(`/incidents/${one(id)}`, { policy, without });
export const similar = (id: string) => get<shapes.SimilarRows>(`/incidents/${one(id)}/similar`);
export const summaries = () => get<shapes.Summaries>("/incidents");
export const someSummaries = (ids: readonly string[]) => get<shapes.Summaries>("/incidents", { ids });
export const pairs = (pile: string | null, cursor: string | null) => get<shapes.LinkPage>("/links", { pile, cursor });

/** A decision in words of `workflow.review`; `value` is the record's JSON, offsets in code points. */
export interface Decision {
  readonly action: string;
  readonly claim: string;
  readonly other?: string;
  readonly field?: string;
  readonly value?: unknown;
  readonly why?: string;
}
export const judge = (decision: Decision, seen: string | null) => post<shapes.Written>("/judgements", decision, seen);

export interface ExportWish {
  readonly format: string;
  readonly policy: Policy;
  readonly everything: boolean;
  readonly without: readonly string[];
  /** Of these alone; null: all that may leave. */
  readonly incidents: readonly string[] | null;
  /** Empty: every grade. */
  readonly grades: readonly Grade[];
  /** An ISO day; null: any. */
  readonly since: string | null;
  /** Null: as the profile has it. */
  readonly coarsen: string | null;
  /** In days; null: as the profile has it. */
  readonly delay: number | null;
  /** In characters. */
  readonly quotes: number;
}
export const preview = (wish: ExportWish) => post<shapes.Preview>("/exports/preview", wish);
/** A zip of the file, its manifest and its losses. */
export const bundle = (wish: ExportWish) => download("/exports", { ...wish, bundle: true });

export const feeds = () => get<shapes.Feeds>("/feeds");
export const forgetFeed = (url: string) => remove<shapes.Feeds>(`/feeds?url=${one(url)}`);
export const jobs = () => get<shapes.Jobs>("/jobs");
export const startJob = (wish: shapes.WantedJob) => post<shapes.Job>("/jobs", wish);
export const stopJob = (id: string) => remove<shapes.Jobs>(`/jobs/${one(id)}`);

export const codebook = (tested = false) => get<shapes.Codebook>("/codebook", { tested });
export const actors = (q: string) => get<shapes.Actors>("/actors", { q });
export const places = (q: string) => get<shapes.Places>("/places", { q: q.slice(0, 200) });
export const audit = (q: string, cursor: number | null) => get<shapes.Audit>("/audit", { q, cursor });
export const check = () => get<shapes.Checked>("/audit/check");

export const agreement = () => get<shapes.Agreement>("/codings");
export const drawSample = (size: number, who: string) => post<shapes.Agreement>("/codings", { size, who });
export const sideBySide = (assignment: string) => get<shapes.SideBySide>(`/codings/${one(assignment)}`);
export const blind = (assignment: string) => get<shapes.Blind>(`/codings/${one(assignment)}/blind`);
export const codeBlind = (assignment: string, claims: readonly object[], none: string | null) =>
  put<shapes.Blind>(`/codings/${one(assignment)}/blind`, { claims, none });

export const users = () => get<shapes.Users>("/users");
export const addUser = (name: string, role: string, password: string) =>
  post<shapes.User>("/users", { name, role, password });
export const removeUser = (name: string) => remove<null>(`/users/${one(name)}`);

export const tokens = () => get<shapes.Tokens>("/tokens");
export const makeToken = (label: string) => post<shapes.Token>("/tokens", { label });
export const dropToken = (id: string) => remove<null>(`/tokens/${one(id)}`);
/** All sessions of the user end, this one too. */
export const changePassword = (old: string, next: string) => put<null>("/session/password", { old, new: next });

export const ownActors = () => get<shapes.OwnActors>("/actors/own");
export const putActor = (id: string, names: readonly shapes.OwnActorName[]) =>
  put<shapes.OwnActors>(`/actors/own/${one(id)}`, { names });
export const dropActor = (id: string) => remove<shapes.OwnActors>(`/actors/own/${one(id)}`);
export const ownPlaces = () => get<shapes.OwnPlaces>("/places/own");
export const addPlace = (place: { name: string; lat: number; lon: number; country: string | null }) =>
  post<shapes.OwnPlaces>("/places/own", place);
export const dropPlaces = (file: string) => remove<shapes.OwnPlaces>(`/places/own/${one(file)}`);
/** For good: bytes, words, claims and judgements. A tombstone stays. */
export const erase = (report: string, why: string) => remove<shapes.Erased>(`/reports/${one(report)}`, { why });
