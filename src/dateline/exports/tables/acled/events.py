"""ACLED's sub-events: which one an incident is, in what order they take precedence, and their groups.

A row goes in, a name of data/acled.yaml comes out. Types that only parties or deaths can settle are settled here.
"""

import functools

from dateline.exports.rows import ExportRow, Terms
from dateline.exports.tables.countries import Country
from dateline.exports.tables.parties import parties
from dateline.exports.tables.schemas import load_schema

ARMED = ("state_force", "rebel", "political_militia", "identity_militia", "international")
_HARM = ("killed", "wounded")


@functools.cache
def _sub_events() -> dict[str, tuple[int, str]]:
    """Each sub-event's rank, the first takes precedence, and its event type."""
    groups = load_schema("acled").facts["sub_events"].items()
    listed = [(name, group) for group, names in groups for name in names]
    return {name: (at, group) for at, (name, group) in enumerate(listed)}


def rank(sub_event: str) -> int:
    """The place in the order of precedence, least first."""
    return _sub_events()[sub_event][0]


def event_type_of(sub_event: str) -> str:
    """The event type that a sub-event belongs to."""
    return _sub_events()[sub_event][1]


def disorder_type(sub_event: str) -> str:
    """The disorder type of a sub-event, or of its event type."""
    types = load_schema("acled").facts["disorder"]
    return str(types.get(sub_event) or types[event_type_of(sub_event)])


def _is_grenade(row: ExportRow) -> bool:
    weapons = [text.casefold() for text in row.resolved.weapons.value]
    return bool(weapons) and all("grenade" in text and "propelled" not in text for text in weapons)


def sub_event_type(row: ExportRow, home: Country, terms: Terms) -> str:
    """The sub-event of an incident at a place in that country."""
    resolved = row.resolved
    plain = str(load_schema("acled").facts["types"][resolved.event_type])
    if resolved.event_type == "explosive" and _is_grenade(row):
        return "Grenade"
    if resolved.event_type == "force_against_protesters":
        harmed = any(figure.effect in _HARM and (figure.low or figure.best or 0) > 0 for figure in resolved.figures)
        return "Excessive force against protesters" if harmed else plain
    if resolved.event_type == "territory_change":
        takers = parties(row, "initiators", terms.registry)
        state = bool(takers) and takers[0].kind == "state_force" and takers[0].country == home.code
        return "Government regains territory" if state else plain
    hit = [party for party in parties(row, "targets", terms.registry) if party.kind not in ("thing", "unknown")]
    if resolved.event_type == "attack" and hit and all(party.kind in ARMED for party in hit):
        return "Armed clash"  # violence against civilians has a civilian as its second actor
    if resolved.event_type == "riot" and hit:
        return "Mob violence"
    return plain
