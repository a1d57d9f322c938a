"""The fullest name of a party: "Khan" is the "police chief Imran Khan" of the lead, "the group" the last one named.

A mention goes in, the mention of the same party with the fullest wording comes out. Bare nouns ("the troops") keep their
own words: joining them to an earlier name was wrong as often as right on the training reports.
"""

import re

from dateline.claims.drafts import Scene
from dateline.codebook import Codebook
from dateline.codebook.inflections import plural
from dateline.records import ActorMention

_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Prof|Sen|Rep|Gov)\.?\s")
_LONGEST = 9  # words; a longer phrase describes more than it names
_PERSONAL = frozenset("civilian rebel state_force".split())
_PLURALS = ("s", "men", "people", "children", "police", "troops")
_GROUPS = ("rebel", "political_militia", "identity_militia")  # what "the group" may be
_FULL_NAME = 2  # words


class Namer:
    """Finds for a mention the fullest mention of the same party in its report."""

    def __init__(self, scene: Scene, codebook: Codebook) -> None:
        self._codebook = codebook
        self._reading = scene.reading
        self._places = scene.mentions.places
        self._named: list[ActorMention] = []
        self._by_last: dict[str, list[ActorMention]] = {}
        self._by_head: dict[str, list[ActorMention]] = {}
        self._led: dict[str, ActorMention] = {}
        self._spans: set[tuple[int, int]] = set()
        for mention in scene.mentions.actors:
            self._spans.add((mention.start, mention.end))
            words = mention.text.split()
            if len(words) > _LONGEST:
                continue
            if words[0].endswith("-led"):
                self._led.setdefault(words[0].removesuffix("-led"), mention)
            self._by_head.setdefault(mention.head, []).append(mention)
            if words[-1][0].isupper():
                self._by_last.setdefault(words[-1].casefold(), []).append(mention)
            if mention.actors and mention.kind in _GROUPS:
                self._named.append(mention)

    def fullest(self, mention: ActorMention) -> ActorMention | None:
        """The same party in the report's fullest words, or the mention itself; None for an adjective that names nobody."""
        words = mention.text.split()
        if (mention.start, mention.end) not in self._spans and mention.text.islower():
            return self._of_adjective(mention)
        led = self._led.get(mention.text) if (mention.start, mention.end) not in self._spans else None
        if led is not None:
            return led
        if words[-1][0].isupper():
            return mention if mention.actors else self._by_name(mention, words)
        apposed = self._apposed(mention)
        if apposed is not None:
            return apposed
        bare = len(words) == 1 and mention.head in self._codebook.people.group_heads
        return self._group(mention) if bare else mention

    def _apposed(self, mention: ActorMention) -> ActorMention | None:
        """The name set beside a description of one person: "the |cleric|, Omar Tal," and "Omar Tal, a |cleric|,"."""
        reading = self._reading
        chunk = reading.chunk_at(reading.token_at(mention.start))
        if chunk is None or mention.kind not in _PERSONAL or mention.head.endswith(_PLURALS):
            return None
        for beside, outer in ((chunk.last, chunk.last + 1), (chunk.first - 1, chunk.first - 2)):
            if not 0 < beside < len(reading.lowers) - 1 or reading.lowers[beside] not in (",", "("):
                continue
            name = reading.chunk_at(outer)
            if (
                name is None
                or set(reading.tags[name.first : name.last]) != {"E"}
                or name.last - name.first < _FULL_NAME
            ):
                continue
            start, end = reading.tokens[name.first].start, reading.tokens[name.last - 1].end
            if not any(place.start <= start < place.end for place in self._places):
                text = reading.text[start:end]
                return ActorMention(
                    start=start, end=end, text=text, head=text.split()[-1].casefold(), kind=mention.kind
                )
        return None

    def _of_adjective(self, mention: ActorMention) -> ActorMention | None:
        """The fuller noun for an adjective: "rebel" shelling is by the "northern rebels" where the report has them."""
        same = [*self._by_head.get(plural(mention.head), ()), *self._by_head.get(mention.head, ())]
        fuller = [m for m in same if len(m.text.split()) > len(mention.text.split())]
        kept = None if mention.head in self._codebook.people.nobody else mention
        return max(fuller, key=lambda m: (m.head != mention.head, len(m.text.split()), -m.start), default=kept)

    def _by_name(self, mention: ActorMention, words: list[str]) -> ActorMention:
        """A longer mention that ends in the same name: a surname finds the person."""
        if len(words) > 2 or (len(words) == 2 and not _TITLE.match(mention.text)):
            return mention
        longer = [m for m in self._by_last.get(words[-1].casefold(), ()) if len(m.text.split()) > len(words)]
        return max(longer, key=lambda m: (len(m.text.split()), -m.start), default=mention)

    def _group(self, mention: ActorMention) -> ActorMention:
        """For "the group" the last armed group named before it."""
        return max((m for m in self._named if m.start < mention.start), key=lambda m: m.start, default=mention)
