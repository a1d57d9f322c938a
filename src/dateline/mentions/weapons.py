"""Weapons named in a report, by class. Whether one was used, carried or seized is settled with the event.

A reading goes in, weapon mentions come out.
"""

from dateline.codebook import Codebook
from dateline.language import Reading
from dateline.language.tags import lexicon
from dateline.records import WeaponMention

_BEARERS = frozenset("launcher launchers battery batteries system systems".split())  # "a Grad |launcher|"


def _is_name(reading: Reading, token: int) -> bool:
    """True for an everyday word inside a name ("a Shell platform", "the Millionaire Club")."""
    lower, words = reading.lowers[token], lexicon()
    return (
        reading.tags[token] == "E"
        and reading.tokens[token].text.istitle()
        and (lower in words.nouns or lower in words.verbs)
        and reading.tags[token - 1 : token] == "E"
    )


def find_weapons(reading: Reading, codebook: Codebook) -> tuple[WeaponMention, ...]:
    """The report's weapon mentions in text order, each the longest phrase the codebook knows."""
    mentions: list[WeaponMention] = []
    at = 0
    while at < len(reading.tokens):
        found = codebook.weapons.longest(reading.lowers, at)
        if found is None or reading.tags[at + found[0] - 1] in "VBM" or _is_name(reading, at + found[0] - 1):
            at += 1
            continue
        first, last = at, at + found[0]
        chunk = reading.chunk_at(at)
        last += chunk is not None and last < chunk.last and reading.lowers[last] in _BEARERS
        if (
            mentions
            and first > 0
            and mentions[-1].end == reading.tokens[first - 1].end
            and chunk is not None
            and first > chunk.first
        ):
            first = reading.token_at(mentions.pop().start)  # "an AK-47 |rifle|" is one weapon
        while chunk is not None and first > chunk.first and reading.tags[first - 1] in "JE":
            first -= 1
        mentions.append(
            WeaponMention(
                start=reading.tokens[first].start,
                end=reading.tokens[last - 1].end,
                text=reading.words(first, last),
                weapon_class=found[1].weapon_class,
            )
        )
        at = last
    return tuple(mentions)
