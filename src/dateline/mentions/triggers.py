"""Words that may name an event, and whether they tell of one that happened or of a plan, threat, denial, trial, drill.

A reading goes in, trigger mentions come out. Which of them are one event is settled with the claims.
"""

from collections.abc import Iterator

from dateline.codebook import Codebook, TriggerEntry
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.language.clauses import (
    SUBORDINATORS,
    governor,
    group_start,
    is_passive,
    may_be_passive,
    objects_of,
    subject_of,
)
from dateline.records import TriggerMention
from dateline.records.mentions import Happening

_INSIDE: tuple[Happening, ...] = ("denied", "exercise", "accident", "figurative")
_BEFORE: tuple[Happening, ...] = ("denied", "court", "history", "planned", "exercise", "figurative")
_SUBJECTS: tuple[Happening, ...] = ("denied", "accident", "figurative")
_DEFINITE = frozenset("the this that these those".split())
_OPEN = frozenset(("whether", "if"))  # leave open what is said of an event, not a definite one itself
_FEW = 4  # sentences; fewer tell nothing about what a report is about
_GROUPS = frozenset(("it", "they"))  # pronouns that stand for forces as for people
_TAIL = 8  # tokens behind a verb within which the words that complete it stand
_SIGNS = frozenset(",;:.")
_BEHIND = 10  # tokens after a trigger in which words may make it figurative


def _object_class(reading: Reading, codebook: Codebook, first: int, last: int) -> set[str]:
    """What the phrase `[first:last]` may stand for: person, place, weapon, thing, event, force, plot, grenade and so on."""
    lowers, found = reading.lowers, set()
    person = codebook.people.heads.last_in(lowers, first, last)
    if person and person[0] + person[1] == last:
        found.add("thing" if person[2] == "thing" else "person")
        if person[2] in ("state_force", "rebel", "political_militia", "international"):
            found.add("force")
        if person[2] in ("protesters", "rioters"):
            found.add("crowd")
        if person[2] == "thing":
            found.add("vehicle" if lowers[last - 1] in codebook.people.vehicles else "place")
    if lowers[last - 1] in codebook.people.vessels:
        found.add("vessel")
    weapon = codebook.weapons.last_in(lowers, first, last)
    if weapon and weapon[0] + weapon[1] == last:
        found |= {"weapon", weapon[2].weapon_class}
    entries = codebook.triggers.last_in(lowers, first, last)
    if entries and entries[0] + entries[1] == last:
        found.add("event")
        found |= {
            "shelling" if e.event_type == "shelling_missile" else "agreement"
            for e in entries[2]
            if e.event_type in ("agreement", "shelling_missile")
        }
    found |= {codebook.object_classes[word] for word in lowers[first:last] if word in codebook.object_classes}
    if lowers[last - 1] in codebook.people.places:
        found.add("place")
    if not found and last + 1 < len(lowers) and lowers[last] == "of":
        inner = reading.chunk_at(last + 1)
        return set() if inner is None else _object_class(reading, codebook, inner.first, inner.last)
    if not found and reading.tags[first] == "R":
        found |= {"person", "force"} if lowers[first] in _GROUPS else {"person"}
    elif not found and "E" in reading.tags[first:last]:
        found |= {"place", "person", "force"}
    return found


def _fits(reading: Reading, codebook: Codebook, entry: TriggerEntry, sentence: Sentence, at: int, end: int) -> bool:
    """True where what must follow the verb does, and its object and subject are of a class that the entry asks for."""
    if entry.bound and not _bound_target(reading, entry, sentence, end):
        return False
    if entry.tail and not _tail_follows(reading, entry, sentence, end):
        return False
    if not entry.objects and not entry.subjects:
        return True
    subject = subject_of(reading, at, sentence.first)
    objects = objects_of(reading, end, sentence.last, entry.after)
    passive = is_passive(reading, at, sentence.first)
    if not passive and not objects and subject is not None and not entry.subjects:
        passive = may_be_passive(reading, at) and _is_reduced(reading, subject, sentence, end)
    if entry.objects:
        sufferers = ([subject] if subject else []) if passive else objects
        if not _some(reading, codebook, sufferers, entry.objects):
            return False
    if not entry.subjects or (passive and entry.objects):
        return True
    return subject is not None and _some(reading, codebook, [subject], entry.subjects)


