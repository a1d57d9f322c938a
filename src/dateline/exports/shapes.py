"""The shapes of exports as JSON: which fields an object has, of which kinds, with which codes; and what is wrong with one.

A value as read back and what data/*.yaml say of its format go in, lines come out. It mends nothing.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from dateline.exports.tables.countries import country, iso3_codes
from dateline.records.claims import Certainty, EventType, PlaceLevel, Scope, SideOfRow
from dateline.records.incidents import Grade, PolicyName
from dateline.values import DatePrecision

_OURS: dict[str, tuple[str, ...]] = {
    "event_type": get_args(EventType), "certainty": get_args(Certainty), "scope": get_args(Scope),
    "level": get_args(PlaceLevel), "side": get_args(SideOfRow), "grade": get_args(Grade), "policy": get_args(PolicyName),
    "days": get_args(DatePrecision),
}  # fmt: skip
_SHAPES = ("whole", "fields", "event", "source", "association")


def _is_day(value: Any, form: str) -> bool:
    try:
        return isinstance(value, str) and dt.datetime.strptime(value, form).strftime(form) == value
    except ValueError:
        return False


def _is_number(value: Any, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def _is_degrees(value: Any, most: float) -> bool:
    """Degrees as text, with five places."""
    return isinstance(value, str) and re.fullmatch(r"-?\d{1,3}\.\d{5}", value) is not None and abs(float(value)) <= most


_KINDS: dict[str, Callable[[Any], bool]] = {
    "str": lambda value: isinstance(value, str) and value.strip() != "",
    "text": lambda value: isinstance(value, str),
    "empty": lambda value: value == "",
    "bool": lambda value: isinstance(value, bool),
    "count": lambda value: type(value) is int and value >= 0,
    "number": lambda value: _is_number(value, -10, 10),
    "distance": lambda value: _is_number(value, 0, 21_000),
    "date": lambda value: _is_day(value, "%Y-%m-%d"),
    "day": lambda value: _is_day(value, "%m/%d/%Y"),
    "latitude": lambda value: _is_number(value, -90, 90),
    "longitude": lambda value: _is_number(value, -180, 180),
    "latitude_text": lambda value: _is_degrees(value, 90),
    "longitude_text": lambda value: _is_degrees(value, 180),
    "position": lambda value: (
        isinstance(value, list) and len(value) == 2 and _KINDS["longitude"](value[0]) and _KINDS["latitude"](value[1])
    ),
    "iso2": lambda value: isinstance(value, str) and country(value) is not None,
    "iso3": lambda value: value in iso3_codes(),
    "sha256": lambda value: isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None,
}


def faults(value: Any, kind: str, facts: Mapping[str, Any], where: str = "") -> list[str]:
    """What is wrong with a value of that kind, each with where it stands; nothing where it keeps to its shape.

    `kind` is written as in the data: `?` null too, `*` and `+` a list, `@` an object by id, `a|b` either.
    """
    if kind[-1] == "?":
        return [] if value is None else faults(value, kind[:-1], facts, where)
    if kind[-1] in "*+@":
        return _several(value, kind, facts, where)
    if "|" in kind:
        found = [faults(value, one, facts, where) for one in kind.split("|")]
        return [] if [] in found else [f"{where}: {value!r} is no {kind}"]
    shape = facts.get("shapes", {}).get(kind) or (facts.get(kind) if kind in _SHAPES else None)
    if shape is not None:
        return _object(value, shape, facts, where)
    codes = facts.get("codes", {}).get(kind) or _OURS.get(kind)
    held = _KINDS[kind](value) if codes is None else any(value == code and type(value) is type(code) for code in codes)
    return [] if held else [f"{where}: {value!r} is no {kind}"]


def _several(value: Any, kind: str, facts: Mapping[str, Any], where: str) -> list[str]:
    form, kind = kind[-1], kind[:-1]
    if not isinstance(value, dict if form == "@" else list):
        return [f"{where}: {value!r} is no list or object of {kind}"]
    if form == "+" and not value:
        return [f"{where} is empty"]
    told = value.items() if isinstance(value, dict) else enumerate(value)
    return [fault for key, one in told for fault in faults(one, kind, facts, f"{where}[{key}]")]


def _object(value: Any, shape: Mapping[str, str], facts: Mapping[str, Any], where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where}: {value!r} is no object"]
    if list(value) != list(shape):
        return [f"{where} has the fields {list(value)}, not {list(shape)}"]
    return [fault for name, kind in shape.items() for fault in faults(value[name], kind, facts, f"{where}.{name}")]
