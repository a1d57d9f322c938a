"""Words that may name an event, and whether they tell of one that happened or of a plan, threat, denial, trial, drill.

A reading goes in, trigger mentions come out. Which of them are one event is settled with the claims.
"""

from collections.abc import Iterator

from dateline.codebook import Codebook, TriggerEntry
from dateline.language import Reading, Sentence
from dateline.language.clauses import group_start, is_passive, objects_of, subject_of
from dateline.records import TriggerMention
from dateline.records.mentions import Happening

_INSIDE: tuple[Happening, ...] = ("exercise", "accident", "figurative")
_BEFORE: tuple[Happening, ...] = ("denied", "court", "history", "planned")
_CONTROL = frozenset("control power".split())


def _object_class(reading: Reading, codebook: Codebook, first: int, last: int) -> set[str]:
    """What the phrase `[first:last]` may stand for: person, place, weapon, thing, event, force, plot, grenade and so on."""
    lowers, found = reading.lowers, set()
    person = codebook.people.heads.last_in(lowers, first, last)
    if person and person[0] + person[1] == last:
        found.add("thing" if person[2] == "thing" else "person")
        if person[2] in ("state_force", "rebel", "political_militia", "international"):
            found.add("force")
        if person[2] == "thing":
            found.add("place")
    weapon = codebook.weapons.last_in(lowers, first, last)
    if weapon and weapon[0] + weapon[1] == last:
        found |= {"weapon", weapon[2].weapon_class}
    entries = codebook.triggers.last_in(lowers, first, last)
    if entries and entries[0] + entries[1] == last:
        found.add("event")
        found |= {"agreement"} if any(e.event_type == "agreement" for e in entries[2]) else set()
    found |= {"plot"} & set(lowers[first:last]) | {
        "plot" for word in lowers[first:last] if word in ("plots", "attempt", "plan")
    }
    found |= _CONTROL & set(lowers[first:last])
    found |= {"suspect"} & set(lowers[first:last]) | {"suspect" for word in lowers[first:last] if word == "suspects"}
    if not found and "E" in reading.tags[first:last]:
        found |= {"place", "person"}
    return found


def _fits(reading: Reading, codebook: Codebook, entry: TriggerEntry, sentence: Sentence, at: int, end: int) -> bool:
    """True where the verb's object is of a class that the entry asks for."""
    if not entry.objects:
        return True
    if is_passive(reading, at, sentence.first):
        subject = subject_of(reading, at, sentence.first)
        chunks = [subject] if subject else []
    else:
        chunks = objects_of(reading, end, sentence.last, entry.after)
    asked = set(entry.objects)
    return any(asked & _object_class(reading, codebook, c.first, c.last) for c in chunks)


def _chosen(reading: Reading, codebook: Codebook, sentence: Sentence, at: int) -> tuple[int, TriggerEntry] | None:
    """Length and entry of the trigger at token `at`, the first of its entries that fits; None where none does."""
    found = codebook.triggers.longest(reading.lowers, at, sentence.last)
    if found is None:
        return None
    length, entries = found
    verbal = reading.tags[at] in "VG"
    for entry in entries:
        if entry.verb != verbal or not (entry.verb or _heads_phrase(reading, codebook, at, length)):
            continue
        if entry.event_type == "armed_clash" and reading.tags[at] == "G" and reading.chunk_at(at - 1) is not None:
            continue  # "rebels fighting to topple": who they are, not what happened
        if _fits(reading, codebook, entry, sentence, at, at + length):
            return length, entry
    return None


def _heads_phrase(reading: Reading, codebook: Codebook, at: int, length: int) -> bool:
    """True where the noun is what its phrase turns on: "the arrest", not "arrest warrants" or a name."""
    last = at + length - 1
    chunk = reading.chunk_at(last)
    if reading.tags[last] not in "OEGJ":
        return False
    if chunk is None or chunk.head == last:
        return reading.tags[last] != "E" or chunk is None or chunk.last - chunk.first < 3
    return reading.lowers[chunk.head] in codebook.backward


