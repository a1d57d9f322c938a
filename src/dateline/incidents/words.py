"""What linking and reconciling know about words: families of types, classes of people, names that mean the same.

Facts come from `linkage.yaml` beside this file, families from the codebook. It never sees a claim, only words.
"""

import functools
import re
from typing import Any

from dateline.codebook import load_codebook
from dateline.codebook.lists import read_yaml

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ADJECTIVE = re.compile(r"(?:i|is|n|ns|an|ans|ian|ians|nian|nians|ean|eans|ese)?")


@functools.cache
def facts() -> dict[str, Any]:
    """The parsed data file."""
    parsed: dict[str, Any] = read_yaml("dateline.incidents", "linkage.yaml")
    return parsed


def family(event_type: str) -> str:
    """The family of an event type, as the codebook has it: types that one happening may be called by."""
    return load_codebook().family(event_type)


@functools.cache
def near_families(one: str, other: str) -> bool:
    """True where types of the two families may name one happening."""
    return [one, other] in facts()["near"] or [other, one] in facts()["near"]


@functools.cache
def word_set(key: str) -> frozenset[str]:
    """One of the data file's plain lists as a set."""
    return frozenset(map(str, facts()[key]))


@functools.cache
def _class_of() -> dict[str, str]:
    return {word: name for name, words in facts()["classes"].items() for word in words}


@functools.lru_cache(maxsize=50_000)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a phrase in lower case, without possessive endings and filler words."""
    words = (word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text))
    return tuple(word for word in words if word not in word_set("fillers"))


@functools.lru_cache(maxsize=50_000)
def people_class(party: str) -> str | None:
    """The class of people that a phrase names by its last classed word ("US troops": soldier); None where unknown.

    An empty phrase is `people`: a bare number of dead names everybody.
    """
    words = tokens(party.partition(" from ")[0].partition(" of ")[0])
    if not words:
        return "people"
    if len(words) > 1 and " ".join(words[-2:]) in _class_of():
        return _class_of()[" ".join(words[-2:])]
    return next((_class_of()[word] for word in reversed(words) if word in _class_of()), None)


@functools.lru_cache(maxsize=50_000)
def head(party: str) -> str:
    """The last word of a phrase before its first preposition, without a plural ending; empty where it has no word."""
    words = tokens(re.split(r" (?:of|from|in|at|who|that|with|on) ", party, maxsplit=1)[0])
    return words[-1].removesuffix("s") if words else ""


@functools.lru_cache(maxsize=50_000)
def nation(party: str) -> str | None:
    """The country or people that a phrase starts from ("American soldiers", "U.S. troops": us); None where it has none."""
    known = facts()["peoples"]
    for word in tokens(party):
        if word in known:
            return str(known[word])
    return next((name for name in map(_country_of, _capitalised(party)) if name), None)


def _capitalised(party: str) -> list[str]:
    return [word for word in _WORD.findall(party) if word[:1].isupper() and len(word) > 3]


@functools.lru_cache(maxsize=5_000)
def _country_of(word: str) -> str | None:
    """The alpha-2 code, in lower case, of the country with the longest name that a word is made from ("Iraqi": iq)."""
    import pycountry

    folded = word.casefold()
    found: tuple[str, str | None] = ("", None)
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name).casefold().partition(",")[0]
        stem = name[:-1] if name[-1] in "aeiouy" else name
        made = folded == name or (folded.startswith(stem) and _ADJECTIVE.fullmatch(folded[len(stem) :]))
        if made and len(name) > len(found[0]):
            found = (name, str(country.alpha_2).casefold())
    return found[1]


@functools.cache
def country_name(code: str) -> str:
    """The English name of a country by its ISO 3166 alpha-2 code; the code where there is none."""
    import pycountry

    if code in facts()["country_names"]:
        return str(facts()["country_names"][code])
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return code
    name = str(getattr(country, "common_name", country.name))
    return name.partition(",")[0]


def same_name(one: str, other: str) -> bool:
    """True where one phrase's telling words are all in the other's ("Islamic State", "Islamic State group")."""
    first, second = (frozenset(tokens(text)) - word_set("vague") for text in (one, other))
    return bool(first and second) and (first <= second or second <= first)


def is_vague(phrase: str) -> bool:
    """True where a phrase names nobody in particular ("masked gunmen", "Somali fighters")."""
    words = frozenset(tokens(phrase))
    telling = words - word_set("vague")
    nations = telling < words and all(nation(word.title()) for word in telling)
    return not telling or (nations and not words & word_set("state_forces"))
