"""Places told by a common noun beside or without a name: "the country's south", "Syrian towns", "the border with Iraq".

The report's named places and its leading country go in, mentions come out; their `rules` say where what no words say
comes from. A border has no one point, and a part of a town lies where the town does.
"""

import re
from collections.abc import Iterator

from dateline.gazetteer import Entry, Gazetteer
from dateline.language import Reading
from dateline.records import PlaceMention

FROM_MOST = "country of most places of the report"
FROM_TOWN = "town named before"
_COMPASS = r"(?:north|south)?-?(?:north|south|east|west)"
_SIDE = rf"(?:{_COMPASS}(?:ern)?|central)"
_BY_WHOM = r"(?:held|controlled|occupied|besieged|dominated)"
_HELD = rf"(?:(?:[A-Za-z]+[-\s])?{_BY_WHOM}|divided)"
_PARTS = r"(?:areas?|districts?|neighbou?rhoods?|suburbs?|quarters?|parts?|sides?|sectors?|half|edges?|towns|villages)"
_AREA = re.compile(
    rf"\b(?P<owned>(?:country|nation|kingdom)['’]s\s+(?:[a-z]+\s+)?{_SIDE})\b(?!\s+[A-Z])"
    rf"|\bthe\s+(?P<of>{_SIDE}(?:\s+parts?)?\s+of\s+the\s+(?:country|nation|kingdom))\b"
    rf"|\bin\s+the\s+(?P<bare>(?:(?:[a-z]+ly\s+)?(?!far\b|north|south|east|west)\w+\s+|far\s+)?"
    rf"{_COMPASS})\b(?!-|\s+(?:of\s+(?!the\s+country)|[A-Z]|and\b|end\b|side\b|coast\b|bank\b))"
)
_CAPITAL = re.compile(
    r"\b(?:in|inside|near|outside|around|of|on|across)\s+the\s+(?P<capital>(?:nation['’]s\s+)?capital)\b(?!\s*(?:,|of|city)?\s+(?:[A-Z]|of))(?!\s+(?:of|city|region|governorate|province))"
)
_PART_OF_TOWN = re.compile(
    rf"\b(?P<part>(?:{_SIDE}\s+)?(?:{_HELD}\s+)?(?:{_SIDE}\s+)?{_PARTS}\s+of\s+the\s+(?:[a-z]+\s+)?(?:city|town|village))\b"
    rf"|\bthe\s+(?P<side>(?:{_HELD}\s+)?{_SIDE}\s+of\s+the\s+(?:[a-z]+\s+)?(?:city|town|village))\b"
)
_HELD_AREA = re.compile(
    rf"\b(?P<held>(?:{_SIDE}\s+)?(?!(?:and|or|by|to|be|are|is|was|were|now|long|has|have|had)\s)[A-Za-z]+-{_BY_WHOM}\s+"
    rf"(?:{_SIDE}\s+)?(?:{_PARTS}|territor(?:y|ies)|enclaves?|region))\b(?!\s+(?:of|in|around|near|outside)\s+(?:the\s+)?[A-Z])"
)
_LAND = re.compile(
    rf"\s+(?:(?:{_SIDE}|border|port|coastal|frontier|resort)\s+){{0,2}}"
    r"(?:territor(?:y|ies)|soil|waters|airspace|coast|coastline|towns?|villages?|cities|city)\b(?!\s+(?:[A-Z]|guards?\b|councils?\b|halls?\b|of\b))"
)
_BORDER = re.compile(
    r"(?:-[A-Z][a-z]+)?\s+(?:border|frontier)\b(?!\s+(?:guard|patrol|police|force|crossing|town|village|post))"
)
_BORDER_WITH = re.compile(r"\b(?:border|frontier)\s+(?:with|between)\s+(?:the\s+)?")
_BACK = 600  # characters before "the city" in which its name is looked for


