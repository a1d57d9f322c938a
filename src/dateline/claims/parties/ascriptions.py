"""Who is said to have done it in words around the trigger: claimed, blamed, accused, suspected, convicted, behind it.

A scene and a trigger's place go in, the noun phrase of the doer comes out. Whether the claim holds is not asked here.
"""

from dateline.claims.drafts import Scene
from dateline.language import Reading
from dateline.language.chunks import Chunk
from dateline.language.clauses import governor, is_passive, objects_of, subject_of
from dateline.language.tags import lexicon

# What stands before the event's phrase, last word first: the preposition, then the word that ascribes.
_ASCRIBING = {
    "for": frozenset(
        "responsibility responsible blamed blame blames accused wanted convicted jailed arrested credit".split()
    ),
    "of": frozenset("accused accuse accuses suspected convicted guilty accusing suspect".split()),
    "in": frozenset("suspected involved implicated involvement role part participated accused".split()),
    "to": frozenset("linked confessed admitted tied".split()),
    "behind": frozenset("is are was were be been being".split()),
    "with": frozenset("charged".split()),
}
_ACTIVE = frozenset("accuse blame suspect".split())  # verbs whose object is the doer
_REACH = 6


def ascribed(scene: Scene, at: int, first: int) -> Chunk | None:
    """The noun phrase that the words before the event's phrase or its -ing form at token `at` say did it, or None."""
    reading = scene.reading
    chunk = reading.chunk_at(at)
    start = governor(reading, chunk, first).first if chunk is not None else at
    for begin in {start, chunk.first if chunk is not None else at, at}:
        cue = _cue(reading, begin, first)
        if cue is not None:
            return _doer(reading, cue, first)
    return None


def suspected(scene: Scene, index: int) -> list[Chunk]:
    """Whom a sentence blames without a word on what for ("the evidence pointed to |X|", "he blamed |X| and said")."""
    reading, sentence = scene.reading, scene.reading.sentences[index]
    for k in range(sentence.first, sentence.last - 1):
        form = lexicon().verbs.get(reading.lowers[k])
        if form is None or reading.tags[k] != "V":
            continue
        if form.lemma == "point":
            return objects_of(reading, k + 1, sentence.last, ("to", "at"))
        if form.lemma == "blame" and not is_passive(reading, k, sentence.first):
            found = objects_of(reading, k + 1, sentence.last)
            end = found[-1].last if found else sentence.last
            return found if reading.lowers[end : end + 1] != ["for"] else []
    return []


def _cue(reading: Reading, begin: int, first: int) -> int | None:
    """The token that ascribes what begins at `begin` ("|blamed| for a"), or None."""
    k = begin - 1
    while k > first and reading.tags[k] in "DAJ":
        k -= 1
    words = _ASCRIBING.get(reading.lowers[k]) if k > first else None
    if words is None:
        return None
    for j in range(k - 1, max(first, k - _REACH) - 1, -1):
        if reading.lowers[j] in words:
            return j
        if reading.lowers[j] in (",", ";", ":") or reading.tags[j] == "W":
            return None
    return None


def _doer(reading: Reading, cue: int, first: int) -> Chunk | None:
    """The subject of the clause that ascribes; the object of a verb like "accuse" that is no passive."""
    verb = cue
    while verb > first and reading.tags[verb] not in "VGB":
        verb -= 1
    form = lexicon().verbs.get(reading.lowers[verb])
    if form is not None and form.lemma in _ACTIVE and not is_passive(reading, verb, first):
        found = objects_of(reading, verb + 1, cue + _REACH)
        return found[0] if found else None
    return subject_of(reading, verb, first)