def _is_reduced(reading: Reading, subject: Chunk, sentence: Sentence, end: int) -> bool:
    """True for a participle behind its noun ("released nine sailors |seized| in May"): the noun has another verb."""
    before = subject.first - 1
    if before >= sentence.first and reading.tags[before] in "VGP" and reading.lowers[before] not in SUBORDINATORS:
        return True
    for k in range(end, sentence.last):
        if reading.tags[k] in "VBHM":
            return True
        if reading.tags[k] in "CW" or reading.lowers[k] in _SIGNS or reading.lowers[k] in SUBORDINATORS:
            return False
    return False


def _some(reading: Reading, codebook: Codebook, chunks: list[Chunk], asked: tuple[str, ...]) -> bool:
    """True where one of the phrases is of one of the classes."""
    return any(_object_class(reading, codebook, c.first, c.last).intersection(asked) for c in chunks)


def _tail_follows(reading: Reading, entry: TriggerEntry, sentence: Sentence, end: int) -> bool:
    """True where the words that complete the entry stand within reach, before any other verb or sign."""
    for k in range(end, min(end + _TAIL, sentence.last)):
        if reading.tags[k] in "VMW" or reading.lowers[k] in _SIGNS:
            return False
        for tail in entry.tail:
            words = tail.split()
            if reading.lowers[k : k + len(words)] == words:
                return True
    return False


def _bound_target(reading: Reading, entry: TriggerEntry, sentence: Sentence, end: int) -> bool:
    """True where one of the entry's prepositions follows at once, or after adverbs."""
    k = end
    while k < sentence.last and reading.tags[k] == "A":
        k += 1
    return k < sentence.last and reading.lowers[k] in entry.after


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
        return reading.tags[last] != "E" or length > 1 or chunk is None or chunk.last - chunk.first < 3
    return reading.lowers[chunk.head] in codebook.backward


def _span_before(reading: Reading, sentence: Sentence, at: int, *, verb: bool) -> tuple[int, int]:
    """The tokens in which words may govern the trigger: up to its noun phrase or verb group, six at most before it."""
    if verb:
        return max(sentence.first, group_start(reading, at, sentence.first) - 4), at
    chunk = reading.chunk_at(at)
    start = chunk.first if chunk else at
    return max(sentence.first, start - 4), at


def happening_of(
    reading: Reading, codebook: Codebook, sentence: Sentence, at: int, length: int, *, verb: bool
) -> tuple[Happening, str | None]:
    """Whether the trigger tells of something that took place, and the words that say otherwise."""
    lowers, cues = reading.lowers, codebook.cues
    chunk = reading.chunk_at(at)
    effect = codebook.effects.longest(lowers, at, sentence.last)
    if verb and effect is not None:
        cue = cues["accident.sentence"].first_in(lowers, sentence.first, sentence.last)
        if cue is not None:
            return "accident", cue
    told = _told_otherwise(reading, codebook, sentence, at)
    if told is not None:
        return told
    if chunk is not None and not verb:
        for kind in _INSIDE:
            cue = cues[f"{kind}.inside"].first_in(lowers, chunk.first, chunk.last)
            if cue is not None:
                return kind, cue
    for thing in objects_of(reading, at + length, sentence.last) if verb else ():
        cue = cues["exercise.inside"].first_in(lowers, thing.first, thing.last)
        if cue is not None:
            return "exercise", cue
    return _governed(reading, codebook, sentence, at, length, verb=verb)