def find_areas(
    reading: Reading, gazetteer: Gazetteer, country: str | None, named: list[PlaceMention]
) -> Iterator[PlaceMention]:
    """The places that common nouns tell, given the named ones in text order and the country of most of them.

    They may overlap names: a people's land ("Syrian towns") and a border ("border with Iraq") hold one that is no
    location by itself.
    """
    land = gazetteer.country(country) if country else None
    capital = gazetteer.capital(country) if country else None
    for sentence in reading.sentences:
        if sentence.role == "boilerplate":
            continue
        words = reading.text[sentence.start : sentence.end]
        for match in _AREA.finditer(words):
            if land is not None:
                yield _mention(words, sentence.start, match, land, "area")
        for match in _CAPITAL.finditer(words):
            if capital is not None:
                yield _mention(words, sentence.start, match, capital, capital.level)
        for match in _PART_OF_TOWN.finditer(words):
            yield _part_of_town(words, sentence.start, match, named)
        for match in _HELD_AREA.finditer(words):
            yield _mention(words, sentence.start, match, None, "area", country)
    yield from _beside_names(reading.text, gazetteer, country, named)


def _beside_names(
    text: str, gazetteer: Gazetteer, country: str | None, named: list[PlaceMention]
) -> Iterator[PlaceMention]:
    """The lands and borders told by a people's name ("Syrian towns", "the Turkish border") or by "border with"."""
    for place in named:
        if place.use == "associative" and place.country and gazetteer.country_of_demonym(place.text):
            land, border = _LAND.match(text, place.end), _BORDER.match(text, place.end)
            if land is not None:
                known = place.model_dump() | {"end": land.end(), "text": text[place.start : land.end()]}
                yield PlaceMention.model_validate(known | {"use": "literal", "level": "country"})
            elif border is not None:
                yield _border(text, place.start, border.end(), country, place.country)
        opened = _BORDER_WITH.search(text, max(0, place.start - 24), place.start)
        if opened is not None and opened.end() == place.start:
            yield _border(text, opened.start(), place.end, country, place.country)


def _border(text: str, start: int, end: int, country: str | None, beyond: str | None) -> PlaceMention:
    """A border: a line without a point, on the side of the country that the report is about, if that is not `beyond` it."""
    known: dict[str, object] = {"start": start, "end": end, "text": text[start:end], "level": "line"}
    inferred = {"country": country, "rules": {"country": FROM_MOST}} if country and country != beyond else {}
    return PlaceMention.model_validate(known | inferred)


def _part_of_town(words: str, offset: int, match: re.Match[str], named: list[PlaceMention]) -> PlaceMention:
    """A part of "the city": it lies where the town that was named last before it does."""
    start, end = match.span(match.lastgroup or 0)
    before = [
        place
        for place in named
        if place.level == "settlement" and place.use == "literal" and 0 <= offset + start - place.end < _BACK
    ]
    town = before[-1] if before else None
    known: dict[str, object] = {"start": offset + start, "end": offset + end, "text": words[start:end]}
    if town is None:
        return PlaceMention.model_validate(known | {"level": "settlement"})
    same = {key: getattr(town, key) for key in ("name", "country", "admin1", "lat", "lon", "level", "radius_km")}
    return PlaceMention.model_validate(known | same | {"rules": {"point": FROM_TOWN}})


def _mention(
    words: str,
    offset: int,
    match: re.Match[str],
    entry: Entry | None,
    level: str,
    country: str | None = None,
) -> PlaceMention:
    """The mention of a match's one group: the entry's own point and radius, or the country alone."""
    start, end = match.span(match.lastgroup or 0)
    known: dict[str, object] = {
        "start": offset + start, "end": offset + end, "text": words[start:end], "level": level, "country": country,
        "rules": {"country": FROM_MOST} if entry or country else {},
    }  # fmt: skip
    if entry is not None:
        known |= {
            "name": entry.name, "country": entry.country, "admin1": entry.admin1, "lat": entry.lat, "lon": entry.lon,
            "radius_km": entry.radius_km, "geonames_id": entry.geonames_id if level == entry.level else None,
        }  # fmt: skip
    return PlaceMention.model_validate(known)
