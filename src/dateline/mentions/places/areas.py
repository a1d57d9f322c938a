"""Places told by a common noun that only the report's country fills: "the capital", "the country's south", "the east".

Sentences and the country of most places go in, mentions come out; their `rules` say where the country comes from.
"""

import re
from collections.abc import Iterator

from dateline.gazetteer import Entry, Gazetteer
from dateline.language import Reading
from dateline.records import PlaceMention

FROM_MOST = "country of most places of the report"
_PART = r"(?:north|south)?-?(?:north|south|east|west)(?:ern)?"
_AREA = re.compile(
    rf"\b(?P<owned>(?:country|nation|kingdom)['’]s\s+(?:[a-z]+\s+)?{_PART})\b(?!\s+[A-Z])"
    rf"|\bthe\s+(?P<of>{_PART}(?:\s+parts?)?\s+of\s+the\s+(?:country|nation|kingdom))\b"
    rf"|\bin\s+the\s+(?P<bare>(?:(?:restive|far|volatile)\s+)?(?:north|south)?-?(?:north|south|east|west))(?=\s*[.,;]|\s*$|\s+(?:on|late|early|after|when|where|and|of\s+the\s+country)\b)"
)
_CAPITAL = re.compile(
    r"\b(?:in|inside|near|outside|around|of|on|across)\s+the\s+(?P<capital>(?:nation['’]s\s+)?capital)\b(?!\s*(?:,|of|city)?\s+(?:[A-Z]|of))(?!\s+(?:of|city|region|governorate|province))"
)


def find_areas(reading: Reading, gazetteer: Gazetteer, country: str | None) -> Iterator[PlaceMention]:
    """The parts of the report's country and its capital where they are told without a name; none without a country."""
    land = gazetteer.country(country) if country else None
    if land is None or country is None:
        return
    capital = gazetteer.capital(country)
    for sentence in reading.sentences:
        if sentence.role == "boilerplate":
            continue
        words = reading.text[sentence.start : sentence.end]
        for match in _AREA.finditer(words):
            yield _mention(words, sentence.start, match, land, "area")
        if capital is not None:
            for match in _CAPITAL.finditer(words):
                yield _mention(words, sentence.start, match, capital, capital.level)


def _mention(words: str, offset: int, match: re.Match[str], entry: Entry, level: str) -> PlaceMention:
    """The mention of a match's one group: the entry's own point and radius."""
    group = match.lastgroup or 0
    start, end = match.span(group)
    return PlaceMention.model_validate(
        {
            "start": offset + start, "end": offset + end, "text": words[start:end], "name": entry.name,
            "country": entry.country, "admin1": entry.admin1, "lat": entry.lat, "lon": entry.lon, "level": level,
            "radius_km": entry.radius_km, "geonames_id": entry.geonames_id if level == entry.level else None,
            "rules": {"country": FROM_MOST},
        }
    )  # fmt: skip
