"""Made-up worlds as like one another as wars are: real coded reports under other names, on other days, in other places.

Rows of a report and its claims (as JSON) go in, the same rows of another world come out. Every word that fewer than one
report in twenty holds becomes another of the same weight (numbers become numbers), or a made-up one where the word list
does not hold it; actors and countries are dealt anew among themselves, places keep their distances under another sky.
Within a world all of this is done alike, so that what told of one incident still does.
"""

import bisect
import datetime as dt
import itertools
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline.incidents.linking.wordings import UNSEEN, weigh
from dateline.values import text_hash

SELDOM = 3.0  # the weight of a word that one report in twenty holds; commoner ones stay
YEARS = 3  # by which a world's days are moved at most, either way: worlds share one calendar
DEGREES = 25  # by which places move north or south at most; east or west by any number
SYLLABLES = [consonant + vowel for consonant in "bdfghjklmnprstvz" for vowel in "aeiou"]
_TOKEN = re.compile(r"([^\W_]+(?:[’'](?!s\b)[^\W_]+)?)")
Row = dict[str, Any]


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def world_of(name: str) -> int:
    """The number of the world that a report's id is of."""
    number, mark, _ = name.partition("~")
    return int(number) if mark else 0


def _dealt(names: Iterable[str], rng: random.Random) -> dict[str, str]:
    """Each name with another one of them."""
    given = sorted(set(names))
    return dict(zip(given, rng.sample(given, len(given)), strict=True))


@dataclass(slots=True)
class World:
    """World 0 is the real one."""

    number: int
    words: dict[str, str]
    actors: dict[str, str]
    countries: dict[str, str]
    days: dt.timedelta
    north: float
    east: float

    @classmethod
    def of(cls, number: int, rows: list[Row]) -> "World":
        """A world for the reports of these rows."""
        rng = random.Random(number)
        claims = [claim for row in rows for claim in row["claims"]]
        parties = (party for claim in claims for party in (*claim["initiators"], *claim["targets"]))
        countries = (claim["place"]["country"] for claim in claims if claim["place"] and claim["place"]["country"])
        return cls(
            number,
            _words(rows, rng),
            _dealt((actor for party in parties for actor in party["actors"]), rng),
            _dealt(countries, rng),
            dt.timedelta(days=rng.randint(-365 * YEARS, 365 * YEARS)),
            rng.uniform(-DEGREES, DEGREES),
            rng.uniform(-180, 180),
        )

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows as they stand in this world."""
        for row in rows:
            yield row if self.number == 0 else self._row(row)

    def _row(self, row: Row) -> Row:
        report = dict(row["report"])
        report["text"], starts, moved = self._text(report["text"])
        report |= {
            "id": self._name(report["id"]),
            "title": self._text(report["title"] or "")[0],
            "published": self._day(report["published"]),
            "text_sha256": text_hash(report["text"]),
            "copy_of": self._name(report["copy_of"]),
        }
        kept = {key: report[key] for key in ("id", "text_sha256", "publisher", "published", "copy_of", "synthetic")}

        def place(offset: int) -> int:
            at = bisect.bisect_right(starts, offset) - 1
            return min(moved[at] + offset - starts[at], moved[at + 1] if at + 1 < len(moved) else len(report["text"]))

        return {"report": report, "claims": [self._claim(claim) | {
            "report": kept,
            "trigger_start": place(claim["trigger_start"]),
            "evidence": [{key: place(span[key]) for key in ("start", "end")} for span in claim["evidence"]],
        } for claim in row["claims"]]}  # fmt: skip

    def _claim(self, claim: Row) -> Row:
        date, place = claim["date"], claim["place"]
        found = claim | {"id": self._name(claim["id"])}
        if date:
            found["date"] = date | {key: self._day(date[key]) for key in ("start", "end")}
        if place:
            found["place"] = self._place(place)
        for side in ("initiators", "targets"):
            found[side] = [
                party
                | {"text": self._phrase(party["text"]), "actors": [self.actors[actor] for actor in party["actors"]]}
                for party in claim[side]
            ]
        return found

    def _place(self, place: Row) -> Row:
        found = place | {
            "text": self._phrase(place["text"]),
            "admin1": self._phrase(place["admin1"] or "") or None,
            "country": self.countries.get(place["country"]),
            "geonames_id": place["geonames_id"] and place["geonames_id"] * 1000 + self.number,
        }
        if place["lat"] is not None and place["lon"] is not None:
            found["lat"] = max(-89.0, min(89.0, place["lat"] + self.north))
            found["lon"] = (place["lon"] + self.east + 180) % 360 - 180
        return found

    def _name(self, name: str | None) -> str | None:
        return name and f"{self.number}~{name}"

    def _day(self, day: str | None) -> str | None:
        return day and str(dt.date.fromisoformat(day) + self.days)

    def _phrase(self, phrase: str) -> str:
        """A phrase with its names changed; what is no name says what kind of people they are."""
        return _TOKEN.sub(lambda match: self._word(match[0]) if match[0][:1].isupper() else match[0], phrase)

    def _text(self, text: str) -> tuple[str, list[int], list[int]]:
        """A text in this world's words, with the offsets at which its pieces began and now begin."""
        old = _TOKEN.split(text)
        new = [self._word(piece) if at % 2 else piece for at, piece in enumerate(old)]
        starts, moved = (list(itertools.accumulate(map(len, pieces[:-1]), initial=0)) for pieces in (old, new))
        return "".join(new), starts, moved

    def _word(self, word: str) -> str:
        found = self.words.get(_folded(word))
        if found is None:
            return word
        return found.upper() if word.isupper() and len(word) > 1 else found.title() if word[:1].isupper() else found


def _words(rows: list[Row], rng: random.Random) -> dict[str, str]:
    texts = (text for row in rows for text in (row["report"]["text"], row["report"]["title"] or ""))
    words = {_folded(word) for text in texts for word in _TOKEN.findall(text)}
    alike: dict[tuple[float, bool], list[str]] = defaultdict(list)
    for word in words:
        weight = weigh(word)[1]
        if weight >= SELDOM and len(word) > 1:
            alike[weight, word.isdigit()].append(word)
    found: dict[str, str] = {}
    for (weight, number), group in sorted(alike.items()):
        made_up = weight == UNSEEN and not number
        found |= {word: _made_up(word, rng.random()) for word in group} if made_up else _dealt(group, rng)
    return found


def _made_up(word: str, salt: float) -> str:
    left, made = zlib.crc32(f"{salt} {word}".encode("utf-8", "surrogatepass")), ""
    while left:
        left, at = divmod(left, len(SYLLABLES))
        made += SYLLABLES[at]
    return made
