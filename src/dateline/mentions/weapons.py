"""Weapons named in a report, by class. Whether one was used, carried or seized is settled with the event.

A reading goes in, weapon mentions come out. A thing filled with explosives is a weapon by its whole name, and so is a
vehicle that somebody drove into people or blew himself up with.
"""

from dateline.codebook import Codebook
from dateline.language import Reading
from dateline.language.tags import lexicon
from dateline.records import WeaponMention

_BEARERS = frozenset("launcher launchers battery batteries system systems".split())  # "a Grad |launcher|"
_FILLED = frozenset("packed laden loaded filled rigged stuffed".split())  # "a van |packed| with explosives"
_VEHICLES = frozenset(
    "car cars truck trucks van vans lorry lorries vehicle vehicles pickup suv jeep tanker tractor".split()
)
_RAMMING = frozenset(
    "drive drives drove driven driving ram rams rammed ramming plough ploughs ploughed ploughing plow plows plowed plowing "
    "crashed crashing slammed slamming".split()
)
_BLOWING_UP = frozenset("blew blow blowing blown detonated detonating".split())
_DRIVERS = frozenset("bomber bombers attacker attackers driver drivers".split())
_ASSAULTS = frozenset("attack attacks ramming rampage".split())
_NEAR = 4  # tokens before the vehicle in which the verb stands
_INTO = 6  # tokens after it in which what it was driven into begins
_FILLINGS = ("bomb", "suicide", "grenade")


def _is_name(reading: Reading, token: int) -> bool:
    """True for an everyday word inside a name ("a Shell platform", "the Millionaire Club")."""
    lower, words = reading.lowers[token], lexicon()
    return (
        reading.tags[token] == "E"
        and reading.tokens[token].text.istitle()
        and (lower in words.nouns or lower in words.verbs)
        and reading.tags[token - 1 : token] == "E"
    )


def _is_no_noun(reading: Reading, at: int, length: int) -> bool:
    """True for a verb of the same spelling ("they |mined| the road"); several words together are always a noun."""
    return length == 1 and reading.tags[at] in "VBM"


def _is_plural(reading: Reading, token: int) -> bool:
    return reading.tags[token] == "O" and reading.lowers[token].endswith("s")


def _first(reading: Reading, first: int, last: int) -> int:
    """Where the weapon's phrase begins: its modifiers count, unless they are those of a noun that follows it."""
    chunk = reading.chunk_at(first)
    if chunk is None or last < chunk.last:  # of "a deadly bomb blast" the blast is deadly
        return first
    while first > chunk.first and reading.tags[first - 1] in "JEO" and not _is_plural(reading, first - 1):
        first -= 1
    return first


def _filled(reading: Reading, first: int) -> int:
    """Where the thing begins that is filled with the explosives at `first`, or `first` itself."""
    at = first - 2
    if at < 1 or reading.lowers[first - 1] != "with" or reading.lowers[at] not in _FILLED:
        return first
    thing = reading.chunk_at(at - 1)
    if thing is None:
        return first
    begin = thing.first
    while begin < thing.head and reading.tags[begin] in "DNSR":
        begin += 1
    return begin


def _mention(reading: Reading, first: int, last: int, weapon_class: str) -> WeaponMention:
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    return WeaponMention(start=start, end=end, text=reading.words(first, last), weapon_class=weapon_class)


def _is_driven(reading: Reading, at: int) -> bool:
    """True for a vehicle used as a weapon: driven into something, blown up by its driver, what somebody killed with."""
    chunk, sentence = reading.chunk_at(at), reading.sentence_at(reading.tokens[at].start)
    if chunk is None or sentence is None:
        return False
    lowers, first, last = reading.lowers, max(sentence.first, chunk.first - _NEAR), sentence.last
    if at != chunk.head:
        return chunk.head == at + 1 and lowers[at + 1] in _ASSAULTS and not lowers[at].endswith("s")
    before = lowers[first : chunk.first]
    if not _RAMMING.isdisjoint(before):
        return "into" in lowers[at + 1 : min(at + _INTO, last)]
    if not _BLOWING_UP.isdisjoint(before):
        return not _DRIVERS.isdisjoint(lowers[sentence.first : chunk.first])
    return before[-1:] == ["with"] and lowers[chunk.first] in ("his", "her", "their")


def find_weapons(reading: Reading, codebook: Codebook) -> tuple[WeaponMention, ...]:
    """The report's weapon mentions in text order, each the longest phrase the codebook knows."""
    mentions: list[WeaponMention] = []
    lowers, at = reading.lowers, 0
    while at < len(reading.tokens):
        found = codebook.weapons.longest(lowers, at)
        if lowers[at] in _VEHICLES and found is None and _is_driven(reading, at):
            mentions.append(_mention(reading, at, at + 1, "vehicle"))
        if found is None or _is_no_noun(reading, at, found[0]) or _is_name(reading, at + found[0] - 1):
            at += 1
            continue
        first, last = at, at + found[0]
        chunk = reading.chunk_at(at)
        last += chunk is not None and last < chunk.last and lowers[last] in _BEARERS
        if (
            mentions
            and first > 0
            and mentions[-1].end == reading.tokens[first - 1].end
            and not _is_plural(reading, first - 1)
            and chunk is not None
            and first > chunk.first
        ):
            first = reading.token_at(mentions.pop().start)  # "an AK-47 |rifle|" is one weapon
        first = _first(reading, first, last)
        if found[1].weapon_class in _FILLINGS:
            first = _filled(reading, first)
        mentions.append(_mention(reading, first, last, found[1].weapon_class))
        at = last
    return tuple(mentions)
