"""Persons' names in what an export would print: found by the words around them, and hidden.

A row goes in, the row without names comes out; a body's or a place's name stays. It knows no list of names, so it may
hide a name too many rather than print one.
"""

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any

from dateline.actors import Registry
from dateline.codebook.lists import read_yaml
from dateline.exports.rows import Citation, ExportRow
from dateline.exports.tables.countries import country
from dateline.records import Claim, Resolved

HIDDEN = "[name]"
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?|\S")
_PROSE = frozenset({"title", "text", "party", "claimants", "value", "quote"})
_SPEAKERS = ("official", "official_anonymous", "witness", "other")
_PEOPLE = ("civilian", "unknown", "protesters")
_ARTICLES = ("a", "an", "the")


@functools.cache
def _words(key: str) -> frozenset[str]:
    return frozenset(str(read_yaml("dateline.exports", "data/persons.yaml")[key]).split())


def _bare(word: str) -> str:
    return word.casefold().rstrip(".")


def _is_capital(word: str) -> bool:
    small, _, rest = word.partition("-")
    if rest and small in _words("particles"):
        return rest[:1].isupper()  # "al-Tarn"
    return word[:1].isupper() and len(word.rstrip(".")) > 1 and not word.isupper()


def _run(words: list[str], start: int) -> int:
    """Where a run of capitalised words, with small words of names between them, ends."""
    end = at = start
    while at < len(words) and at - start < 6:
        if _is_capital(words[at]):
            end = at + 1
        elif _bare(words[at]) not in _words("particles"):
            break
        at += 1
    return end


def _named(words: list[str], start: int, end: int) -> bool:
    """True where the run may be a person: no word of it makes a body, a role or a country of it."""
    inside = [_bare(word) for word in words[start:end]]
    return bool(inside) and not any(word in _words("bodies") or word in _words("roles") for word in inside)


def _in_prose(text: str) -> Iterator[str]:
    """Names that the words around them give away: a role before, "said" beside, an age or what somebody is after."""
    found = list(_WORD.finditer(text))
    words = [one[0] for one in found]
    at = 0
    while at < len(words):
        end = _run(words, at)
        if end == at:
            at += 1
            continue
        roles = [place for place in range(at, end) if _bare(words[place]) in _words("roles")]
        begin = roles[-1] + 1 if roles else at
        if _is_office(words, begin):  # "Secretary of Defense Jo Marsh"
            while begin < end and _bare(words[begin]) in _words("bodies"):
                begin += 1
        if begin < end and _named(words, begin, end) and _told(words, begin, end):
            yield text[found[begin].start() : found[end - 1].end()].rstrip(".")
        at = end


def _is_office(words: list[str], begin: int) -> bool:
    """True where a role and "of" stand before the word."""
    return begin > 1 and words[begin - 1] == "of" and _bare(words[begin - 2]) in _words("roles")


def _told(words: list[str], begin: int, end: int) -> bool:
    """True where the words beside a run of capitals make it somebody: a role, a verb of saying, an age."""
    office = next((place for place in range(begin, max(0, begin - 3), -1) if _is_office(words, place)), None)
    if office is not None and all(_bare(word) in _words("bodies") for word in words[office:begin]) and office < begin:
        return True
    before = [_bare(word) for word in words[max(0, begin - 2) : begin]]
    after = [_bare(word) for word in words[end : end + 3]]
    if any(word in _words("roles") for word in (before[-1:] if before[-1:] != [","] else before[:1])):
        return True
    if end - begin < 2:
        return False
    spoken = _words("says") | {"named", "called"}
    if set(before[-1:]) & spoken or before == ["identified", "as"] or set(after[:1]) & _words("says"):
        return True
    return after[:1] == [","] and len(after) > 1 and (after[1] in _ARTICLES or after[1].isdigit())


def _alone(text: str) -> str | None:
    """The name of two words or more that a phrase is, or that stands before its "of" ("Jo Marsh of the Civil Defence")."""
    found = list(_WORD.finditer(text))
    words = [one[0] for one in found]
    end = _run(words, 0)
    if end < 2 or not _named(words, 0, end) or words[end : end + 1] not in ([], ["of"]):
        return None
    return text[: found[end - 1].end()]


def names_in(row: ExportRow, registry: Registry) -> set[str]:
    """The persons' names of a row, whole, and the last word of each."""
    phrases = [
        one.text
        for claim in row.claims
        for one in claim.sources
        if not one.actors and (one.kind in _SPEAKERS or " of " in one.text)
    ]
    phrases += [
        one.text
        for claim in row.claims
        for one in (*claim.initiators, *claim.targets)
        if one.kind in _PEOPLE and not one.actors
    ]
    phrases += [one.party for claim in row.claims for one in claim.casualties]
    found = {name for name in map(_alone, phrases) if name}
    told = [
        *phrases,
        *(one.text for claim in row.claims for one in claim.sources),
        *(text for cited in row.citations for text in (cited.quote, cited.title) if text),
    ]
    found |= {name for text in told for name in _in_prose(text)}
    kept = {name for name in found if not registry.find(name) and not _is_place(name, row)}
    last = {name.split()[-1] for name in kept if len(name.split()) > 1}
    return kept | {word for word in last if len(word) > 2 and not _is_place(word, row)}


def _is_place(name: str, row: ExportRow) -> bool:
    """True where an incident's place, region or country has that name; a part of it is enough."""
    places = [claim.place for claim in row.claims if claim.place] + [row.resolved.place.value]
    told = [text for place in places if place for text in (place.text, place.admin1)]
    told += [home.name for place in places if place and (home := country(place.country))]
    return any(name.casefold() in text.casefold() for text in told if text)


def replaced(row: ExportRow, change: Callable[[str], str]) -> ExportRow:
    """The row with every text that an export prints changed; ids, hashes and codes stay."""
    return ExportRow(
        row.incident,
        Resolved.model_validate(_walked(row.resolved.model_dump(mode="json"), change)),
        tuple(Claim.model_validate(_walked(one.model_dump(mode="json"), change)) for one in row.claims),
        tuple(Citation.model_validate(_walked(one.model_dump(mode="json"), change)) for one in row.citations),
    )


def _walked(value: Any, change: Callable[[str], str], *, prose: bool = False) -> Any:
    if isinstance(value, dict):
        return {key: _walked(inner, change, prose=key in _PROSE) for key, inner in value.items()}
    if isinstance(value, list):
        return [_walked(inner, change, prose=prose) for inner in value]
    return change(value) if prose and isinstance(value, str) else value


def without_names(row: ExportRow, registry: Registry) -> tuple[ExportRow, int]:
    """The row with persons' names hidden, and how many different ones there were."""
    names = names_in(row, registry)
    if not names:
        return row, 0
    longest = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    return replaced(row, lambda text: pattern.sub(HIDDEN, text)), sum(" " in name for name in names)
