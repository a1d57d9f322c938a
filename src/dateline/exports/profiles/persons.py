"""Persons' names in reports.

A report goes in, the names that it tells come out: what is written as a name and is known as no place, no actor and no
office, or what a role, a verb of saying or an age beside it makes somebody. There is no list of names, so a name too many
may go rather than one be printed.
"""

import functools
from collections.abc import Collection, Iterator

from dateline.actors import Registry
from dateline.codebook import Codebook
from dateline.codebook.lists import read_yaml
from dateline.gazetteer import Entry, Gazetteer
from dateline.gazetteer.names import fold, unify_articles
from dateline.language import Reading, Sentence, read
from dateline.records import Report

_TOWN = 100_000  # people of a place that speaks for a government ("Ankara said"), or that nobody needs to be told of
_LONGEST = 6  # words of a name
_CLOSED = frozenset("DPCRBWTX")  # tags of words that are part of no name, however they are written
_TITLE = 0.6  # of a sentence's words
_KNOWN = 4  # words of the longest names that are looked up


@functools.cache
def _words(key: str) -> frozenset[str]:
    return frozenset(str(read_yaml("dateline.exports", "data/persons.yaml")[key]).split())


def _bare(word: str) -> str:
    return word.casefold().rstrip(".")


class PersonFinder:
    """Finds persons' names in reports, given what else a name may stand for."""

    def __init__(self, registry: Registry, gazetteer: Gazetteer, codebook: Codebook) -> None:
        self._registry, self._gazetteer, self._codebook = registry, gazetteer, codebook
        self._common: dict[str, bool] = {}

    def names(self, report: Report) -> frozenset[str]:
        """The persons' names of a report and its title, whole, and each word of one that goes alone."""
        title = report.model_copy(update={"text": report.title or ""})
        return self._names(read(report)) | self._names(read(title))

    def _names(self, reading: Reading) -> frozenset[str]:
        runs = {run: " ".join(reading.words(*run).split()) for run in self._runs(reading)}
        small = {token.text for token in reading.tokens if token.text.islower()} | _words("particles")
        seated = {name for run, name in runs.items() if _is_place(reading, *run)}
        told = {name for run, name in runs.items() if self._is_told(reading, *run)}
        whole = {run: name for run, name in runs.items() if name not in seated and self._is_whole(reading, *run)}
        found = told | {name for run, name in whole.items() if reading.lowers[run[1] - 1] not in small}
        single = {name for name in runs.values() if " " not in name} - seated
        parts = {word for name in told for word in name.split()}
        parts |= {word for name in found for word in name.split() if word in single}
        alone = {word for word in parts - found if len(word) > 2 and _bare(word) not in small}
        return frozenset(found | {word for word in alone if self._goes_alone(word, towns=word in single)})

    def _goes_alone(self, word: str, *, towns: bool) -> bool:
        """True where a word of a name is a person's by itself; a town's name too, where the report uses it as a person's."""
        if self._is_common(word) or self._registry.find(word):
            return False
        return towns or not self._is_known(word)

    def _runs(self, reading: Reading) -> Iterator[tuple[int, int]]:
        """Runs of tokens `[first:last]` that are written as names, parted at roles, bodies, peoples and known names."""
        closed = _closed(reading)
        for sentence in reading.sentences:
            at, style = sentence.first, _style(reading, sentence)
            while (at := reading.tags.find("E", at, sentence.last)) >= 0:
                role = _has_role(reading, at)
                known = 0 if role else self._known_from(reading, at, sentence.last)
                last = at if known else self._run_from(reading, at, sentence.last, closed, style)
                told = role or style == "prose" or (style == "capitals" and self._speaks(reading, at, last))
                if last > at and told:
                    yield at, last
                at = max(last, at + known, at + 1)

    def _run_from(self, reading: Reading, at: int, end: int, closed: Collection[str], style: str) -> int:
        """Where a run that begins at a token ends; the token itself where none does."""
        last = at
        while last < min(end, at + _LONGEST) and self._goes_on(reading, at, last, closed, style):
            last += 1
        while last > at and reading.tags[last - 1] != "E":
            last -= 1
        return last

    def _known_from(self, reading: Reading, at: int, end: int) -> int:
        """How many tokens from this one on, two at least, are the name of an actor, a country, a region or a large town."""
        for last in range(min(end, at + _KNOWN), at + 1, -1):
            if reading.tags[at] == reading.tags[last - 1] == "E" and self._is_known(reading.words(at, last)):
                return last - at
        return 0

    def _goes_on(self, reading: Reading, first: int, at: int, closed: Collection[str], style: str) -> bool:
        """True where a token may stand in a name that began at the token `first`."""
        word, text = reading.lowers[at], reading.tokens[at].text
        if at > first:
            if reading.tokens[at].start - reading.tokens[at - 1].end > 1:
                return False
            if word in _words("particles") or (word == "." and len(reading.tokens[at - 1].text) == 1):
                return True
            if word in _words("titles_and_names") and reading.tags[at + 1 : at + 2] != "E":
                return reading.tags[at] == "E"
        if reading.tags[at] != "E" or word in closed or (len(text) > 1 and text.isupper() and style == "prose"):
            return False
        return not self._is_common(text)

    def _is_common(self, word: str) -> bool:
        """True for a word of bodies, roles, countries, peoples or sources, of which no name is made."""
        if word not in self._common:
            bare = _bare(word)
            heads = (self._codebook.sources.heads, self._codebook.people.heads)
            self._common[word] = (
                not bare[:1].isalpha()
                or any(bare in _words(key) for key in ("bodies", "roles", "peoples", "seats"))
                or any(self._is_country(form) for form in (bare, bare.removesuffix("s")))
                or any(phrases.longest([bare], 0) for phrases in heads)
            )
        return self._common[word]

    def _places(self, words: str) -> tuple[Entry, ...]:
        """The places of exactly that name, with or without an Arabic article."""
        key = fold(words)
        return self._gazetteer.by_key(key) or self._gazetteer.by_key(unify_articles(key))

    def _is_country(self, word: str) -> bool:
        """True for a country's name or that of its people."""
        if self._gazetteer.country_of_demonym(word) is not None:
            return True
        return any(one.level == "country" for one in self._places(word))

    def _is_known(self, words: str) -> bool:
        """True where words name an actor, a country or its people, a region or a large town."""
        if self._registry.find(words) or self._is_country(words.casefold()):
            return True
        return any(one.population >= _TOWN or one.level != "settlement" for one in self._places(words))

    def _is_told(self, reading: Reading, first: int, last: int) -> bool:
        """True where the words beside a run make it somebody."""
        words = reading.words(first, last)
        if self._registry.find(words) or self._codebook.sources.heads.longest(reading.lowers[first:last], 0):
            return False
        if _has_role(reading, first):
            return _word(reading, last) not in _words("roles")  # "Chief Cabinet Secretary"
        return self._speaks(reading, first, last) and not any(map(_is_large, self._places(words)))

    def _speaks(self, reading: Reading, first: int, last: int) -> bool:
        """True where the words beside a name make it somebody: a verb of saying, an age, kin."""
        behind = _word(reading, last + (_word(reading, last) in _words("fillers")))
        if behind in _words("kin") or behind in self._codebook.sources.plain_verbs:
            return True
        if _word(reading, first - 1) in _words("calls"):
            return True
        return _word(reading, last) == "," and _word(reading, last + 1).isdigit() and _word(reading, last + 2) == ","

    def _is_whole(self, reading: Reading, first: int, last: int) -> bool:
        """True where a run of two words or more, or one behind which something is somebody's, can hardly be anything else."""
        words = reading.words(first, last)
        if self._is_known(words) or _is_place(reading, first, last):
            return False
        town = bool(self._places(words))
        if reading.tags[first:last].count("E") < 2:
            return not town and reading.tags[last : last + 1] == "S"
        return not (town and _word(reading, first - 1) in _words("ways"))


