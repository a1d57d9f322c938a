"""Rows without persons' names.

A row and the names that its reports tell go in, the row with `HIDDEN` in their place comes out; places keep their names.
"""

import re
from collections.abc import Callable, Collection
from typing import Any

from dateline.exports.rows import Citation, ExportRow
from dateline.exports.tables.countries import country
from dateline.records import Claim, Resolved

HIDDEN = "[name]"
_WORD = re.compile(r"\w+")
_PROSE = frozenset({"title", "text", "party", "claimants", "value", "quote"})


def _places(row: ExportRow) -> list[str]:
    """What an incident's places, regions and countries are called, as `_plain` has it."""
    places = [claim.place for claim in row.claims if claim.place] + [row.resolved.place.value]
    told = [text for place in places if place for text in (place.text, place.admin1)]
    told += [home.name for place in places if place and (home := country(place.country))]
    return [_plain(text) for text in told if text]


def _plain(text: str) -> str:
    """The words alone, in lower case and between spaces: one such text holds another where it holds all its words in a row."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


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


def without_names(row: ExportRow, names: Collection[str]) -> tuple[ExportRow, int]:
    """The row without the persons' names that its reports tell, and how many different ones it showed."""
    places = _places(row)
    kept = (name for name in names if not any(_plain(name) in place for place in places))
    wanted = sorted(kept, key=lambda name: (-len(name), name))
    if not wanted:
        return row, 0
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in wanted)
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    shown = set[str]()

    def hide(text: str) -> str:
        shown.update(pattern.findall(text))
        return pattern.sub(HIDDEN, text)

    done = replaced(row, hide)
    return (done, len(shown)) if shown else (row, 0)
