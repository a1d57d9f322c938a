/** Where the analyst is: path and query of the address bar, which hold all of a screen's state. */

export interface Place {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** The place that an address stands for. */
export function placeOf(address: string): Place {
  const url = new URL(address, "http://here");
  return { path: url.pathname.split("/").filter(Boolean).map(decodeURIComponent), query: url.searchParams };
}

/** The address of a screen; parts that are null, empty or undefined are left out of the query. */
export function addressOf(
  path: readonly string[],
  query: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const kept = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(kept).toString();
  return `/${path.map(encodeURIComponent).join("/")}${search ? `?${search}` : ""}`;
}

let place = $state.raw<Place>(placeOf(typeof location === "undefined" ? "/" : location.href));

export const here = {
  get screen(): string {
    return place.path[0] ?? "inbox";
  },
  get id(): string {
    return place.path[1] ?? "";
  },
  get query(): URLSearchParams {
    return place.query;
  },
};

/** Goes to an address; `replace` leaves no step to go back to. */
export function go(address: string, { replace = false } = {}): void {
  if (address === `${location.pathname}${location.search}`) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  place = placeOf(location.href);
}

/** Sets some parts of the query and leaves the others. */
export function setQuery(parts: Readonly<Record<string, string | null>>, { replace = true } = {}): void {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(parts)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const search = query.toString();
  go(`${location.pathname}${search ? `?${search}` : ""}`, { replace });
}

/** Follows the browser's steps and plain clicks on links within the workbench. */
export function followLinks(): () => void {
  const step = () => (place = placeOf(location.href));
  const click = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!link || !plain || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.pathname.startsWith("/api/") || (link.hash && link.pathname === location.pathname)) return;
    event.preventDefault();
    go(`${link.pathname}${link.search}`);
  };
  window.addEventListener("popstate", step);
  document.addEventListener("click", click);
  return () => {
    window.removeEventListener("popstate", step);
    document.removeEventListener("click", click);
  };
}