def _is_large(place: Entry) -> bool:
    """True for a place that may speak ("Ankara said"): a capital, a large town, a land or region."""
    return place.kind == "capital" or place.population >= _TOWN or place.level not in ("settlement", "site", "admin2")


def _closed(reading: Reading) -> frozenset[str]:
    """The words that a report has in small letters and that are part of no name: articles, prepositions and their like."""
    told = zip(reading.tokens, reading.lowers, reading.tags, strict=True)
    return frozenset(lower for token, lower, tag in told if tag in _CLOSED and token.text == lower)


def _style(reading: Reading, sentence: Sentence) -> str:
    """How a sentence is written: prose, a title, whose words have capitals whatever they mean, or all in capitals."""
    words = [token.text for token in reading.tokens_of(sentence) if token.text[0].isalpha()]
    if sum(word.isupper() for word in words) > _TITLE * len(words):
        return "capitals"
    ended = reading.lowers[sentence.last - 1] in (".", "!", "?", '"', "”")
    return "title" if not ended and sum(word[0].isupper() for word in words) > _TITLE * len(words) else "prose"


def _word(reading: Reading, at: int) -> str:
    """A token in lower case without its point, "" beyond either end."""
    return _bare(reading.lowers[at]) if 0 <= at < len(reading.lowers) else ""


def _has_role(reading: Reading, first: int) -> bool:
    """True where a role stands before a token, with a comma between or an office behind it ("Secretary of State")."""
    before = first - 1
    if _word(reading, before) in (",", "", "-"):
        before -= 1
    elif _word(reading, before) not in _words("roles"):
        while before > 1 and reading.tags[before] == "E" and _word(reading, before) in _words("bodies"):
            before -= 1
        before -= before < first - 1 and _word(reading, before) == "of"
    return _word(reading, before) in _words("roles")


def _is_place(reading: Reading, first: int, last: int) -> bool:
    """True where a run stands as a place or body does: "in Tarn Hill", "village of Tarn Hill", "Tarn Hill district"."""
    before = _word(reading, first - 1)
    if before in _words("within") or (before == "of" and _word(reading, first - 2) in _words("seats")):
        return True
    return _word(reading, first) in _words("sites") or _word(reading, last) in _words("bodies") | _words("seats")
