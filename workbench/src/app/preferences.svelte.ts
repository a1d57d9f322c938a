/** What this browser remembers of its user: theme, single-letter keys, warnings before graphic texts. Nothing leaves it. */

export type Theme = "system" | "light" | "dark";

interface Kept {
  theme: Theme;
  letters: boolean;
  warnings: boolean;
}

const SLOT = "dateline";
const FIRST: Kept = { theme: "system", letters: true, warnings: true };

function read(): Kept {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(SLOT) ?? "{}") as Partial<Kept>) };
  } catch {
    return { ...FIRST };
  }
}

const kept = $state<Kept>(typeof localStorage === "undefined" ? { ...FIRST } : read());
let systemDark = $state(false);

export const preferences = {
  get theme(): Theme {
    return kept.theme;
  },
  get letters(): boolean {
    return kept.letters;
  },
  get warnings(): boolean {
    return kept.warnings;
  },
  get dark(): boolean {
    return kept.theme === "dark" || (kept.theme === "system" && systemDark);
  },
};

/** Changes one preference and keeps it for the next visit. */
export function prefer<Name extends keyof Kept>(name: Name, value: Kept[Name]): void {
  kept[name] = value;
  localStorage.setItem(SLOT, JSON.stringify(kept));
  paint();
}

/** Goes from light to dark and back. */
export function switchTheme(): void {
  prefer("theme", preferences.dark ? "light" : "dark");
}

/** Puts the theme on the page, and follows the system's. */
export function watchTheme(): void {
  const query = matchMedia("(prefers-color-scheme: dark)");
  systemDark = query.matches;
  query.addEventListener("change", (event) => {
    systemDark = event.matches;
    paint();
  });
  paint();
}

function paint(): void {
  document.documentElement.dataset.theme = preferences.dark ? "dark" : "light";
}
