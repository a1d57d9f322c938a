"""Who is said to say what: the source phrase, its kind, the reporting verb, the stretch of text it covers.

A reading goes in, source mentions come out. Which event each one is credited for is settled with the claims.
"""

from collections.abc import Iterable

from dateline.actors import Registry
from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.language.clauses import subject_of
from dateline.mentions.sources.kinds import Kinds
from dateline.mentions.sources.names import canonical
from dateline.mentions.sources.speakers import RESPONSIBILITY, Speaker, speakers
from dateline.mentions.sources.weighing import weigh_kinds
from dateline.records import PlaceMention, SourceMention

_NAMED_PERSON = 2  # capitalised words that make a name of a person
_QUOTE_SENTENCES = 4  # sentences that one quotation covers at most
_PUBLISHING = frozenset(("reported", "reports"))
_BACK = 3  # sentences over which a pronoun reaches back


def find_sources(
    reading: Reading,
    registry: Registry,
    codebook: Codebook,
    places: Iterable[PlaceMention] = (),
    *,
    weighed: bool = True,
) -> tuple[SourceMention, ...]:
    """The report's source mentions in text order; a pronoun speaks for the last source named before it.

    Args:
        reading: the report as read; where a tagger read it, it has a say in of which kind each source is.
        registry: who are armed groups, states and organisations.
        codebook: the nouns for sources and the reporting words.
        places: tell capitals and countries that speak ("Moscow said") from persons.
        weighed: False leaves each kind as the words alone give it.
    """
    seats = {place.start: place.end for place in places if _is_seat(place)}
    finder = _Finder(reading, registry, codebook, seats)
    for sentence in reading.sentences:
        if sentence.role != "boilerplate":
            for speaker in speakers(reading, codebook, sentence):
                finder.add(speaker, sentence)
    named = canonical(_hidden(finder.mentions), reading, codebook, set(seats))
    if weighed:
        named = weigh_kinds(reading, named)
    return tuple(sorted(named, key=lambda mention: (mention.start, mention.content_start or mention.start)))


def _hidden(mentions: list[SourceMention]) -> list[SourceMention]:
    """The mentions, officials without a name wherever the same words once stand for such ("US", "U.S. officials")."""
    words = [mention.text.casefold().replace(".", "") for mention in mentions]
    unnamed = {text for text, m in zip(words, mentions, strict=True) if m.kind == "official_anonymous"}
    return [
        m.model_copy(update={"kind": "official_anonymous"}) if m.kind == "official" and text in unnamed else m
        for text, m in zip(words, mentions, strict=True)
    ]


def _is_seat(place: PlaceMention) -> bool:
    """True for a place that can stand for its government: a name ("Moscow"), not its people ("Russians")."""
    return place.name is not None and (not place.text.endswith("s") or place.name.endswith("s"))


