// Fails where the JavaScript that a screen loads first, worker and map included, is more than 450 KB gzipped.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const FLOOR = 450 * 1024;
const built = fileURLToPath(new URL("../../src/dateline/web/static/", import.meta.url));
const manifest = JSON.parse(readFileSync(`${built}.vite/manifest.json`, "utf8"));
const size = (file) => gzipSync(readFileSync(built + file), { level: 9 }).length;

function reach(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) reach(next, found);
  return found;
}

const shell = reach("index.html");
const worker = Object.keys(manifest)
  .filter((key) => manifest[key].name === "map-worker")
  .flatMap((key) => [...reach(key)]);
const map = Object.keys(manifest).filter((key) => manifest[key].name === "maps");
// A screen that draws a map loads MapLibre and its worker as soon as it stands.
const withMap = (screen) => {
  const drawn = [...reach(screen)].flatMap((key) => (shell.has(key) ? [] : (manifest[key].dynamicImports ?? [])));
  return drawn.some((key) => map.includes(key)) ? [...map.flatMap((key) => [...reach(key)]), ...worker] : [];
};
const screens = Object.keys(manifest).filter((key) => /^src\/screens\/[^/]+\/[A-Z]\w*Screen\.svelte$/.test(key));
let worst = 0;
for (const screen of screens) {
  const keys = new Set([...shell, ...reach(screen), ...withMap(screen)]);
  const files = new Set([...keys].map((key) => manifest[key].file).filter((file) => file.endsWith(".js")));
  const total = [...files].reduce((sum, file) => sum + size(file), 0);
  worst = Math.max(worst, total);
  console.log(`${(total / 1024).toFixed(0).padStart(4)} KB  ${screen}`);
}
if (screens.length === 0 || worker.length === 0 || map.length === 0)
  throw new Error("budget.mjs finds no screens, map or worker in the manifest");
if (worst > FLOOR) {
  console.error(`A first load of ${(worst / 1024).toFixed(0)} KB is over the floor of ${FLOOR / 1024} KB`);
  process.exit(1);
}
