import type { Component } from "svelte";
import type { Session } from "../api/shapes.ts";

export interface Screen {
  readonly path: string;
  readonly title: string;
  /** After "g" on the keyboard; null where it is reached from another screen. */
  readonly key: string | null;
  readonly role: Session["role"];
  readonly load: () => Promise<{ default: Component }>;
}

/** The screens by the first part of their address, in the order of the bar. */
export const SCREENS: readonly Screen[] = [
  {
    path: "inbox",
    title: "Inbox",
    key: "i",
    role: "reader",
    load: () => import("../screens/inbox/InboxScreen.svelte"),
  },
  {
    path: "links",
    title: "Link review",
    key: "l",
    role: "reviewer",
    load: () => import("../screens/links/LinksScreen.svelte"),
  },
  {
    path: "explore",
    title: "Explore",
    key: "e",
    role: "reader",
    load: () => import("../screens/explore/ExploreScreen.svelte"),
  },
  {
    path: "codings",
    title: "Double coding",
    key: "d",
    role: "coder",
    load: () => import("../screens/codings/CodingsScreen.svelte"),
  },
  {
    path: "codebook",
    title: "Codebook and quality",
    key: "c",
    role: "reader",
    load: () => import("../screens/codebook/CodebookScreen.svelte"),
  },
  { path: "users", title: "Users", key: "u", role: "admin", load: () => import("../screens/users/UsersScreen.svelte") },
  {
    path: "reports",
    title: "Coder",
    key: null,
    role: "reader",
    load: () => import("../screens/coder/CoderScreen.svelte"),
  },
  {
    path: "incidents",
    title: "Incident",
    key: null,
    role: "reader",
    load: () => import("../screens/incident/IncidentScreen.svelte"),
  },
  {
    path: "account",
    title: "Account",
    key: null,
    role: "reader",
    load: () => import("../screens/account/AccountScreen.svelte"),
  },
  {
    path: "login",
    title: "Sign in",
    key: null,
    role: "reader",
    load: () => import("../screens/login/LoginScreen.svelte"),
  },
];

/** The screen of an address; the Inbox where there is none of that name. */
export function screenOf(path: string): Screen {
  const found = SCREENS.find((screen) => screen.path === path) ?? SCREENS[0];
  if (!found) throw new Error("no screens");
  return found;
}
