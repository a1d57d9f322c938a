"""How a speaker puts it: how the content begins, and how the event's own words stand in it.

A reading, a mention and the stretch it covers go in, marks by name come out; nothing is decided here.
"""

from dateline.claims.drafts import Draft
from dateline.language import Reading
from dateline.records import SourceMention

_STEP = 6  # tokens between the reporting words and the trigger that make one more step apart
_TELLING = frozenset(
    """will would should could may might must plans hope if whether investigating investigation confirm confirmed information
    details responsibility condolences condemned attack blast incident suspects arrested killed died wounded injured victims
    toll fled heard saw not no there was were least number""".split()
)
_SYMPATHY = frozenset("condolences sympathy sympathies solidarity prayers thoughts condemned condemns condemn".split())
_BINDING = frozenset(
    "who which whose where when after before since following during as by and but while that in of".split()
)


def content_marks(reading: Reading, mention: SourceMention, start: int, end: int) -> list[str]:
    """Words of the content that tell news from comment, and what it opens with."""
    first, last = reading.token_at(start), reading.token_at(max(end - 1, start))
    verb = _verb_at(reading, mention, first, last)
    marks = [f"content word={word}" for word in sorted(_TELLING.intersection(reading.lowers[verb + 1 : last + 1]))]
    marks += ["sympathy"] if _SYMPATHY.intersection(reading.lowers[first : last + 1]) else []
    k = verb + 1
    while k < last and (reading.tags[k] == "A" or reading.lowers[k] in ("that", "on", "in")):
        k += 1
    if k >= len(reading.tags):  # the reporting words end the report
        return [*marks, "content opens=$"]
    closed = k <= last and reading.tags[k] in "RDBHMX"
    return [*marks, f"content opens={reading.lowers[k] if closed else reading.tags[k]}"]


def trigger_marks(
    reading: Reading, mention: SourceMention, stretch: tuple[int, int], event: Draft, events: list[Draft]
) -> list[str]:
    """How the event's trigger stands to the reporting words: side, distance, rivals between, what binds it; [] where none."""
    start, end = stretch
    first, last = reading.token_at(start), reading.token_at(max(end - 1, start))
    verb = _verb_at(reading, mention, first, last)
    inside = [(reading.token_at(t.start), t.verb) for t in event.triggers if start <= t.start < end]
    if not inside:
        return []
    at, is_verb = min(inside, key=lambda found: abs(found[0] - verb))
    side = "before" if at < verb else "after"
    between = reading.lowers[min(at, verb) + 1 : max(at, verb)]
    rivals = (reading.token_at(t.start) for e in events for t in e.triggers if start <= t.start < end)
    nearer = sum(abs(rival - verb) < abs(at - verb) for rival in rivals)
    marks = [
        f"trigger side={side} verb={is_verb}",
        f"trigger nearer={min(nearer, 2)}",
        f"trigger far={min(len(between) // _STEP, 4)}",
        *(f"between={word} {side}" for word in sorted(_BINDING.intersection(between))),
    ]
    chunk = reading.chunk_at(at)
    if is_verb or chunk is None:
        return [*marks, f"trigger after={reading.tags[at - 1]}"]
    tag = reading.tags[chunk.first - 1]
    determiner = reading.lowers[chunk.first] if reading.tags[chunk.first] == "D" else "-"
    governing = reading.lowers[chunk.first - 1] if tag in "PT" else tag
    return [*marks, f"trigger determiner={determiner}", f"trigger after={governing}"]


def _verb_at(reading: Reading, mention: SourceMention, first: int, last: int) -> int:
    """The token of the reporting words within tokens `[first:last]`, the first of them where they cannot be found."""
    word = (mention.verb or "").split()[-1:] or [""]
    wanted = "according" if word[0] == "to" else word[0]
    return next((k for k in range(first, last + 1) if reading.lowers[k] == wanted), first)
