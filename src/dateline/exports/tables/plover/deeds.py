"""What was done, as PLOVER codes it: the event, its modes with their score, and contexts.

A row goes in, a `Deed` comes out. It reads the words of triggers, weapons and initiators, and no report.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dateline.codebook import load_codebook
from dateline.exports.rows import ExportRow
from dateline.exports.tables.parties import Party
from dateline.exports.tables.schemas import load_schema


def facts() -> Any:
    """What stands in data/plover.yaml."""
    return load_schema("plover").facts


@dataclass(slots=True, frozen=True)
class Deed:
    """An event with its modes; `mutual` where whoever fights, or agrees, is an actor."""

    event: str
    modes: tuple[str, ...]
    mutual: bool

    @property
    def quad(self) -> int:
        """1 and 2 verbal and material cooperation, 3 and 4 conflict."""
        return int(facts()["quads"][self.event])

    @property
    def scale(self) -> float:
        """From -10, conflict, to 10: the farthest of its modes, or the event's own."""
        scores = facts()["modes"][self.event]
        return float(max((scores[mode] for mode in self.modes), key=abs, default=facts()["scores"][self.event]))


def tells(words: str, text: str) -> bool:
    """True where a pattern of whole words stands in a text."""
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None


def _code(row: ExportRow) -> list[str]:
    """The event of the row's type and its mode, if the type has one; or what most of its triggers say instead."""
    kind = row.resolved.event_type
    triggers = [claim.trigger for claim in row.claims if claim.event_type == kind] or [
        claim.trigger for claim in row.claims
    ]
    for variant in facts()["variants"].get(kind, ()):
        if 2 * sum(tells(variant["words"], trigger) for trigger in triggers) > len(triggers):
            return list(variant["code"])
    return list(facts()["types"][kind])


def _by_class(words: str) -> list[str]:
    """The modes of the weapons that the codebook knows among words, in their order."""
    tokens, found, at = re.findall(r"[\w'’-]+|;", words.casefold()), [], 0
    while at < len(tokens):
        hit = load_codebook().weapons.longest(tokens, at)
        found += [hit[1].weapon_class] if hit else []
        at += hit[0] if hit else 1
    return [mode for name in found if (mode := facts()["classes"].get(name))]


def _told_modes(row: ExportRow) -> list[str]:
    """The modes that the words for weapons, deed and doers tell, each once."""
    words = "; ".join((*row.resolved.weapons.value, *(claim.trigger for claim in row.claims)))
    found = []
    for mode, names in facts()["words"].items():
        words, hits = re.subn(rf"\b(?:{names})\b", ";", words, flags=re.IGNORECASE)
        found += [mode] * bool(hits)
    found += _by_class(words)
    doers = "; ".join(one.text for claim in row.claims for one in claim.initiators)
    found += [mode for mode, names in facts()["doers"].items() if tells(names, doers)]
    return list(dict.fromkeys(found))


def _modes(row: ExportRow, event: str, told: list[str], ones: list[Party]) -> list[str]:
    """The modes of an event: those of its type, else those that words tell, else what the type mostly is."""
    if event == "MOBILIZE" and ones:
        police = ones[0].branch == "police"
        return ["police" if police else "troops" if ones[0].kind == "state_force" else "militia"]
    if event != "ASSAULT":
        return told
    found = [mode for mode in _told_modes(row) if mode in facts()["modes"][event]]
    if told == ["aerial"]:  # with a crew, without, or both
        return [mode for mode in found if mode in ("aerial", "drone")] or told
    otherwise = facts()["otherwise"].get(row.resolved.event_type)
    return told or found or ([otherwise] if otherwise else [])


def deed_of(row: ExportRow, ones: list[Party]) -> Deed:
    """The event and modes of an incident that those did."""
    event, *told = _code(row)
    mutual = facts()["mutual"].get(row.resolved.event_type) == event
    return Deed(event, tuple(_modes(row, event, told, ones)), mutual)


def contexts(row: ExportRow, deed: Deed, everybody: Iterable[Party]) -> list[str]:
    """In which contexts it was done: by or to a military, with weapons of mass destruction, as ordinary crime."""
    military = any(party.kind == "state_force" and party.branch != "police" for party in everybody)
    told = {
        "military": military, "cbrn": "unconventional" in deed.modes, "crime": row.resolved.scope == "criminal",
    }  # fmt: skip
    return [name for name, holds in told.items() if holds]
