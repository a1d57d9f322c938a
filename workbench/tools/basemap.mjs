// Writes public/world.json: the countries of world-atlas, cut at 180°, with ISO 3166 alpha-2 codes and points for names.
import { createRequire } from "node:module";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import countries from "i18n-iso-countries";
import { feature } from "topojson-client";
import { area, cut, middle } from "./rings.mjs";

const atlas = createRequire(import.meta.url)("world-atlas/countries-50m.json");
const target = fileURLToPath(new URL("../public/world.json", import.meta.url));
const near = (value) => Math.round(value * 100) / 100;

function thin(ring) {
  const points = ring.map(([x, y]) => [near(x), near(y)]);
  return points.filter(([x, y], at) => at === 0 || x !== points[at - 1][0] || y !== points[at - 1][1]);
}

function country(shape) {
  const polygons = shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates;
  const pieces = polygons.flatMap(cut).map((rings) => rings.map(thin).filter((ring) => ring.length > 3));
  const whole = pieces.filter((rings) => rings.length > 0);
  const largest = whole.reduce((best, rings) => (area(rings[0]) > area(best[0]) ? rings : best));
  const code = shape.id ? (countries.numericToAlpha2(shape.id) ?? null) : null;
  const size = whole.reduce((sum, rings) => sum + Math.abs(area(rings[0])), 0);
  return {
    type: "Feature",
    properties: { code, name: shape.properties.name, size: Math.round(size), label: middle(largest[0]).map(near) },
    geometry: { type: "MultiPolygon", coordinates: whole },
  };
}

const shapes = feature(atlas, atlas.objects.countries).features.filter(
  (shape) => shape.properties.name !== "Antarctica",
);
const world = { type: "FeatureCollection", features: shapes.map(country) };
mkdirSync(fileURLToPath(new URL("../public", import.meta.url)), { recursive: true });
writeFileSync(target, JSON.stringify(world));
