/** What the API answers beside its records, by shorter names; the types are made from its OpenAPI. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Session = Schemas["Session"];
export type ReportRow = Schemas["Queued"];
export type Inbox = Schemas["InboxPage"];
export type Outlet = Schemas["Outlet"];
export type Outlets = Schemas["Outlets"];
export type ReportPage = Schemas["ReportPage"];
export type Doubt = Schemas["Doubt"];
export type Verdict = Schemas["Verdict"];
export type IncidentPage = Schemas["IncidentPage"];
export type Change = Schemas["Change"];
export type Similar = Schemas["Similar"];
export type SimilarRows = Schemas["SimilarRows"];
export type Summaries = Schemas["Columns"];
export type LinkPage = Schemas["LinkPage"];
export type Pair = Schemas["Pair"];
export type Side = Schemas["Side"];
export type Written = Schemas["Written"];
export type Clash = Schemas["Clash"];
export type Codebook = Schemas["CodebookPage"];
export type Actor = Schemas["ActorRow"];
export type Actors = Schemas["ActorRows"];
export type Entry = Schemas["PlaceRow"];
export type Places = Schemas["PlaceRows"];
export type Audit = Schemas["AuditPage"];
export type Checked = Schemas["Checked"];
export type Agreement = Schemas["Agreement"];
export type Assigned = Schemas["Assigned"];
export type SideBySide = Schemas["SideBySide"];
export type Blind = Schemas["Blind"];
export type Preview = Schemas["Preview"];
export type Project = Schemas["Project"];
export type User = Schemas["UserRow"];
export type Users = Schemas["UserRows"];
export type Token = Schemas["TokenRow"];
export type Tokens = Schemas["TokenRows"];
export type OwnPlaces = Schemas["Overrides"];
export type OwnActors = Schemas["OwnActors"];
export type OwnName = Schemas["OwnName"];
export type OwnActorName = Schemas["OwnActorName"];
export type Erased = Schemas["Erased"];
export type Neighbours = Schemas["Neighbours"];