def _span_before(reading: Reading, sentence: Sentence, at: int, *, verb: bool) -> tuple[int, int]:
    """The tokens in which words may govern the trigger: up to its noun phrase or verb group, six at most before it."""
    if verb:
        return max(sentence.first, group_start(reading, at, sentence.first) - 4), at
    chunk = reading.chunk_at(at)
    start = chunk.first if chunk else at
    return max(sentence.first, start - 4), at


def _happening(
    reading: Reading, codebook: Codebook, sentence: Sentence, at: int, length: int, *, verb: bool
) -> Happening:
    """Whether the trigger tells of something that took place."""
    lowers, cues = reading.lowers, codebook.cues
    chunk = reading.chunk_at(at)
    effect = codebook.effects.longest(lowers, at, sentence.last)
    if verb and effect is not None and cues["accident.sentence"].anywhere(lowers, sentence.first, sentence.last):
        return "accident"
    if chunk is not None and not verb:
        for kind in _INSIDE:
            if cues[f"{kind}.inside"].anywhere(lowers, chunk.first, chunk.last):
                return kind
    first, end = _span_before(reading, sentence, at, verb=verb)
    after_comma = max((k + 1 for k in range(first, end) if lowers[k] in (",", ";", ":")), default=first)
    for kind in _BEFORE:
        if cues[f"{kind}.before"].anywhere(lowers, after_comma, end):
            return kind
    if verb and cues["planned.modals"].anywhere(lowers, group_start(reading, at, sentence.first), at):
        return "planned"
    if verb and reading.tags[at] == "V" and at > sentence.first and lowers[at - 1] == "to":
        return _infinitive(reading, codebook, sentence, at)
    if (
        not verb
        and chunk is not None
        and chunk.last < sentence.last
        and cues["planned.modals"].longest(lowers, chunk.last, sentence.last)
    ):
        return "planned"
    return "figurative" if verb and _figurative(reading, codebook, at + length, sentence) else "happened"


_HAPPENED_TO = frozenset(
    "began begun begins start started starts continued continues managed happened proceeded went used forced helped resumed".split()
)


def _infinitive(reading: Reading, codebook: Codebook, sentence: Sentence, at: int) -> Happening:
    """Happened in "began to shell"; any other infinitive is a plan or purpose."""
    before = reading.lowers[at - 2] if at - 2 >= sentence.first else ""
    return "happened" if before in _HAPPENED_TO else "planned"


def _figurative(reading: Reading, codebook: Codebook, end: int, sentence: Sentence) -> bool:
    chunks = objects_of(reading, end, sentence.last)
    return bool(chunks) and codebook.cues["figurative.objects"].longest(reading.lowers, chunks[0].head) is not None


def _candidates(reading: Reading, codebook: Codebook, sentence: Sentence) -> Iterator[tuple[int, int, TriggerMention]]:
    """Triggers and founding effects of one sentence: first token, length, mention."""
    at = sentence.first
    while at < sentence.last:
        chosen = _chosen(reading, codebook, sentence, at)
        effect = codebook.effects.longest(reading.lowers, at, sentence.last)
        founds = effect is not None and effect[1].founds and reading.tags[at] in "VG"
        if chosen is None and not founds:
            at += 1
            continue
        length, entry = chosen if chosen is not None else (1, TriggerEntry(None, verb=True))
        if effect is not None and founds:
            length = max(length, effect[0])
        yield (
            at,
            length,
            TriggerMention(
                start=reading.tokens[at].start,
                end=reading.tokens[at + length - 1].end,
                text=reading.words(at, at + length),
                event_type=entry.event_type,
                happening=_happening(reading, codebook, sentence, at, length, verb=entry.verb),
                verb=entry.verb,
                effect=effect[1].effect if effect is not None and founds else None,
                after=entry.after,
            ),
        )
        at += length


def find_triggers(reading: Reading, codebook: Codebook) -> tuple[TriggerMention, ...]:
    """The report's trigger mentions in text order; boilerplate holds none."""
    return tuple(
        mention
        for sentence in reading.sentences
        if sentence.role != "boilerplate"
        for _, _, mention in _candidates(reading, codebook, sentence)
    )
