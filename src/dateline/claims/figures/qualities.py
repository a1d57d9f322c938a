"""What else a figure's words say: whose side, how badly, by what, fighters or not, for now, in place of which.

Counts of one event in text order go in; each function gives one quality of one of them, None or unknown where no words do.
"""

from itertools import chain
from typing import Literal

from dateline.claims.drafts import DOERS, Draft, Scene
from dateline.claims.figures.repeats import VAGUE
from dateline.codebook import Codebook
from dateline.records import CountMention
from dateline.records.claims import SideOfRow

_BEFORE = 6  # tokens before a figure that may qualify it
_BEHIND = 14  # tokens behind


def _window(scene: Scene, counts: list[CountMention], i: int) -> tuple[int, int]:
    """The tokens that qualify the `i`-th count: around it in its sentence, up to the figures beside it."""
    reading, count = scene.reading, counts[i]
    sentence = reading.sentences[scene.index_of(count.start)]
    at = reading.token_at(count.start)
    first, last = max(sentence.first, at - _BEFORE), min(sentence.last, at + _BEHIND)
    for other in counts:
        if other.end <= count.start:
            first = max(first, reading.token_at(other.end - 1) + 1)
        elif other.start > count.start:
            last = min(last, max(at + 1, reading.token_at(other.start)))
    return first, last


def severity_of(scene: Scene, codebook: Codebook, counts: list[CountMention], i: int) -> str | None:
    """The word that says how badly people were hurt ("seriously")."""
    first, last = _window(scene, counts, i)
    if counts[i].effect != "wounded":
        return None
    words = scene.reading.lowers[first:last]
    return next((word for word in words if codebook.cues["severity"].longest([word], 0)), None)


def cause_of(scene: Scene, codebook: Codebook, counts: list[CountMention], i: int) -> str | None:
    """The word that says how it came about where the event itself does not ("in |combat|", "from |falls|")."""
    first, last = _window(scene, counts, i)
    at = scene.reading.token_at(counts[i].start)
    for k in chain(range(at, last), range(first, at)):
        found = codebook.cues["causes"].longest(scene.reading.lowers, k, last)
        if found is not None:
            return scene.reading.lowers[k + found[0] - 1]
    return None


def side_of(draft: Draft, party: str, actors: tuple[str, ...]) -> SideOfRow:
    """Whose people they are, by the registry's ids or the words that the row shares with the parties."""
    for side, parties in (("initiator", draft.initiators), ("target", draft.targets)):
        if set(actors) & {actor for p in parties for actor in p.actors}:
            return side  # type: ignore[return-value]
    words = set(party.casefold().split()) - VAGUE
    if words & DOERS or any(words & set(p.text.casefold().split()) for p in draft.initiators):
        return "initiator"
    return "target" if any(words & set(p.text.casefold().split()) for p in draft.targets) else "unknown"


def status_of(codebook: Codebook, party: str) -> Literal["combatant", "civilian", "unknown"]:
    """Fighters or civilians, by the words of the party alone."""
    words = party.casefold().split()
    if set(words) & codebook.people.combatants:
        return "combatant"
    return "civilian" if codebook.cues["civilians"].anywhere(words, 0, len(words)) else "unknown"


def is_preliminary(scene: Scene, codebook: Codebook, count: CountMention) -> bool:
    """True where the figure's sentence says that figures may change."""
    sentence = scene.reading.sentences[scene.index_of(count.start)]
    return codebook.cues["preliminary"].anywhere(scene.reading.lowers, sentence.first, sentence.last)


def superseded_by(scene: Scene, codebook: Codebook, count: CountMention) -> str | None:
    """The words before the figure that say it replaces an earlier one ("rises to")."""
    reading = scene.reading
    at = reading.token_at(count.start)
    sentence = reading.sentences[scene.index_of(count.start)]
    reach = _BEHIND if reading.lowers[at - 1 : at] == ["to"] else _BEFORE  # "risen to 41 and that of the hurt to |239|"
    for k in range(max(sentence.first, at - reach), at):
        found = codebook.cues["supersedes"].longest(reading.lowers, k, sentence.last)
        if found is not None:
            return reading.words(k, k + found[0])
    return None
