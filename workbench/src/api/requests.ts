/** Requests to the API: JSON both ways, the version of what is changed, and errors that say what to do. */

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly what: string,
    readonly todo: string | undefined,
    readonly body: unknown,
  ) {
    super(what);
  }
}

export interface Answer<Body> {
  readonly body: Body;
  readonly etag: string | null;
}

const ROOT = "/api/v1";
let csrf = "";
let onSignedOut = () => {};

/** Keeps the token that every write carries. */
export function keepToken(token: string): void {
  csrf = token;
}

/** What happens where the session has ended. */
export function whenSignedOut(run: () => void): void {
  onSignedOut = run;
}

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** The path with its query; parts that are null, false or empty are left out, lists are repeated. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) search.append(name, String(one));
    else if (value !== null && value !== undefined && value !== "" && value !== false) search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

async function send<Body>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  let answer = await ask(method, path, body, headers);
  if (answer.status === 403 && method !== "GET" && (await renewed())) answer = await ask(method, path, body, headers);
  const text = await answer.text();
  const json: unknown = text && answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
  if (!answer.ok) throw errorOf(answer.status, json);
  return { body: json as Body, etag: answer.headers.get("etag") };
}

/** A file that is made for the asking, under the name that the server gives it. */
export async function download(path: string, body: unknown): Promise<{ name: string; file: Blob }> {
  const answer = await ask("POST", path, body, {});
  if (!answer.ok) throw errorOf(answer.status, JSON.parse(await answer.text()));
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "export";
  return { name, file: await answer.blob() };
}

/** True where the token was that of a server which has started anew since. */
async function renewed(): Promise<boolean> {
  const answer = await ask("GET", "/session", undefined, {});
  const told = answer.ok ? ((await answer.json()) as { csrf: string }).csrf : csrf;
  const other = told !== csrf;
  csrf = told;
  return other;
}

async function ask(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  return fetch(ROOT + path, {
    method,
    credentials: "same-origin",
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(method === "GET" ? {} : { "X-CSRF-Token": csrf }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError(
      0,
      "The server does not answer",
      "Is `dateline serve` still running? What you decided is kept here until it is.",
      null,
    );
  });
}

function errorOf(status: number, body: unknown): ApiError {
  if (status === 401) onSignedOut();
  const told = body && typeof body === "object" ? (body as Record<string, unknown>) : {};
  const inner =
    told.detail && typeof told.detail === "object" && !Array.isArray(told.detail)
      ? (told.detail as Record<string, unknown>)
      : told;
  const what =
    [inner.what, inner.detail, told.detail].find((one) => typeof one === "string") ?? `The server answered ${status}`;
  const where = typeof inner.where === "string" && inner.where ? ` (${inner.where})` : "";
  return new ApiError(status, `${String(what)}${where}`, typeof inner.todo === "string" ? inner.todo : undefined, body);
}

export const get = <Body>(path: string, query?: Query, headers?: Record<string, string>) =>
  send<Body>("GET", withQuery(path, query), undefined, headers);

export const post = <Body>(path: string, body: unknown, etag?: string | null) =>
  send<Body>("POST", path, body, etag ? { "If-Match": etag } : {});

export const put = <Body>(path: string, body: unknown, etag?: string | null) =>
  send<Body>("PUT", path, body, etag ? { "If-Match": etag } : {});

export const remove = <Body>(path: string, body?: unknown) => send<Body>("DELETE", path, body);