_TOPICS: tuple[tuple[Happening, frozenset[str]], ...] = (
    ("exercise", frozenset(("shelling_missile",))),
    ("figurative", frozenset(("armed_clash", "attack", "shelling_missile", "generic"))),
)


_TRAINED = frozenset("territory_change armed_clash force_movement shelling_missile generic".split())


def _told_otherwise(reading: Reading, codebook: Codebook, sentence: Sentence, at: int) -> tuple[Happening, str] | None:
    """What the story is about where its words say so: an accident, a missile test, a shark; None where they do not."""
    lowers, cues = reading.lowers, codebook.cues
    found = codebook.triggers.longest(lowers, at, sentence.last)
    types = {entry.event_type or "generic" for entry in found[1]} if found is not None else {"generic"}
    blast = codebook.cues["accident.blast"].first_in(lowers, sentence.first, sentence.last) is not None
    if "explosive" in types or (found is None and blast):
        later = reading.sentences[min(sentence.index + 2, len(reading.sentences) - 1)]
        cue = cues["accident.after"].first_in(lowers, sentence.first, later.last)
        if cue is not None:
            return "accident", cue
    if types & _TRAINED:
        cue = cues["exercise.told"].first_in(lowers, sentence.first, sentence.last)
        if cue is not None:
            return "exercise", cue
    political = _political(reading, codebook, sentence)
    for kind, concerned in _TOPICS[:1] if political else _TOPICS:
        topic = cues[f"{kind}.sentence"]
        cue = topic.first_in(lowers, sentence.first, sentence.last) or topic.first_in(lowers, 0, _lead_end(reading))
        if types & concerned and cue is not None:
            return kind, cue
    return None


def _political(reading: Reading, codebook: Codebook, sentence: Sentence) -> bool:
    """True where the sentence has political words, and some other one too ("a |rocket| from 25 metres" alone is sport)."""
    cues, lowers = codebook.cues["scope.political"], reading.lowers
    if cues.first_in(lowers, sentence.first, sentence.last) is None:
        return False
    others = (s for s in reading.sentences if s.index != sentence.index)
    return len(reading.sentences) < _FEW or any(cues.first_in(lowers, s.first, s.last) is not None for s in others)


def _lead_end(reading: Reading) -> int:
    """One past the last token of the report's first two sentences."""
    return reading.sentences[min(1, len(reading.sentences) - 1)].last


def _governed(
    reading: Reading, codebook: Codebook, sentence: Sentence, at: int, length: int, *, verb: bool
) -> tuple[Happening, str | None]:
    """What the words before the trigger in its clause make of it, its modals, and its object."""
    lowers, cues = reading.lowers, codebook.cues
    chunk = reading.chunk_at(at)
    first, end = _span_before(reading, sentence, at, verb=verb)
    if not verb and _is_intended(reading, codebook, sentence, at):
        return "planned", "to"
    after_comma = max((k + 1 for k in range(first, end) if lowers[k] in (",", ";", ":", "whether")), default=first)
    for k in range(first, end):  # what is answered has happened, whatever becomes of the answer
        answer = cues["relations.retaliation_for"].longest(lowers, k, end)
        after_comma = max(after_comma, k + answer[0]) if answer is not None else after_comma
    known = chunk is not None and not verb and lowers[chunk.first] in _DEFINITE
    for kind in _BEFORE:
        cue = cues[f"{kind}.before"].first_in(lowers, after_comma, end)
        if cue is not None and not (cue in _OPEN and known):
            return kind, cue
    modals = cues["planned.modals"]
    cue = modals.first_in(lowers, group_start(reading, at, sentence.first), at) if verb else None
    if cue is not None:
        return "planned", cue
    if verb and reading.tags[at] == "V" and at > sentence.first and lowers[at - 1] == "to":
        before = lowers[at - 2] if at - 2 >= sentence.first else ""
        return ("happened", None) if before in _HAPPENED_TO else ("planned", "to")
    if (
        not verb
        and chunk is not None
        and chunk.last < sentence.last
        and modals.longest(lowers, chunk.last, sentence.last)
    ):
        return "planned", lowers[chunk.last]
    return _by_arguments(reading, codebook, sentence, at, at + length, verb=verb), None


