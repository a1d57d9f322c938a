"""Places in a report: a reading and the gazetteer go in, place mentions with coordinates and honest radii come out.

It decides what is a place, which one is meant, and whether it is meant as a location; it knows no event.
"""

from dateline.gazetteer import Gazetteer
from dateline.language import Reading
from dateline.mentions.places.areas import FROM_MOST, find_areas
from dateline.mentions.places.candidates import Candidate, Likely
from dateline.mentions.places.datelines import without_outlets
from dateline.mentions.places.names import known_entries
from dateline.mentions.places.recognise import Scan
from dateline.mentions.places.resolve import drop_misplaced, leading_country, measure_between, resolve
from dateline.records import PlaceCandidate, PlaceMention

NEAR_RADIUS = 25.0  # km; UCDP's "within 25 km of a known point"
UNDECIDED = "a name of several places with nothing to decide"
SITE_RADIUS = 3.0  # km; the least that is said of an unknown site in a known town


def find_places(reading: Reading, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The places that a report names, in text order; unknown ones too where the words around tell that they are places.

    Only mentions of `use` literal may be where an event happened. `lat` and `lon` are None where nothing fits.
    """
    candidates = Scan(reading, gazetteer).run()
    resolve(reading.text, candidates)
    measure_between(candidates)
    kept = drop_misplaced(without_outlets(reading, candidates))
    named = [_mention(reading.text, candidate) for candidate in kept]
    for area in find_areas(reading, gazetteer, leading_country(kept), list(named)):
        named = _with_area(named, area)
    return tuple(sorted(named, key=lambda place: (place.start, -place.end)))


def _with_area(places: list[PlaceMention], area: PlaceMention) -> list[PlaceMention]:
    """The places with the area among them, unless one that it overlaps is a location; "border with Iraq" outdoes Iraq."""
    over = [place for place in places if place.start < area.end and area.start < place.end]
    if area.level == "line" and not any(place.level == "line" for place in over):
        freed = [place.model_copy(update={"use": "associative"}) if place in over else place for place in places]
        return [*freed, area]
    return places if any(place.use == "literal" for place in over) else [*places, area]


def given_candidates(reading: Reading, gazetteer: Gazetteer, spans: list[tuple[int, int]]) -> list[Candidate]:
    """A candidate for exactly each of the spans (offsets into the report's text), in their order; none is chosen yet."""
    seen = {(candidate.start, candidate.end): candidate for candidate in Scan(reading, gazetteer).run()}
    given = []
    for start, end in spans:
        name = reading.text[start:end]
        sentence = reading.sentence_at(start)
        entries, level = known_entries(name, gazetteer)
        candidate = Candidate(start, end, name, sentence.index if sentence else 0, entries, level)
        same = seen.get((start, end))
        if same is not None:
            candidate.associative, candidate.demonym = same.associative, same.demonym
        given.append(candidate)
    return given


def resolve_given(reading: Reading, gazetteer: Gazetteer, spans: list[tuple[int, int]]) -> tuple[PlaceMention, ...]:
    """A mention for exactly each of the spans given (offsets into the report's text), in their order."""
    given = given_candidates(reading, gazetteer, spans)
    resolve(reading.text, sorted(given, key=lambda candidate: candidate.start))
    return tuple(_mention(reading.text, candidate) for candidate in given)


def _mention(text: str, candidate: Candidate) -> PlaceMention:
    """The record of a resolved candidate; its point is the place's own, whatever distance or bearing is told from it."""
    entry = candidate.chosen
    values: dict[str, object] = {
        "start": candidate.start, "end": candidate.end, "text": text[candidate.start : candidate.end],
        "use": "associative" if candidate.associative else "literal", "relation": candidate.relation,
        "candidates": tuple(map(_candidate, candidate.likely)),
    }  # fmt: skip
    if entry is None:
        return PlaceMention.model_validate(values | _backed_off(candidate))
    radius, level = entry.radius_km, entry.level
    if candidate.site:
        level, radius = "site", max(SITE_RADIUS, radius)
    if candidate.direction and candidate.relation is None and entry.level == "country":
        level = "area"
    elif candidate.relation is not None:
        radius = max(NEAR_RADIUS, radius + (candidate.away_km or 0))
    values |= {
        "name": candidate.name if candidate.site else entry.name, "country": entry.country, "admin1": entry.admin1,
        "lat": entry.lat, "lon": entry.lon, "level": level, "radius_km": round(radius, 1),
        "geonames_id": entry.geonames_id if level == entry.level else None,
    }  # fmt: skip
    return PlaceMention.model_validate(values)


def _candidate(likely: Likely) -> PlaceCandidate:
    """The record of a place that a name may mean."""
    entry = likely.entry
    return PlaceCandidate(
        name=entry.name, country=entry.country, admin1=entry.admin1, level=entry.level, lat=entry.lat, lon=entry.lon,
        geonames_id=entry.geonames_id, likelihood=round(likely.share, 3), reasons=likely.reasons,
    )  # fmt: skip


def _backed_off(candidate: Candidate) -> dict[str, object]:
    """What is known of an unknown place from the one that contains it; a country gives no point."""
    level = "site" if candidate.site else candidate.level or "settlement"
    parent = candidate.parent.chosen if candidate.parent else None
    known: dict[str, object] = {"name": candidate.name, "level": level, "country": candidate.country}
    if candidate.undecided:
        known["rules"] = {"point": UNDECIDED}
    elif candidate.country and parent is None:
        known["rules"] = {"country": FROM_MOST}
    if parent is None:
        return known
    known |= {"country": parent.country, "admin1": parent.admin1}
    if parent.level == "country":
        return known
    return known | {"lat": parent.lat, "lon": parent.lon, "radius_km": parent.radius_km}
