"""A sentence as the words that place names are made of, and which of them belong to people.

A reading goes in; pieces with offsets come out. Hyphenated words are cut where only a part is a name ("US-led").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.names import fold
from dateline.language import Reading, Sentence, Token
from dateline.mentions.places.words import words

_ARTICLE = re.compile(r"(?:al|el|ul|ar|as|ash|at|ad|az|an|adh|ez|es|er|ed)[-‑][A-Z’']")
SURE = 5.0  # prior of a town of 100,000
_HYPHEN = re.compile(r"[-‐‑]")


@dataclass(slots=True)
class Piece:
    """A word or sign with its part of speech: `cap` starts like a name, `joined` is a part of a hyphenated word.

    `person` names somebody.
    """

    start: int
    end: int
    text: str
    lower: str
    cap: bool
    tag: str
    joined: bool = False
    person: bool = False


def _is_cap(text: str) -> bool:
    return text[0].isupper() or bool(_ARTICLE.match(text))


def _lost_apostrophe(text: str, gazetteer: Gazetteer) -> bool:
    """True for "Syrias", as texts have it whose apostrophes were lost."""
    if gazetteer.by_key(fold(text)) or gazetteer.country_of_demonym(text):
        return False
    owner = gazetteer.by_key(fold(text[:-1]))
    return bool(owner) and not owner[0].alternate and owner[0].prior >= SURE


def _split(token: Token, tag: str, gazetteer: Gazetteer) -> Iterator[Piece]:
    """The token as one piece, or its hyphenated parts where the whole is no known place."""
    text = token.text
    if len(text) > 4 and text[-1] == "s" and text[0].isupper() and _lost_apostrophe(text, gazetteer):
        yield Piece(token.start, token.end - 1, text[:-1], token.lower[:-1], True, tag)
        yield Piece(token.end - 1, token.end, "s", "'s", False, "S")
        return
    parts = _HYPHEN.split(text) if "-" in text or "‑" in text or "‐" in text else [text]
    if len(parts) == 1 or _ARTICLE.match(text.lower()[:3] + text[3:]) or len(parts[0]) < 2:
        yield Piece(token.start, token.end, text, token.lower, _is_cap(text), tag)
        return
    whole = gazetteer.candidates(text)[0]
    if not any(part[:1].isupper() for part in parts) or (whole and parts[-1][:1].isupper()):
        yield Piece(token.start, token.end, text, token.lower, _is_cap(text), tag)
        return
    start = token.start
    for part in parts:
        if part:
            yield Piece(start, start + len(part), part, part.casefold(), part[0].isupper(), tag, joined=True)
        start += len(part) + 1


def pieces_of(reading: Reading, sentence: Sentence, gazetteer: Gazetteer) -> list[Piece]:
    """The pieces of one sentence in order; nobody is marked yet."""
    tagged = zip(reading.tokens_of(sentence), reading.tags[sentence.first : sentence.last], strict=True)
    return [piece for token, tag in tagged for piece in _split(token, tag, gazetteer)]


def run_end(pieces: list[Piece], start: int) -> int:
    """Where the run of capitalised pieces that begins at `start` ends; "al", "de" and initials' stops may lie inside."""
    joints = words().name_joints
    at = start + 1
    while at < len(pieces):
        piece = pieces[at]
        more = at + 1 < len(pieces) and pieces[at + 1].cap
        gap = piece.start - pieces[at - 1].end
        initial = piece.text == "." and gap == 0 and len(pieces[at - 1].text) <= 2
        if piece.cap and gap <= 1:
            at += 1
        elif more and (initial or (piece.lower in joints and gap <= 1)):
            at += 2
        else:
            break
    return at


def runs(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """All runs of capitalised pieces."""
    at = 0
    while at < len(pieces):
        if pieces[at].cap:
            end = run_end(pieces, at)
            yield at, end
            at = end
        else:
            at += 1


def _known_from(pieces: list[Piece], start: int, end: int, gazetteer: Gazetteer) -> bool:
    """True where two or more pieces from `start` are the main name of a place ("Jackson County")."""
    for stop in range(end, start + 1, -1):
        key = fold(" ".join(piece.text for piece in pieces[start:stop]))
        if any(not entry.alternate for entry in gazetteer.by_key(key)):
            return True
    return False


def _person_start(pieces: list[Piece], start: int, end: int, gazetteer: Gazetteer) -> int | None:
    """Where a person's name begins in the run, None where it holds none."""
    lists = words()
    if end - start > 1 and pieces[end - 1].lower in lists.sites:
        return None  # a hospital called after somebody
    if start > 1 and pieces[start - 1].lower == "of" and pieces[start - 2].lower in lists.settlements:
        return None
    before = pieces[start - 1].lower.rstrip(".") if start else ""
    if not before and start > 1:
        before = pieces[start - 2].lower
    if before in lists.titles and not _known_from(pieces, start, end, gazetteer):
        return start
    titled = [at for at in range(start, end - 1) if pieces[at].lower.rstrip(".") in lists.titles]
    if titled and not _known_from(pieces, titled[-1], end, gazetteer):
        return titled[-1] + 1
    for at in range(start, end - 1):
        follows = pieces[at + 1].lower
        kinds = lists.regions | lists.sites | lists.organisations
        if pieces[at].lower in lists.given_names and follows not in kinds:
            return None if _known_from(pieces, at, end, gazetteer) else at
    if end - start >= 2 and not _known_from(pieces, start, end, gazetteer):
        aged = [piece.text for piece in pieces[end : end + 2]]
        if len(aged) == 2 and aged[0] == "," and aged[1].isdigit() and len(aged[1]) <= 2:
            return start
        initial = any(
            len(piece.text.rstrip(".")) == 1 and piece.text[0].isupper() for piece in pieces[start + 1 : end - 1]
        )
        return start if initial else None
    return None


def mark_people(pieces: list[Piece], gazetteer: Gazetteer) -> set[str]:
    """Mark the pieces that name people; returns the names by which they may be called again."""
    names: set[str] = set()
    for start, end in runs(pieces):
        first = _person_start(pieces, start, end, gazetteer)
        if first is None:
            continue
        for piece in pieces[first:end]:
            piece.person = True
            if piece.cap and len(piece.text) > 2:
                names.add(piece.lower)
                names |= {_HYPHEN.split(piece.lower, maxsplit=1)[1]} if _ARTICLE.match(piece.text) else set()
    return names
