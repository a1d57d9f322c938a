"""Which stretches of a report name a place: known names, and unknown ones that the words around them tell.

A reading and the gazetteer go in, candidates with their possible entries come out; which entry is meant is not decided.
"""

import re

from dateline.gazetteer import Entry, Gazetteer
from dateline.gazetteer.names import KINDS, fold, sketch, unify_articles
from dateline.language import Reading, Sentence
from dateline.mentions.places.candidates import Candidate, without_speakers
from dateline.mentions.places.names import LIKELY, demonym_entries
from dateline.mentions.places.pieces import Piece, mark_people, pieces_of, run_end
from dateline.mentions.places.uses import is_associative
from dateline.mentions.places.words import words

LONGEST = 6  # pieces in a name
LONGEST_PEOPLE = 3  # pieces in a name of a people: "South Koreans"
_LARGE = ("continent", "macro-region", "sea", "ocean")
OURS = 5.5  # prior of the places that our own tables name
_ARTICLES = frozenset("al el ar as ash at ad az an".split())
_INSIDE = frozenset("of the de del la las los al el and on upon sur le du des e da do dos di y . ' ’ & in bin".split())
_NUMBER = re.compile(r"\d+(?:\.\d+)?$")
_MILE = 1.609
_CODE = 4  # letters of the longest abbreviation that only counts after a comma ("Ind.", "TX")