class _Finder:
    """The mentions of one report in the making."""

    def __init__(self, reading: Reading, registry: Registry, codebook: Codebook, seats: dict[int, int]) -> None:
        self.mentions: list[SourceMention] = []
        self._reading = reading
        self._codebook = codebook
        self._kinds = Kinds(reading, codebook, registry)
        self._seats = seats

    def add(self, speaker: Speaker, sentence: Sentence) -> None:
        """Take in what a phrase that speaks in this sentence names, unless it is known from the same sentence."""
        if speaker.chunk.pronoun:
            mention = self._referred(sentence, speaker.verb)
        else:
            issuer = self._issuer(speaker, sentence)
            if issuer is None:
                mention = self._referred(sentence, speaker.verb)
            else:
                mention = self._mention(Speaker(issuer, speaker.verb, speaker.sure), sentence)
        if mention is None:
            return
        if all((m.start, m.content_start) != (mention.start, mention.content_start) for m in self.mentions):
            self.mentions.append(mention)

    def _issuer(self, speaker: Speaker, sentence: Sentence) -> Chunk | None:
        """Who speaks through "a statement from X" or "a statement that X issued"; None where an earlier sentence says.

        A phrase that names its issuer itself ("a police statement"), and any that is no carrier, is its own.
        """
        reading, chunk = self._reading, speaker.chunk
        carriers = self._codebook.sources.carriers
        if reading.lowers[chunk.last - 1] not in carriers:
            return chunk
        if self._names_issuer(chunk):
            return chunk
        end = chunk.last
        while end + 1 < sentence.last and reading.tags[end] in "PVG" and reading.lowers[end] != "about":
            inner = reading.chunk_at(end + 1)
            if inner is None:
                if reading.lowers[end + 1] in ("by", "from", "on", "to"):
                    end += 1
                    continue
                break
            first = self._bare_first(inner)
            if self._is_seat(first, inner.last) and reading.lowers[inner.first - 1] in ("from", "in"):
                return chunk
            if self._kinds.of(first, inner.last)[0] and reading.lowers[inner.last - 1] not in carriers:
                return inner
            end = inner.last
        verb = chunk.first - 1
        if verb > sentence.first and reading.tags[verb] in "VG":
            return subject_of(reading, verb, sentence.first) or chunk
        nobody = chunk.last - chunk.first == 1  # "according to |reports|"
        return None if self.mentions or nobody else chunk

    def _names_issuer(self, chunk: Chunk) -> bool:
        """True for "military statement", "UN report": another noun for a source or a name stands before the carrier."""
        reading = self._reading
        return "E" in reading.tags[chunk.first : chunk.last - 1] or bool(
            self._codebook.sources.heads.last_in(reading.lowers, chunk.first, chunk.last - 1)
            if chunk.last - 1 > chunk.first
            else None
        )

    def _referred(self, sentence: Sentence, verb: str) -> SourceMention | None:
        """The last source named before a speaking pronoun, covering the pronoun's sentence."""
        earlier = [
            m
            for m in self.mentions
            if (m.content_start or 0) < sentence.start and (m.verb != RESPONSIBILITY or verb != "said")
        ]
        if not earlier or self._index(earlier[-1].content_start or 0) < sentence.index - _BACK:
            return None
        start, end = self._stretch(sentence)
        return earlier[-1].model_copy(update={"content_start": start, "content_end": end, "verb": verb})

    def _index(self, offset: int) -> int:
        found = self._reading.sentence_at(offset)
        return found.index if found is not None else 0

    def _stretch(self, sentence: Sentence) -> tuple[int, int]:
        """The characters that a speaker of this sentence covers: the sentence, and the rest of a quotation it cuts."""
        sentences = self._reading.sentences
        first = last = sentence.index
        marks = self._marks(sentence)
        if marks == "close":
            while first > 0 and sentence.index - first < _QUOTE_SENTENCES:
                first -= 1
                if self._marks(sentences[first]) == "open":
                    break
            else:
                first = sentence.index
        elif marks == "open":
            while last + 1 < len(sentences) and last - sentence.index < _QUOTE_SENTENCES:
                last += 1
                if self._marks(sentences[last]) == "close":
                    break
            else:
                last = sentence.index
        return sentences[first].start, sentences[last].end

    def _marks(self, sentence: Sentence) -> str:
        """Tells "open" where a quotation begins that does not end here, "close" where one ends that began before."""
        signs = [s for s in self._reading.lowers[sentence.first : sentence.last] if s in ('"', "“", "”")]
        if len(signs) % 2 == 0:
            return ""
        if signs[0] == "”" or self._reading.lowers[sentence.last - 1] in ('"', "”"):
            return "close"
        if signs[-1] == "“" or self._reading.lowers[sentence.first] == '"':
            return "open"
        return "close"

    def _mention(self, speaker: Speaker, sentence: Sentence) -> SourceMention | None:
        reading, chunk = self._reading, speaker.chunk
        first, last = self._bare_first(chunk), self._phrase_end(chunk, sentence.last)
        kind, actors = self._kinds.of(first, last)
        if kind != "official" and chunk.last < last and reading.lowers[chunk.last] == ",":
            first = chunk.last + 1 + (reading.lowers[chunk.last + 1] == "the")  # the bearer's name says enough
        if kind == "other" and self._is_seat(first, last):
            kind = "official"
        elif kind == "other" and self._publishes(first, last, speaker.verb):
            kind = "media"
        if kind is None and not speaker.sure:
            return None
        if speaker.verb == RESPONSIBILITY and kind in (None, "other"):
            kind = "armed_group"
        if kind == "official" and self._hides(sentence) and reading.tags[first:last].count("E") <= _NAMED_PERSON:
            kind = "official_anonymous"
        start, end = self._stretch(sentence)
        return SourceMention(
            start=reading.tokens[first].start,
            end=reading.tokens[last - 1].end,
            text=reading.words(first, last),
            kind=kind or "other",
            verb=speaker.verb,
            actors=actors,
            via=self._outlet(sentence, last),
            content_start=start,
            content_end=end,
        )

    def _publishes(self, first: int, last: int, verb: str) -> bool:
        """True where nothing but a name reports: a paper ("the Ostra Citizen reported"); persons say, and peoples are many."""
        named = set(self._reading.tags[first:last]) == {"E"} and not self._reading.lowers[last - 1].endswith("s")
        return named and verb in _PUBLISHING

    def _is_seat(self, first: int, last: int) -> bool:
        """True where the whole phrase is the name of a place."""
        return self._seats.get(self._reading.tokens[first].start) == self._reading.tokens[last - 1].end

    def _hides(self, sentence: Sentence) -> bool:
        """True where the sentence says that its speaker hides his name."""
        return self._codebook.sources.hiding.anywhere(self._reading.lowers, sentence.first, sentence.last)

    def _bare_first(self, chunk: Chunk) -> int:
        """The first token of the phrase after its articles and possessives."""
        reading, first = self._reading, chunk.first
        inside = (k for k in range(chunk.last - 2, first, -1) if reading.lowers[k] in ("a", "the"))
        first = next(inside, first)  # "Page 12 |A police spokesman|": what was a line of its own
        while first < chunk.last - 1 and reading.tags[first] == "D" and reading.lowers[first] not in ("a", "an"):
            first += 1
        return first + 1 if reading.lowers[first] in ("a", "an", "the", "its", "their") else first

    def _phrase_end(self, chunk: Chunk, last: int) -> int:
        """The end of the phrase with "of X", "for X", "in X", and the name an apposition adds ("spokesman |for the army|")."""
        reading, end = self._reading, chunk.last
        carriers = self._codebook.sources.carriers
        while end + 1 < last and reading.lowers[end] in ("of", "for", "in", "at", "from", "with"):
            inner = reading.chunk_at(end + 1)
            ends = reading.lowers[inner.last - 1 : inner.last + 1] if inner is not None else []
            if inner is None or inner.pronoun or ends[0] in carriers or " ".join(ends) in carriers:
                break
            end = inner.last
            if reading.lowers[inner.first - 1] in ("in", "at", "from", "with"):
                break
        if end + 1 < last and reading.lowers[end] == "," and reading.tags[chunk.last - 1] != "E":
            name = reading.chunk_at(end + 1)
            named = "E" in reading.tags[chunk.first : end]
            if name is not None and self._completes(name, last) and not (named and self._is_placed(name)):
                end = name.last
        return end

    def _completes(self, name: Chunk, last: int) -> bool:
        """True for a name set off by commas behind what its bearer is ("a militant group, |the Red Front|, said")."""
        reading = self._reading
        first = name.first + (reading.lowers[name.first] == "the")
        return (
            name.last < last
            and reading.lowers[name.last] == ","
            and first < name.last
            and reading.tokens[first].text[0].isupper()
            and set(reading.tags[first : name.last]) <= {"E", "J"}
        )

    def _is_placed(self, name: Chunk) -> bool:
        """True where the phrase opens with the name of a place ("police in Ostra, |Bronze Province|, said")."""
        return self._reading.tokens[self._bare_first(name)].start in self._seats

    def _outlet(self, sentence: Sentence, start: int) -> tuple[str, ...]:
        """The outlet that was told ("told Reuters")."""
        reading = self._reading
        for at in range(start, min(sentence.last, start + 8)):
            if reading.lowers[at] in ("told", "tells", "telling", "speaking"):
                to = at + 1 + (reading.lowers[at] == "speaking")
                chunk = reading.chunk_at(to) if to < sentence.last else None
                if chunk is not None and "E" in reading.tags[chunk.first : chunk.last]:
                    first = self._bare_first(chunk)
                    return (reading.words(first, chunk.last),)
        return ()
