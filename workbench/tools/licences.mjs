// Writes public/licences.txt: the licences of what is built into the pages, from the packages themselves.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));
const target = fileURLToPath(new URL("../public/licences.txt", import.meta.url));
const BUILT_IN = ["svelte", "maplibre-gl", "world-atlas"];

const read = (name) => JSON.parse(readFileSync(`${modules}${name}/package.json`, "utf8"));

function reach(name, found) {
  if (found.has(name) || name.startsWith("@types/") || !existsSync(`${modules}${name}/package.json`)) return found;
  found.add(name);
  if (name !== "svelte") for (const next of Object.keys(read(name).dependencies ?? {})) reach(next, found);
  return found;
}

function told(name) {
  const { version, license } = read(name);
  const file = readdirSync(modules + name).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const words = file ? readFileSync(`${modules}${name}/${file}`, "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${words}\n`;
}

const names = [...BUILT_IN.reduce((found, name) => reach(name, found), new Set())].sort();
mkdirSync(fileURLToPath(new URL("../public", import.meta.url)), { recursive: true });
writeFileSync(target, names.map(told).join(`\n${"-".repeat(80)}\n\n`));