def _is_intended(reading: Reading, codebook: Codebook, sentence: Sentence, at: int) -> bool:
    """True for the object of an infinitive that would bring it about ("pressed them to begin a gradual |withdrawal|")."""
    chunk = reading.chunk_at(at)
    if chunk is None or reading.lowers[chunk.first] in _DEFINITE:
        return False
    k = governor(reading, chunk, sentence.first).first - 1
    k -= reading.lowers[k] in ("out", "up")
    if k - 2 < sentence.first or reading.tags[k] != "V" or reading.lowers[k - 1] != "to":
        return False
    return codebook.light_verbs.longest(reading.lowers, k) is not None and reading.lowers[k - 2] not in _HAPPENED_TO


_HAPPENED_TO = frozenset(
    """began begin beginning begun begins start started starting starts continue continued continues continuing managed happened
    proceeded went used forced helped resumed resume resuming kept""".split()
)


def _by_arguments(
    reading: Reading, codebook: Codebook, sentence: Sentence, at: int, end: int, *, verb: bool
) -> Happening:
    """What subject, object or the words behind make of it ("prices |rallied|", "his |battle| with cancer"), else happened."""
    lowers, cues = reading.lowers, codebook.cues
    if cues["figurative.behind"].anywhere(lowers, end, min(end + _BEHIND, sentence.last)):
        return "figurative"
    if not verb:
        return "happened"
    subject, objects = subject_of(reading, at, sentence.first), objects_of(reading, end, sentence.last)
    for kind in _SUBJECTS:
        if subject is not None and cues[f"{kind}.subjects"].anywhere(lowers, subject.first, subject.last):
            return kind
    figure = bool(objects) and cues["figurative.objects"].longest(lowers, objects[0].head) is not None
    return "figurative" if figure else "happened"


def _trigger_at(reading: Reading, codebook: Codebook, sentence: Sentence, at: int) -> tuple[int, TriggerMention] | None:
    """The trigger or founding effect at token `at` with its length in tokens, or None."""
    chosen = _chosen(reading, codebook, sentence, at)
    effect = codebook.effects.longest(reading.lowers, at, sentence.last)
    founding = effect[1].effect if effect is not None and effect[1].founds and reading.tags[at] in "VG" else None
    if chosen is None and founding is None:
        return None
    length, entry = chosen if chosen is not None else (1, TriggerEntry(None, verb=True))
    if effect is not None and founding is not None:
        length = max(length, effect[0])
    happening, cue = happening_of(reading, codebook, sentence, at, length, verb=entry.verb)
    return length, TriggerMention(
        start=reading.tokens[at].start,
        end=reading.tokens[at + length - 1].end,
        text=reading.words(at, at + length),
        event_type=entry.event_type,
        happening=happening,
        cue=cue,
        verb=entry.verb,
        effect=founding,
        after=entry.after,
    )


def _triggers(reading: Reading, codebook: Codebook, sentence: Sentence) -> Iterator[TriggerMention]:
    """The triggers of one sentence in order, none overlapping another."""
    at = sentence.first
    while at < sentence.last:
        found = _trigger_at(reading, codebook, sentence, at)
        if found is not None:
            yield found[1]
        at += found[0] if found is not None else 1


def find_triggers(reading: Reading, codebook: Codebook) -> tuple[TriggerMention, ...]:
    """The report's trigger mentions in text order; boilerplate holds none."""
    story = (sentence for sentence in reading.sentences if sentence.role != "boilerplate")
    return tuple(mention for sentence in story for mention in _triggers(reading, codebook, sentence))
