"""What a person writes for a field of a claim, as the record that it stands for.

Words or JSON go in, a value in JSON comes out, each part at its own words in the report, or at the trigger where the
report has none. It checks no more than it must to read: the judgement checks the rest.
"""

import calendar
import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

from dateline.actors import Registry
from dateline.errors import ReviewError
from dateline.gazetteer import Gazetteer
from dateline.records import CORRECTABLE, Claim, Source

UNKNOWN = ("", "none", "unknown", "-")
_SEVERAL = ("initiators", "targets", "weapons", "casualties", "sources")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_FIGURE = re.compile(r"(\w+) +(\d+)(?:(\+)|-(\d+))?(?: +(.+))?")
_POINT = re.compile(r"(.+?) *@ *(-?[\d.]+) *, *(-?[\d.]+)(?: +([A-Z]{2}))?")


class Wordings:
    """Reads what a person writes of one claim; places and actors by name where a gazetteer and a registry are given."""

    def __init__(
        self, claim: Claim, text: str, *, actors: Registry | None = None, gazetteer: Gazetteer | None = None
    ) -> None:
        self._claim, self._text = claim, text
        self._actors, self._gazetteer = actors, gazetteer

    def read(self, field: str, words: str) -> Any:
        """The value of a field in JSON.

        Args:
            field: of a claim.
            words: JSON, or a short form: `attack`; `2024-03-05`, `2024-03-05/2024-03-07`, `2024-03`; a place's name,
                `NAME @ LAT, LON CC`; names with `;` between them; `killed 5 soldiers; wounded 10-12; missing 3+`;
                `none` for what the report does not tell.

        Raises:
            ReviewError: it cannot be read so.
        """
        words = words.strip()
        if words[:1] in "[{" and words:
            try:
                return json.loads(words)
            except ValueError as error:
                raise _unread(field, words, f"no JSON: {error}") from None
        if field not in CORRECTABLE or field in ("event_type", "granularity", "certainty", "scope"):
            return words
        if words.casefold() in UNKNOWN:
            return [] if field in _SEVERAL else None
        if field in ("date", "place"):
            return self._date(words) if field == "date" else self._place(words)
        one: dict[str, Callable[[str], Any]] = {"casualties": self._figure, "weapons": self._weapon}
        read = one.get(field) or (self._party if field in ("initiators", "targets") else self._source)
        return [read(part.strip()) for part in words.split(";") if part.strip()]

    def _date(self, words: str) -> dict[str, Any]:
        if month := _MONTH.fullmatch(words):
            year, number = int(month[1]), int(month[2])
            if 1 <= number <= 12:
                last = calendar.monthrange(year, number)[1]
                return {"start": f"{words}-01", "end": f"{words}-{last}", "precision": "month"}
        days = _DAYS.fullmatch(words)
        try:
            start, end = (dt.date.fromisoformat(days[at] or days[1]) for at in (1, 2))  # type: ignore[index]
        except (TypeError, ValueError):
            raise _unread("date", words, "no day such as 2024-03-05, nor two with / between them") from None
        return {"start": str(start), "end": str(end), "precision": "day" if start == end else "range"}

    def _place(self, words: str) -> dict[str, Any]:
        if point := _POINT.fullmatch(words):
            lat, lon = float(point[2]), float(point[3])
            known = {"lat": lat, "lon": lon, "country": point[4], "level": "site", "radius_km": 1.0}
            return {"text": point[1], "start": self._at(point[1]), **known}
        name = words.split(",")[0].strip()
        old = self._claim.place
        entries = self._gazetteer.find(name) if self._gazetteer else []
        wanted = [part.strip().casefold() for part in words.split(",")[1:]]
        fitting = [one for one in entries if all(self._lies_in(one, part) for part in wanted)]
        if not fitting:
            raise _unread("place", words, "no such place in the gazetteer; give NAME @ LATITUDE, LONGITUDE CC")
        home = old.country if old else None
        best = min(fitting, key=lambda one: not wanted and home is not None and one.country != home)
        fields = ("country", "admin1", "lat", "lon", "level", "radius_km", "geonames_id")
        return {"text": name, "start": self._at(name), **{key: getattr(best, key) for key in fields}}

    def _lies_in(self, entry: Any, part: str) -> bool:
        country = self._gazetteer.country_name(entry.country) if self._gazetteer and entry.country else None
        return part in {(name or "").casefold() for name in (entry.admin1, entry.country, country)}

    def _party(self, words: str) -> dict[str, Any]:
        old = [
            one for one in (*self._claim.initiators, *self._claim.targets) if one.text.casefold() == words.casefold()
        ]
        if old:
            return old[0].model_dump(mode="json")
        ids: tuple[str, ...] = ()
        kind = "unknown"
        if self._actors:
            country = self._claim.place.country if self._claim.place else None
            found = self._actors.in_text(words, country=country, home=country)
            ids, kinds = tuple(one.id for one in found), {one.kind for one in found}
            kind = kinds.pop() if len(kinds) == 1 else "unknown"
        return {"text": words, "start": self._at(words), "actors": ids, "kind": kind}

    def _weapon(self, words: str) -> dict[str, Any]:
        return {"text": words, "start": self._at(words)}

    def _source(self, words: str) -> dict[str, Any]:
        old = [one for one in self._claim.sources if one.text.casefold() == words.casefold()]
        return old[0].model_dump(mode="json") if old else {**self._weapon(words), "kind": "other"}

    def _figure(self, words: str) -> dict[str, Any]:
        """One figure; the row that says the same already stays as it is, with who said it."""
        match = _FIGURE.fullmatch(words)
        if match is None:
            raise _unread("casualties", words, "no figure such as `killed 5 soldiers`, `wounded 10-12`, `missing 3+`")
        effect, low, more, high, party = match.groups()
        least, most = int(low), None if more else int(high or low)
        for row in self._claim.casualties:
            same = (row.effect, row.min, row.max) == (effect, least, most)
            if same and (party or row.party).casefold() == row.party.casefold():
                return row.model_copy(update={"part_of": None}).model_dump(mode="json")
        said = f"{low}{'+' if more else f'-{high}' if high else ''} {party or ''}".strip()
        return {
            "text": said, "start": self._at(said), "party": party or "people", "effect": effect, "min": least, "max": most,
        }  # fmt: skip

    def _at(self, words: str) -> int:
        """Where the report has these words, nearest to the trigger; the trigger's place where it has not."""
        trigger = self._claim.trigger_start
        found = [match.start() for match in re.finditer(rf"(?i)\b{re.escape(words)}\b", self._text)]
        return min(found, key=lambda at: abs(at - trigger), default=trigger)


