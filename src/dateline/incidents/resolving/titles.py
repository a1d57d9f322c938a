"""A title in plain, neutral words, made from an incident's resolved fields: what, on whom, where, when.

Resolved values go in, one line comes out. It takes no reporter's headline and repeats no loaded word.
"""

from collections.abc import Sequence
from typing import Any

from dateline.codebook import load_codebook
from dateline.incidents.words import country_name, facts, tokens, word_set
from dateline.records import ClaimPlace
from dateline.values import Days

_LONGEST_NAME = 60
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # locale-free, so that one incident has one title everywhere


def days_in_words(days: Days) -> str:
    """The days as a reader writes them: "5 August 2024", "5–7 August 2024", "August 2024", "2024"."""
    start, end = days.start, days.end
    month = f"{_MONTHS[start.month - 1]} {start.year}"
    if days.precision == "year":
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if days.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return month
    if start == end:
        return f"{start.day} {month}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {month}"
    first = f"{start.day} {_MONTHS[start.month - 1]}" + (f" {start.year}" if start.year != end.year else "")
    return f"{first} – {end.day} {_MONTHS[end.month - 1]} {end.year}"


def place_in_words(place: ClaimPlace) -> str:
    """The place with its region and country, none of them twice: "Al-Asad airbase, Anbar, Iraq"."""
    parts = [place.text]
    for part in (place.admin1, country_name(place.country) if place.country else None):
        if part and not any(set(tokens(part)) <= set(tokens(known)) for known in parts):
            parts.append(part)
    return ", ".join(parts)


def _speakable(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and not set(tokens(name)) & word_set("loaded")


def _kind(event_type: str, weapons: Sequence[str]) -> dict[str, Any]:
    """The label of a type and the words that join it to its parties; a weapon may make it plainer."""
    plain: dict[str, Any] = facts()["titles"].get(event_type) or {"label": load_codebook().label(event_type)}
    for word, label, join in facts()["weapon_titles"].get(event_type, []):
        if any(word in weapon.casefold() for weapon in weapons):
            return plain | {"label": label, "join": join}
    return plain


def _at(place: ClaimPlace) -> str:
    return f" in {place_in_words(place)}" if place.level != "site" else f" at {place_in_words(place)}"


def title(
    event_type: str, initiators: Sequence[str], targets: Sequence[str], weapons: Sequence[str],
    place: ClaimPlace | None, days: Days | None,
) -> str:  # fmt: skip
    """One line for an incident; what is not known is left out."""
    kind = _kind(event_type, weapons)
    doers = [name for name in initiators if _speakable(name)]
    hit = [name for name in targets if _speakable(name)]
    words, where = str(kind["label"]), _at(place) if place else ""
    if kind.get("between"):
        sides = [doers[0], hit[0]] if doers and hit and event_type != "agreement" else (doers + hit)[:2]
        words += f" between {' and '.join(sides)}" if len(sides) == 2 else f" involving {sides[0]}" if sides else ""
    elif kind.get("by") or kind.get("join_by"):
        words += f" {kind.get('join_by', 'by')} {doers[0]}" if doers else ""
    elif kind.get("join") and hit:
        words += f" {kind['join']} {hit[0]}"
        if place and set(tokens(place.text)) & set(tokens(hit[0])):  # the target names the place already
            where = place_in_words(place).removeprefix(place.text)
    elif kind.get("join") and place and place.level == "site":
        words, where = f"{words} {kind['join']}", f" {place_in_words(place)}"
    return words + where + (f", {days_in_words(days)}" if days else "")
