/** The records of the API by the names that the field gives them; their types are made from its OpenAPI. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Claim = Schemas["Claim"];
export type ClaimPlace = Schemas["ClaimPlace"];
export type Casualty = Schemas["Casualty"];
export type Source = Schemas["Source"];
export type Participant = Schemas["Participant"];
export type Incident = Schemas["Incident"];
export type Resolved = Schemas["Resolved"];
export type ResolvedFigure = Schemas["ResolvedFigure"];
export type FigureRow = Schemas["FigureRow"];
export type Judgement = Schemas["Judgement"];
export type Proposal = Schemas["Proposal"];
export type Report = Schemas["Report"];
export type SourceKind = Source["kind"];
export type Policy = Resolved["policy"];
export type Grade = Resolved["grade"];