def misplaced(value: Any, claim: Claim, text: str, known: Claim | None = None) -> str | None:
    """What is wrong with a field's value beside its report: words that do not stand where it says, sources that are not.

    Args:
        value: as its record.
        claim: of which; words that start where its trigger does stand for what no words of the report give.
        text: the report's.
        known: a claim whose words were checked before.
    """
    parts = value if isinstance(value, tuple) else (value,)
    sources = len(value) if parts and all(isinstance(one, Source) for one in parts) else len(claim.sources)
    held = (_words_of(known) if known else set()) | {(claim.trigger_start, None)}
    for part in parts:
        quoted = (part.start, part.text) if hasattr(part, "text") else None
        if quoted and {quoted, (quoted[0], None)}.isdisjoint(held) and not _stands(text, *quoted):
            start, words = quoted
            return f"{words[:40]!r} does not stand at {start} in the report"
        span = getattr(part, "span", None)
        if span is not None and span.end > len(text):
            return f"the report ends at {len(text)}, before {span.end}"
        if any(not 0 <= index < sources for index in getattr(part, "said_by", ())):
            return f"it is said by a source that is not there; there are {sources}, counted from 0"
        whole = getattr(part, "part_of", None)
        if whole is not None and (not 0 <= whole < len(parts) or parts[whole] is part):
            return f"it is part of row {whole}, which is not another row of the field"
    return None


def _stands(text: str, start: int, words: str) -> bool:
    return start >= 0 and text[start : start + len(words)] == words


def _words_of(claim: Claim) -> set[tuple[int, str | None]]:
    """The words of a claim's fields, each with where it begins."""
    values = [getattr(claim, name) for name in CORRECTABLE]
    parts = [part for value in values for part in (value if isinstance(value, tuple) else (value,))]
    return {(part.start, part.text) for part in parts if hasattr(part, "text")}


def _unread(field: str, words: str, why: str) -> ReviewError:
    return ReviewError(f"{words!r} is {why}", where=field, todo="`dateline review correct --help` shows the forms")