class Scan:
    """One pass over one report."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self.reading = reading
        self.gazetteer = gazetteer
        self.words = lists = words()
        self.barred = (
            lists.never | lists.titles | lists.organisations | lists.directions | lists.ordinary | lists.regions
            | lists.function_words
        )  # fmt: skip
        self.people: set[str] = set()
        self.strangers: set[str] = set()
        self.found: list[Candidate] = []
        self.folded: dict[tuple[int, int], str] = {}

    def run(self) -> list[Candidate]:
        """The candidates in text order."""
        reading = self.reading
        sentences = [sentence for sentence in reading.sentences if sentence.role != "boilerplate"]
        rows = [(sentence, pieces_of(reading, sentence, self.gazetteer)) for sentence in sentences]
        self.gazetteer.find_many({key for _, pieces in rows for key in self._keys(pieces)})
        for _, pieces in rows:
            self.people |= mark_people(pieces, self.gazetteer)
        for sentence, pieces in rows:
            self._sentence(sentence, pieces)
        self._strangers_again(rows)
        self.found = without_speakers(self.found)
        self.found.sort(key=lambda candidate: (candidate.start, -candidate.end))
        return self.found

    def _keys(self, pieces: list[Piece]) -> list[str]:
        """The keys of every stretch of a sentence that may be a name, to be read in one go."""
        text, folded = self.reading.text, self.folded
        keys: list[str] = []
        for at, piece in enumerate(pieces):
            if piece.cap:
                for end in self._ends(pieces, at):
                    span = (piece.start, pieces[end - 1].end)
                    folded[span] = fold(text[span[0] : span[1]])
                    keys.append(folded[span])
        return keys

    def _ends(self, pieces: list[Piece], start: int) -> list[int]:
        """Ends of the stretches from `start` that may be one name, the longest first."""
        ends = [start + 1]
        for at in range(start + 1, min(start + LONGEST, len(pieces))):
            piece, gap = pieces[at], pieces[at].start - pieces[at - 1].end
            if gap > 1 or piece.joined != pieces[start].joined:
                break
            if piece.cap:
                ends.append(at + 1)
            elif piece.lower not in _INSIDE:
                break
        return ends[::-1]

    def _sentence(self, sentence: Sentence, pieces: list[Piece]) -> None:
        """Find the candidates of one sentence."""
        letters = [piece for piece in pieces if len(piece.text) > 3 and piece.text[0].isalpha()]
        loud = sum(piece.text.isupper() for piece in letters) > 0.6 * len(letters)
        titled = len(letters) > 4 and sum(piece.cap for piece in letters) > 0.7 * len(letters)
        at = 0
        while at < len(pieces):
            if not pieces[at].cap or pieces[at].person:
                at += 1
                continue
            end = self._known(sentence, pieces, at, loud=loud, titled=titled)
            end = end or (None if loud or titled else self._unknown(sentence, pieces, at))
            at = end or at + 1

    def _known(self, sentence: Sentence, pieces: list[Piece], at: int, *, loud: bool, titled: bool) -> int | None:
        """Take the longest known name at `at`; returns where to go on, None where there is none."""
        text = self.reading.text
        for end in self._ends(pieces, at):
            if any(piece.person for piece in pieces[at:end]):
                continue
            name = text[pieces[at].start : pieces[end - 1].end]
            key = self.folded[pieces[at].start, pieces[end - 1].end]
            demonym = demonym_entries(name, self.gazetteer) if end - at <= LONGEST_PEOPLE else None
            if demonym is not None:
                capital = self._capital_of(pieces, end, demonym)
                if capital is not None:
                    name = text[pieces[at].start : pieces[end].end]
                    return self._add(sentence, pieces, at, end + 1, Candidate(0, 0, name, 0, (capital,)))
                self._add(sentence, pieces, at, end, Candidate(0, 0, name, 0, demonym, associative=True, demonym=True))
                return end
            entries = self.gazetteer.by_key(key)
            if not entries and end - at > 1 and (name[:2].islower() or pieces[at].lower in _ARTICLES):
                entries = self.gazetteer.by_key(unify_articles(key))
            if entries and self._plausible(pieces, at, end, entries, loud=loud, titled=titled):
                return self._add(sentence, pieces, at, end, Candidate(0, 0, name, 0, entries))
        if _looks_arabic(pieces[at].text) and not self._in_longer_name(pieces, at, at + 1):
            name = pieces[at].text
            entries = self.gazetteer.candidates(name)[0]
            if entries:
                return self._add(sentence, pieces, at, at + 1, Candidate(0, 0, name, 0, entries))
        return None

    def _capital_of(self, pieces: list[Piece], end: int, people: tuple[Entry, ...]) -> Entry | None:
        """The capital meant by "the Syrian capital", None where its name follows or no capital is spoken of."""
        if end >= len(pieces) or pieces[end].lower != "capital" or not people or people[0].country is None:
            return None
        after = [piece for piece in pieces[end + 1 : end + 3] if piece.text != ","]
        return None if after and after[0].cap and len(after) == 2 else self.gazetteer.capital(people[0].country)

    def _plausible(
        self, pieces: list[Piece], at: int, end: int, entries: tuple[Entry, ...], *, loud: bool, titled: bool
    ) -> bool:
        """Whether a known name is meant as a place here, and is no ordinary word, person, code or acronym."""
        lists, best = self.words, entries[0]
        if end - at == 1:
            verdict = self._barred_word(pieces, at, best, loud=loud)
            if verdict is None:
                verdict = self._doubtful_word(pieces, at, best, loud=loud or titled)
            if verdict is not None:
                return verdict
        elif pieces[at].lower == "the" or all(piece.lower in lists.ordinary | _INSIDE for piece in pieces[at:end]):
            before = pieces[at - 1].lower if at else ""
            return best.level == "country" or before in lists.strong_words or best.prior >= OURS
        return (best.prior >= LIKELY and not best.alternate) or not self._in_longer_name(pieces, at, end)

    def _barred_word(self, pieces: list[Piece], at: int, best: Entry, *, loud: bool) -> bool | None:
        """False for months, titles and the like; acronyms and abbreviations by what precedes; None: not decided."""
        lists, text = self.words, pieces[at].text
        bare = pieces[at].lower.rstrip(".")
        if bare in lists.never | lists.titles | lists.organisations or text == "Us" or len(text) == 1:
            return False
        big = best.level == "country" or best.kind in _LARGE
        after_place = at > 0 and pieces[at - 1].lower == "," and self._just_before(pieces, at)
        if text.isupper() and not loud and len(text) <= 5 and not big:
            return after_place or bare.replace(".", "") == "dc" or (at == 0 and best.prior >= LIKELY)
        if text.isupper() and len(text) <= 3 and big:
            return "." in text or fold(best.name) != bare
        stop = text[-1] == "." or (at + 1 < len(pieces) and pieces[at + 1].text == ".")
        abbreviation = len(bare) <= _CODE + 1 and stop and best.level == "admin1" and fold(best.name) != bare
        return after_place if abbreviation or (len(bare) <= 2 and not big) else None

    def _doubtful_word(self, pieces: list[Piece], at: int, best: Entry, *, loud: bool) -> bool | None:
        """Whether a word that is also an ordinary one or a person's name is a place here; None: nothing against it."""
        lists, word = self.words, pieces[at].lower
        if word in lists.directions and any(piece.cap for piece in pieces[at + 1 : at + 2]):
            return False
        before = pieces[at - 1].lower if at else ""
        told = before == "of" and at > 1 and pieces[at - 2].lower in lists.settlements | lists.small_kinds
        small = best.alternate or best.prior < LIKELY
        if small and (told or before in lists.strong_words) and self._in_longer_name(pieces, at, at + 1):
            return False
        after_place = before == "," and self._just_before(pieces, at)
        if told or after_place:
            return True
        if word in lists.ordinary:
            return before in lists.strong_words and not loud and not self._in_longer_name(pieces, at, at + 1)
        if word in self.people:
            return before in ("in", "near")
        if word in lists.directions or word in lists.regions or word in lists.sites:
            return False
        given = word in lists.given_names and best.level != "country" and before not in lists.place_words
        return best.prior >= 5.3 if given and before != "," else None

    def _in_longer_name(self, pieces: list[Piece], at: int, end: int) -> bool:
        """True where a capitalised word beside the name is no place and no kind: "Kristina Welch", "Lansing State"."""
        lists = self.words
        for beside, gap in ((at - 1, 0), (end, 1)):
            if not 0 <= beside < len(pieces) or not pieces[beside].cap or pieces[beside].joined:
                continue
            piece = pieces[beside]
            apart = piece.start - pieces[end - 1].end if gap else pieces[at].start - piece.end
            known = lists.function_words | lists.directions | lists.regions | lists.sites | lists.titles | lists.never
            if apart == 1 and piece.lower not in known and demonym_entries(piece.text, self.gazetteer) is None:
                place = self.gazetteer.by_key(fold(piece.text))
                if not place or place[0].prior < LIKELY:
                    return True
        return False

    def _just_before(self, pieces: list[Piece], at: int) -> bool:
        """True where a place ends right before the comma at `at - 1`."""
        return any(abs(candidate.end - pieces[at - 2].end) <= 1 for candidate in self.found[-3:]) if at > 1 else False

    def _add(self, sentence: Sentence, pieces: list[Piece], at: int, end: int, candidate: Candidate) -> int:
        """Give a candidate its span and what the words around it tell; returns where to go on."""
        candidate.sentence = sentence.index
        stop = end
        if not candidate.demonym and not pieces[at].joined:
            stop = self._extend(pieces, at, end, candidate)
        first = at
        if not candidate.demonym:
            first = self._look_left(pieces, at, candidate)
            top = candidate.entries[0] if candidate.entries else None
            candidate.associative = is_associative(pieces, at, stop, run_end(pieces, at), top, extended=stop > end)
            following = pieces[stop].lower if stop < len(pieces) else ""
            candidate.spoken = following in self.words.utterances
        candidate.start, candidate.end = pieces[first].start, pieces[stop - 1].end
        if candidate.associative:
            candidate.start, candidate.relation = pieces[at].start, None
        self.found.append(candidate)
        return stop

    def _extend(self, pieces: list[Piece], at: int, end: int, candidate: Candidate) -> int:
        """Take in "province", "city", "refugee camp" after the name, and what they tell; returns the new end."""
        lists = self.words
        stop = end
        while stop < len(pieces) and stop < end + 2 and pieces[stop].lower in lists.modifiers:
            stop += 1
        if stop >= len(pieces) or pieces[stop].start - pieces[stop - 1].end != 1:
            return end
        word = pieces[stop].lower
        if self._names_another(pieces, stop):
            return end
        if word in lists.sites:
            if stop + 1 < len(pieces) and pieces[stop + 1].lower in ("field", "crossing"):
                stop += 1
            phrase = self.reading.text[pieces[at].start : pieces[stop].end]
            whole = self.gazetteer.by_key(fold(phrase)) or self.gazetteer.by_key(unify_articles(fold(phrase)))
            known_site = bool(candidate.entries) and candidate.entries[0].level == "site"
            candidate.site = not whole and not known_site
            elsewhere = pieces[stop].cap and word in lists.thoroughfares  # "Wellington Street" is not in Wellington
            candidate.entries = whole or (() if elsewhere else candidate.entries)
            candidate.name = phrase
            return stop + 1
        if word in lists.regions and stop == end:
            if self._any_of_its(pieces, at):
                return stop + 1
            candidate.level = KINDS.get(word)
            self._countryside(word, candidate)
            phrase = self.reading.text[pieces[at].start : pieces[stop].end]
            candidate.entries = self.gazetteer.by_key(fold(phrase)) or candidate.entries
            return stop + 1
        return end

    def _names_another(self, pieces: list[Piece], stop: int) -> bool:
        """True where a kind's own name follows: in "the West Bank |town| of Tulkarem" the first name only holds the town."""
        while stop < len(pieces) and pieces[stop].lower in self.words.regions | self.words.sites:
            stop += 1
        return (
            pieces[stop - 1].lower in self.words.settlements
            and [piece.lower for piece in pieces[stop : stop + 1]] == ["of"]
            and any(piece.cap for piece in pieces[stop + 1 : stop + 2])
        )

    def _any_of_its(self, pieces: list[Piece], at: int) -> bool:
        """True for "a southern Mexico town", "two Berlin neighborhoods": some place there, and not one of that name."""
        while at and pieces[at - 1].lower in self.words.directions:
            at -= 1
        return bool(at) and pieces[at - 1].lower in ("a", "an", "another", "one", "two", "three", "several", "some")

    def _look_left(self, pieces: list[Piece], at: int, candidate: Candidate) -> int:
        """Read "northern", "30 km south of", "near", "town of" before the name; returns where the span begins."""
        lists = self.words
        first = at
        if at and pieces[at - 1].lower in lists.directions:
            candidate.direction = pieces[at - 1].lower
            first = at - 1
        back = first - 1 if first > 1 and pieces[first - 1].lower == "the" else first
        before = pieces[back - 1].lower if back else ""
        ahead = pieces[back - 2].lower if back > 1 else ""
        candidate.sure = before in lists.strong_words
        if before == "of" and ahead in lists.directions:
            candidate.relation, candidate.direction = "direction", ahead
            candidate.away_km = _distance(pieces, back - 3)
        elif before == "from" and (ahead in _UNITS or ahead == "away"):
            candidate.relation = "near"
            candidate.away_km = _distance(pieces, back - 2)
        elif before in ("near", "outside", "around", "nearby") or (before == "to" and ahead == "close"):
            candidate.relation = "near"
        elif before == "of" and ahead in ("outskirts", "edge", "suburbs", "vicinity", "fringes", "entrances"):
            candidate.relation = "outskirts"
        elif before in ("along", "between"):
            candidate.relation = "along" if before == "along" else "between"
        elif before == "and" and self.found and self.found[-1].relation == "between":
            candidate.relation = "between" if self.found[-1].end == pieces[back - 2].end else None
        elif before == "of" and (ahead in lists.regions or ahead.rstrip("s") in KINDS):
            candidate.level = KINDS.get(ahead.rstrip("s"), candidate.level)
            self._countryside(ahead, candidate)
        if candidate.level == "settlement" and ahead.rstrip("s") in lists.small_kinds:
            towns = tuple(entry for entry in candidate.entries if entry.level in ("settlement", "site", "admin2"))
            candidate.entries = towns
        return first

    def _countryside(self, word: str, candidate: Candidate) -> None:
        """The countryside of a town is the province of its name where there is one, else the land near it."""
        if word in self.words.surroundings:
            candidate.level = "admin1" if any(entry.level == "admin1" for entry in candidate.entries) else None
            candidate.relation = None if candidate.level else "near"

    def _unknown(self, sentence: Sentence, pieces: list[Piece], at: int) -> int | None:
        """Take an unknown name that the words around it tell to be a place; returns where to go on."""
        lists = self.words
        end = run_end(pieces, at)
        while end > at + 1 and pieces[end - 1].lower in lists.regions | lists.sites:
            end -= 1
        name_pieces = pieces[at:end]
        site = end < len(pieces) and pieces[end].cap and pieces[end].lower in lists.sites
        if not self._may_be_place(name_pieces, site=site):
            return None
        before = pieces[at - 1].lower if at else ""
        ahead = pieces[at - 2].lower if at > 1 else ""
        after = pieces[end].lower if end < len(pieces) and pieces[end].start - pieces[end - 1].end == 1 else ""
        later = pieces[end + 1].lower if end + 1 < len(pieces) else ""
        told = (before == "of" and ahead in lists.small_kinds | lists.settlements) or after in lists.small_kinds
        told = told or after in lists.sites or (after in lists.modifiers and later in lists.sites)
        told = told or (name_pieces[0].lower in lists.lead_words and len(name_pieces) > 1)
        in_it = (before in lists.strong_words or before.endswith(_HELD)) and len(name_pieces) <= 3
        in_it = in_it or (before == "and" and len(name_pieces) <= 2 and self._after_town(pieces, at))
        name = self.reading.text[name_pieces[0].start : name_pieces[-1].end]
        key = sketch(fold(name))
        if not told and not in_it and not (before in lists.place_words and key and self.gazetteer.by_key(key)):
            return None
        candidate = Candidate(0, 0, name, 0, self.gazetteer.by_key(key) if key else (), guessed=True)
        candidate.level = "site" if name_pieces[0].lower in lists.lead_words else "settlement"
        self.strangers.add(fold(name))
        return self._add(sentence, pieces, at, end, candidate)

    def _after_town(self, pieces: list[Piece], at: int) -> bool:
        """True right after "in the town of X and", "near X and": the second of two places."""
        last = self.found[-1] if self.found else None
        joined = last is not None and at > 1 and last.end == pieces[at - 2].end and not last.associative
        return joined and last is not None and (not last.entries or last.entries[0].level == "settlement")

    def _may_be_place(self, name: list[Piece], *, site: bool) -> bool:
        """Whether these capitalised words can be a place's name at all; a `site` may be called after a person."""
        if not name or len(name) > 4 or any(piece.person or piece.joined for piece in name):
            return False
        if any(piece.lower in self.barred or (piece.lower in self.people and not site) for piece in name):
            return False
        if name[-1].lower.removesuffix("s") in self.words.never:
            return False
        return not (name[0].text.isupper() and len(name[0].text) <= 6) and len(name[-1].text) > 2

    def _strangers_again(self, rows: list[tuple[Sentence, list[Piece]]]) -> None:
        """Find the other mentions of names that were told to be places somewhere in the report."""
        taken = [(candidate.start, candidate.end) for candidate in self.found]
        if not self.strangers:
            return
        for sentence, pieces in rows:
            for at, piece in enumerate(pieces):
                if not piece.cap or piece.person:
                    continue
                for end in self._ends(pieces, at):
                    name = self.reading.text[piece.start : pieces[end - 1].end]
                    clear = all(b <= piece.start or a >= pieces[end - 1].end for a, b in taken)
                    if clear and self.folded[piece.start, pieces[end - 1].end] in self.strangers:
                        key = sketch(fold(name))
                        entries = self.gazetteer.by_key(key) if key else ()
                        self._add(
                            sentence,
                            pieces,
                            at,
                            end,
                            Candidate(0, 0, name, 0, entries, level="settlement", guessed=True),
                        )
                        break


_HELD = ("-held", "-controlled", "-occupied", "-besieged", "-run")
_UNITS = frozenset("km kilometers kilometres kilometer kilometre miles mile".split())


def _looks_arabic(text: str) -> bool:
    return "-" in text and text.split("-")[0].lower() in _ARTICLES


def _distance(pieces: list[Piece], at: int) -> float | None:
    """Kilometres told by "30 km" or "20 miles" that ends at `at`."""
    if at > 0 and pieces[at].lower in _UNITS and _NUMBER.match(pieces[at - 1].text):
        value = float(pieces[at - 1].text)
        return value * _MILE if pieces[at].lower.startswith("mile") else value
    return None
