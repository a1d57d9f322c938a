/** Where incidents lie, drawn as what is known: an area of its radius, a country as its whole shape, never a pin. */

import type { Feature, FeatureCollection, Point } from "geojson";

export interface Whereabouts {
  readonly id: string;
  readonly title: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly level: string | null;
  readonly radiusKm: number | null;
  readonly country: string | null;
}

const METRES_PER_PIXEL = 78271.517; // at the equator, zoom 0, tiles of 512 pixels
const RADIUS: Record<string, number> = {
  site: 1,
  settlement: 5,
  admin2: 30,
  admin1: 120,
  area: 50,
  line: 50,
  water: 100,
}; // km, where none is given

/** How the place is known, in words. */
export function precisionWords(level: string | null, radiusKm: number | null): string {
  const around = radiusKm === null ? "" : `, within about ${radiusKm < 1 ? "1" : Math.round(radiusKm)} km`;
  const names: Record<string, string> = {
    site: "exact place",
    settlement: "town or village",
    admin2: "district",
    admin1: "province or state",
    area: "wider area",
    line: "road, river or border",
    water: "at sea",
    country: "country only",
  };
  if (level === null) return "place not known";
  return level === "country" ? "country only" : `${names[level] ?? level}${around}`;
}

/** True where a place can be drawn: as an area around a point, or as a country. */
export function drawn(place: Pick<Whereabouts, "lat" | "lon" | "level" | "country">): boolean {
  if (place.lat !== null && place.lon !== null && place.level !== "country") return true;
  return place.country !== null && (place.level === "country" || place.level === null);
}

/** The incidents that have a point and are finer than a country, with their radius in pixels at zoom 0. */
export function areasOf(places: readonly Whereabouts[]): FeatureCollection<Point> {
  const features: Feature<Point>[] = [];
  for (const place of places) {
    if (place.lat === null || place.lon === null || place.level === "country") continue;
    const km = Math.max(1, place.radiusKm ?? RADIUS[place.level ?? "area"] ?? 50);
    const pixels = (km * 1000) / (METRES_PER_PIXEL * Math.cos((place.lat * Math.PI) / 180));
    features.push({
      type: "Feature",
      properties: { id: place.id, pixels },
      geometry: { type: "Point", coordinates: [place.lon, place.lat] },
    });
  }
  return { type: "FeatureCollection", features };
}

/** The incidents that are known by country alone, by its ISO code. */
export function byCountry(places: readonly Whereabouts[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const place of places) {
    if (place.country && drawn(place) && (place.level === "country" || place.lat === null)) {
      found.set(place.country, [...(found.get(place.country) ?? []), place.id]);
    }
  }
  return found;
}

/** West, south, east and north around points, null where there are none; half a degree of air at least. */
export function boundsOf(places: readonly Whereabouts[]): [number, number, number, number] | null {
  const points = places.filter((place) => place.lat !== null && place.lon !== null) as (Whereabouts & {
    lat: number;
    lon: number;
  })[];
  if (!points.length) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { lat, lon, radiusKm } of points) {
    const air = Math.max(0.5, (radiusKm ?? 0) / 90);
    west = Math.min(west, lon - air);
    east = Math.max(east, lon + air);
    south = Math.min(south, lat - air);
    north = Math.max(north, lat + air);
  }
  return [Math.max(-180, west), Math.max(-85, south), Math.min(180, east), Math.min(85, north)];
}
