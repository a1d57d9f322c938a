"""Places in a report: a reading and the gazetteer go in, place mentions with coordinates and honest radii come out.

It decides what is a place, which one is meant, and whether it is meant as a location; it knows no event.
"""

import math

from dateline.gazetteer import Entry, Gazetteer
from dateline.language import Reading
from dateline.mentions.places.recognise import Candidate, Scan
from dateline.mentions.places.resolve import drop_misplaced, resolve
from dateline.records import PlaceMention
from dateline.records.claims import PlaceLevel

NEAR_RADIUS = 25.0  # km; UCDP's "within 25 km of a known point"
SITE_RADIUS = 3.0  # km; the least that is said of an unknown site in a known town
_BEARINGS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_KM_PER_DEGREE = 111.2


def find_places(reading: Reading, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The places that a report names, in text order; unknown ones too where the words around tell that they are places.

    Only mentions of `use` literal may be where an event happened. `lat` and `lon` are None where nothing fits.
    """
    candidates = Scan(reading, gazetteer).run()
    resolve(reading.text, candidates)
    return tuple(_mention(reading.text, candidate) for candidate in drop_misplaced(candidates))


def resolve_given(reading: Reading, gazetteer: Gazetteer, spans: list[tuple[int, int]]) -> tuple[PlaceMention, ...]:
    """A mention for exactly each of the spans given (offsets into the report's text), in their order."""
    text = reading.text
    seen = {(candidate.start, candidate.end): candidate for candidate in Scan(reading, gazetteer).run()}
    given = []
    for start, end in spans:
        name = text[start:end]
        sentence = reading.sentence_at(start)
        entries, level = _entries(name, gazetteer)
        candidate = Candidate(start, end, name, sentence.index if sentence else 0, entries, level)
        same = seen.get((start, end))
        if same is not None:
            candidate.associative, candidate.demonym = same.associative, same.demonym
        given.append(candidate)
    ordered = sorted(given, key=lambda candidate: candidate.start)
    resolve(text, ordered)
    return tuple(_mention(text, candidate) for candidate in given)


def _entries(name: str, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], PlaceLevel | None]:
    """Possible entries of a name that somebody says is a place, whatever it looks like."""
    code = gazetteer.country_of_demonym(name)
    if code is not None:
        country = gazetteer.country(code)
        return ((country,) if country else (), None)
    return gazetteer.candidates(name)


def _unit(direction: str) -> tuple[float, float]:
    """The direction's step to the north and to the east, of length 1."""
    north = sum(step[0] for word, step in _BEARINGS.items() if word in direction)
    east = sum(step[1] for word, step in _BEARINGS.items() if word in direction)
    length = math.hypot(north, east) or 1.0
    return north / length, east / length


def _moved(entry: Entry, direction: str, km: float) -> tuple[float, float]:
    """The point `km` from the entry's in that direction."""
    north, east = _unit(direction)
    lat = max(-90.0, min(90.0, entry.lat + north * km / _KM_PER_DEGREE))
    stretch = max(0.1, math.cos(math.radians(entry.lat)))
    lon = (entry.lon + east * km / (_KM_PER_DEGREE * stretch) + 180) % 360 - 180
    return round(lat, 4), round(lon, 4)


def _mention(text: str, candidate: Candidate) -> PlaceMention:
    """The record of a resolved candidate."""
    entry = candidate.chosen
    values: dict[str, object] = {
        "start": candidate.start, "end": candidate.end, "text": text[candidate.start : candidate.end],
        "use": "associative" if candidate.associative else "literal", "relation": candidate.relation,
    }  # fmt: skip
    if entry is None:
        return PlaceMention.model_validate(values | _backed_off(candidate))
    lat, lon, radius, level = entry.lat, entry.lon, entry.radius_km, entry.level
    if candidate.site:
        level, radius = "site", max(SITE_RADIUS, radius)
    if candidate.direction and candidate.relation is None and entry.level == "country":
        lat, lon = _moved(entry, candidate.direction, radius / 2)
        level, radius = "area", radius * 0.6
    if candidate.relation == "direction" and candidate.direction:
        away = candidate.away_km
        lat, lon = _moved(entry, candidate.direction, away if away is not None else radius)
        radius = max(5.0, 0.25 * away) + radius / 2 if away is not None else max(NEAR_RADIUS, 1.5 * radius)
    elif candidate.relation is not None:
        radius = max(NEAR_RADIUS, radius + (candidate.away_km or 0))
    same = not candidate.site and (lat, lon) == (entry.lat, entry.lon)
    values |= {
        "name": candidate.name if candidate.site else entry.name, "country": entry.country, "admin1": entry.admin1,
        "lat": lat, "lon": lon, "level": level, "radius_km": round(radius, 1),
        "geonames_id": entry.geonames_id if same else None,
    }  # fmt: skip
    return PlaceMention.model_validate(values)


def _backed_off(candidate: Candidate) -> dict[str, object]:
    """What is known of an unknown place from the one that contains it; a country gives no point."""
    level = "site" if candidate.site else candidate.level or "settlement"
    parent = candidate.parent.chosen if candidate.parent else None
    known: dict[str, object] = {"name": candidate.name, "level": level, "country": candidate.country}
    if parent is None:
        return known
    known |= {"country": parent.country, "admin1": parent.admin1}
    if parent.level == "country":
        return known
    return known | {"lat": parent.lat, "lon": parent.lon, "radius_km": parent.radius_km}
