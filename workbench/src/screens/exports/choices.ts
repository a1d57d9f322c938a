/** What the export dialog asks for beside format and policy; null stands for what the profile has. */

import type { Grade } from "../../api/records.ts";

export interface Choices {
  readonly grades: readonly Grade[];
  readonly since: string | null;
  readonly coarsen: string | null;
  readonly delay: number | null;
  readonly quotes: number;
}

export const NO_CHOICES: Choices = { grades: [], since: null, coarsen: null, delay: null, quotes: 200 };
/** Days that the publishing profile holds back; whoever is no reviewer cannot ask for fewer. */
export const PUBLISHED_DELAY = 7;
export const MOST_QUOTED = 1000;
const LONGEST_DELAY = 36_500;

export const COARSENESS: Readonly<Record<string, string>> = {
  exact: "As the reports tell them",
  town: "Towns: sites to a tenth of a degree",
  region: "Regions: no points",
  country: "Countries alone",
};

/** A whole number of the field's range, or null where it is empty or no number. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const number = text.trim() === "" ? Number.NaN : Math.trunc(Number(text));
  return Number.isNaN(number) ? null : Math.min(most, Math.max(least, number));
}

/** The days to hold back, as a field says them to somebody who may ask for no fewer than `least`. */
export function delayFrom(text: string, least: number): number | null {
  return wholeNumber(text, least, LONGEST_DELAY);
}
