"""Counts of one event that tell of the same people twice: a headline's and the story's, a total and the name of the one.

Counts in text order go in, those that stay come out, in text order too.
"""

from dateline.claims.drafts import Scene
from dateline.records import CountMention

VAGUE = frozenset("people others other victims persons person more them those dead".split())
MORE = frozenset("another other others more".split())


def _words(count: CountMention) -> set[str]:
    return set(count.party.casefold().split())


def _base(count: CountMention) -> int | None:
    """The number that the words name, whatever bounds it ("more than 20" is 21 and up)."""
    words = count.text.casefold()
    if count.min is None:
        return count.max
    return count.min - 1 if "more than" in words or "over " in words else count.min


def _same_people(scene: Scene, known: CountMention, count: CountMention) -> bool:
    """True where the second count can tell of the people of the first."""
    if known.effect != count.effect or _base(known) != _base(count):
        return False
    words, one, other = set(count.text.casefold().split()), _words(known), _words(count)
    together = scene.index_of(known.start) == scene.index_of(count.start)
    if words & MORE:
        return not together and known.text.casefold() == count.text.casefold()
    if known.min == known.max == 1 == count.max:
        named = known.text[:1].isupper() or count.text[:1].isupper()
        return bool(one & other) or (not together and (named or one <= VAGUE or other <= VAGUE))
    return one <= VAGUE or other <= VAGUE or bool(one & other)


def settle_repeats(scene: Scene, counts: list[CountMention]) -> list[CountMention]:
    """The counts without those that repeat others; of a bare figure and a bounded one the bounded stays."""
    kept: list[CountMention] = []
    for count in counts:
        i = next((i for i, known in enumerate(kept) if _same_people(scene, known, count)), None)
        if i is None:
            kept.append(count)
        elif kept[i].min == kept[i].max and count.min != count.max:
            kept[i] = count
    return sorted((c for c in kept if not _told_by_number(c, kept)), key=lambda count: count.start)


def _told_by_number(count: CountMention, counts: list[CountMention]) -> bool:
    """True for some people without a number ("killing civilians") where another count of the event gives one."""
    if count.max is not None or count.text != count.party:
        return False
    return any(c.effect == count.effect and c.text != c.party for c in counts)
