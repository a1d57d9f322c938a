import type { LayerSpecification, StyleSpecification } from "maplibre-gl";

/** Colours of the map, read from the page's theme. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    sea: of("sea"),
    land: of("land"),
    border: of("border"),
    shape: of("shape"),
    soft: of("shape-soft"),
    ink: of("ink-2"),
    surface: of("surface"),
  };
}

/** An opacity for areas wide enough to be seen as one, and another for smaller ones, which are a soft spot instead. */
function bySize(most: number, small = 0): unknown[] {
  const at = (zoom: number) => ["case", [">", ["*", ["get", "pixels"], 2 ** zoom], 5], most, small];
  return ["step", ["zoom"], at(0), ...Array.from({ length: 12 }, (_, zoom) => [zoom + 1, at(zoom + 1)]).flat()];
}

/** The radius of areas wide enough to be seen as one; nothing where they are not, since what is unseen costs as much to draw. */
function byReach(): unknown[] {
  const at = (zoom: number) => {
    const reach = ["*", ["get", "pixels"], 2 ** zoom];
    return ["case", [">", reach, 5], reach, 0];
  };
  const stops = Array.from({ length: 13 }, (_, zoom) => [zoom, at(zoom)]).flat();
  return ["interpolate", ["exponential", 2], ["zoom"], ...stops];
}

type Paint = ReturnType<typeof colours>;

function worldLayers(paint: Paint): unknown[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": paint.sea } },
    { id: "land", type: "fill", source: "world", paint: { "fill-color": paint.land, "fill-antialias": false } },
    {
      id: "countries",
      type: "fill",
      source: "world",
      filter: ["in", ["get", "code"], ["literal", []]],
      layout: { visibility: "none" }, // until its pattern is there
      paint: { "fill-pattern": "hatch", "fill-opacity": 0.8 },
    },
    { id: "borders", type: "line", source: "world", paint: { "line-color": paint.border, "line-width": 0.7 } },
  ];
}

function areaLayers(paint: Paint): unknown[] {
  return [
    {
      id: "glow",
      type: "circle",
      source: "areas",
      paint: {
        "circle-color": paint.shape,
        "circle-opacity": bySize(0, 0.5),
        "circle-blur": 0.8,
        "circle-radius": bySize(0, 8),
      },
    },
    {
      id: "areas",
      type: "circle",
      source: "areas",
      paint: {
        "circle-color": paint.soft,
        "circle-opacity": bySize(0.22),
        "circle-radius": byReach(),
        "circle-stroke-color": paint.shape,
        "circle-stroke-width": 1,
        "circle-stroke-opacity": bySize(0.75),
        "circle-pitch-alignment": "map",
      },
    },
  ];
}

function nameLayers(paint: Paint): unknown[] {
  return [
    {
      id: "names",
      type: "symbol",
      source: "names",
      minzoom: 0.8,
      layout: {
        "text-field": ["get", "name"],
        "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 14],
        "text-max-width": 7,
        "symbol-sort-key": ["-", ["get", "size"]],
        "text-padding": 6,
      },
      paint: { "text-color": paint.ink, "text-halo-color": paint.surface, "text-halo-width": 1.2 },
    },
  ];
}

/** The world without a foreign host, and the incidents' areas. */
export function styleOf(): StyleSpecification {
  const paint = colours();
  const layers = [...worldLayers(paint), ...areaLayers(paint), ...nameLayers(paint)];
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: "/world.json", tolerance: 0.3 },
      areas: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
      names: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: layers as unknown as LayerSpecification[],
  };
}

/** Slanting lines that fill a country of which nothing finer is known. */
export function hatch(): { width: number; height: number; data: Uint8ClampedArray } {
  const size = 10;
  const [red, green, blue] = numbersOf(colours().shape);
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const on = (x + y) % size < 2;
      data.set([red, green, blue, on ? 190 : 28], (y * size + x) * 4);
    }
  }
  return { width: size, height: size, data };
}

function numbersOf(colour: string): [number, number, number] {
  const at = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16) || 0;
  return [at(1), at(3), at(5)];
}
