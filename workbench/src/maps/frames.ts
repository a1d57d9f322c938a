const PAUSE = 200; // milliseconds

/** Holds once what stands on the page now has been painted, and a moment more: making a map stops the page for as long. */
export function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, PAUSE))));
}
