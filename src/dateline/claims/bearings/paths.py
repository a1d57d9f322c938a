"""The way from an event's words to a mention of a place or time: sentences and tokens apart, and what stands between.

A scene, a draft and a mention go in, a `Path` and its readable features come out. Nothing is chosen here.
"""

from dataclasses import dataclass

from dateline.claims.drafts import Draft, Scene
from dateline.language import Reading, Sentence
from dateline.language.clauses import SUBORDINATORS, governor
from dateline.records.mentions import Mention, TriggerMention

_STOPS = frozenset(';:"“”—–()')
_GAPS = ((0, "0"), (2, "2"), (5, "5"), (9, "9"), (15, "15"), (25, "25"))
_DASHES = frozenset(("-", "–", "—"))
_OPENING, _DATELINE = 3, 10  # sentences in which a dateline may stand; tokens before and behind a part of it
_PREPOSITIONS = frozenset(
    """in at near on from of to into inside outside across along between against around throughout through toward
    towards over by for with since until before after during around within""".split()
)


@dataclass(slots=True, frozen=True)
class Story:
    """What is known of the report's other events: the main one (None for itself), and the sentences that they take."""

    main: Draft | None = None
    taken: frozenset[int] = frozenset()


@dataclass(slots=True)
class Path:
    """From the event's nearest trigger (tokens `[at:to]`) to a mention (tokens `[first:last]`).

    `apart` counts sentences, negative where the mention comes first; `low:high` are the tokens between the two.
    """

    at: int
    to: int
    first: int
    last: int
    apart: int
    index: int

    @property
    def low(self) -> int:
        """The first token between."""
        return min(self.to, self.last)

    @property
    def high(self) -> int:
        """One past the last token between."""
        return max(self.at, self.first) if self.at > self.first else self.first

    @property
    def gap(self) -> int:
        """How many tokens stand between."""
        return max(0, self.high - self.low)


def path_to(scene: Scene, draft: Draft, mention: Mention) -> Path:
    """The path from that trigger of the event which is nearest to the mention."""
    reading = scene.reading
    index = scene.index_of(mention.start)
    first, last = reading.token_at(mention.start), reading.token_at(mention.end - 1) + 1
    best: Path | None = None
    for trigger in _nearest(draft, mention.start):
        at, to = reading.token_at(trigger.start), reading.token_at(trigger.end - 1) + 1
        path = Path(at, to, first, last, index - scene.index_of(trigger.start), index)
        if best is None or (abs(path.apart), path.gap) < (abs(best.apart), best.gap):
            best = path
    assert best is not None
    return best


def _nearest(draft: Draft, start: int) -> list[TriggerMention]:
    """The event's nearest triggers on either side of a character: an event of a long report has hundreds."""
    triggers = draft.words
    before = max((t.start for t in triggers if t.start <= start), default=None)
    after = min((t.start for t in triggers if t.start > start), default=None)
    return [trigger for trigger in triggers if trigger.start in (before, after)]


def _bucket(gap: int) -> str:
    return next((name for most, name in _GAPS if gap <= most), "far")


def preposition(scene: Scene, path: Path) -> str:
    """The preposition that governs the mention, "-" where none does, "?" for a rare one."""
    reading = scene.reading
    k = path.first
    chunk = reading.chunk_at(k)
    if chunk is not None:
        k = chunk.first
    first = reading.sentences[path.index].first
    if k - 1 < first:
        return "^"
    if reading.tags[k - 1] not in "PT":
        return "-"
    word = reading.lowers[k - 1]
    return word if word in _PREPOSITIONS else "?"


def between(scene: Scene, draft: Draft, path: Path) -> list[str]:
    """Marks of what stands between the trigger and a mention of the same sentence."""
    reading = scene.reading
    tags, lowers = reading.tags, reading.lowers
    side = "before" if path.last <= path.at else "after"
    low, high = path.low, path.high
    marks = [f"gap={side}{_bucket(path.gap)}"]
    verbs = sum(tags[k] in "VG" for k in range(low, high))
    marks.append(f"verbs={side}{min(verbs, 2)}")
    words = lowers[low:high]
    if "," in words:
        marks.append(f"comma={side}")
    if any(word in SUBORDINATORS or tags[low + i] == "W" for i, word in enumerate(words)):
        marks.append(f"clause={side}")
    if any(word in _STOPS for word in words):
        marks.append(f"sign={side}")
    sentence = reading.sentences[path.index]
    here = (t.start for t in draft.triggers if sentence.start <= t.start < sentence.end)
    own = {reading.token_at(start) for start in here} | {draft.at}
    others = [k for k in scene.triggers.get(path.index, ()) if k not in own]
    if any(low <= k < high for k in others):
        marks.append(f"rival={side}")
    middle = path.first
    if any(abs(k - middle) < min(abs(path.at - middle), abs(path.to - 1 - middle)) for k in others):
        marks.append(f"nearer={side}")
    return marks


def in_dateline(scene: Scene, mention: Mention) -> bool:
    """True where the mention stands before the dash that ends a dateline ("DAKAR, Sept 20 - "), or in one without a dash."""
    reading = scene.reading
    sentence = reading.sentences[scene.index_of(mention.start)]
    first, last = reading.token_at(mention.start), reading.token_at(mention.end - 1) + 1
    if sentence.index > _OPENING or first - sentence.first > _DATELINE:
        return False
    if not _DASHES.isdisjoint(reading.lowers[last : min(sentence.last, last + _DATELINE)]):
        return True
    return last <= _capitals_end(reading, sentence)


def _capitals_end(reading: Reading, sentence: Sentence) -> int:
    """The token after a dateline that only its capitals tell ("DIYARBAKIR/ISTANBUL, Turkey Eight soldiers …")."""
    end = sentence.first
    while end < sentence.last and (reading.tokens[end].text.isupper() or reading.tokens[end].text in "/,"):
        end += 1
    if not 0 < end - sentence.first <= _DATELINE or end >= sentence.last:
        return sentence.first
    if reading.tokens[end - 1].text == "," and end + 1 < sentence.last and reading.tokens[end + 1].text[0].isupper():
        end += 1
    return end if reading.tokens[end].text[0].isupper() else sentence.first


def governing(scene: Scene, path: Path) -> int | None:
    """The head token of the noun phrase on which the mention's own hangs ("police |in Basra|"), None where on none."""
    reading = scene.reading
    chunk = reading.chunk_at(path.first)
    if chunk is None:
        return None
    outer = governor(reading, chunk, reading.sentences[path.index].first)
    return outer.head if outer is not chunk else None


def where(path: Path, scene: Scene) -> str:
    """The mention's sentence as seen from the event's: same, before1, after2, far."""
    if path.apart == 0:
        return "same"
    side = "before" if path.apart < 0 else "after"
    return f"{side}{min(abs(path.apart), 4)}"
