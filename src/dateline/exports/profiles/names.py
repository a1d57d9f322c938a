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
_PROSE = frozenset({"title", "text", "party", "claimants", "value", "quote"})


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


def without_names(row: ExportRow, names: Collection[str]) -> tuple[ExportRow, int]:
    """The row without the persons' names that its reports tell, and how many different ones it showed."""
    wanted = sorted((name for name in names if not _is_place(name, row)), key=lambda name: (-len(name), name))
    if not wanted:
        return row, 0
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in wanted) + r")(?!\w)"
    )
    shown = set[str]()

    def hide(text: str) -> str:
        shown.update(pattern.findall(text))
        return pattern.sub(HIDDEN, text)

    done = replaced(row, hide)
    return (done, len(shown)) if shown else (row, 0)
