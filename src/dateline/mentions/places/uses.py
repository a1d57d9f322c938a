"""Whether a place's name means the place, or what belongs to it: a government, a force, an organisation's name.

The pieces of a sentence and a name's position go in; True means associative: listed, never where an event happened.
"""

from dateline.gazetteer import Entry
from dateline.mentions.places.pieces import Piece
from dateline.mentions.places.words import words

_BORDERS = ("border", "borders", "frontier", "crossing")
_BE = ("is", "are", "was", "were")
_POSSESSIVE = ("'s", "’s", "'", "’")


def is_associative(
    pieces: list[Piece], at: int, end: int, run_stop: int, entry: Entry | None, *, extended: bool
) -> bool:
    """True where pieces `at:end` (in a capitalised run to `run_stop`) name no location here.

    Args:
        pieces: the sentence.
        at: first piece of the name.
        end: one past its last piece.
        run_stop: one past the last capitalised piece of the run that holds it.
        entry: the likeliest place of that name, None where it is unknown.
        extended: the name was joined with "province", "airport" or the like, and so is a location.
    """
    if pieces[at].joined or _inside_name(pieces, at, end, run_stop):
        return True
    if extended or entry is None or not _may_act(entry):
        return False
    if _modifies(pieces, at, end, entry):
        return True
    before = pieces[at - 1].lower if at else ""
    if before == "the":
        before = pieces[at - 2].lower if at > 1 else ""
    return _acts(pieces, at, end, before, entry)


def _acts(pieces: list[Piece], at: int, end: int, before: str, entry: Entry) -> bool:
    """True where a country or capital speaks, acts, or owns what does: "Paris denied", "Iraq's army"."""
    lists = words()
    ahead = pieces[at - 2].lower if at > 1 else ""
    if before in lists.directions and ahead in ("in", "at", "near", "across", "from"):
        return False
    after = [piece.lower for piece in pieces[end : end + 4]]
    follows = after[0] if after else ""
    later = after[1] if len(after) > 1 else ""
    if follows in lists.actor_nouns:
        return True
    if follows in _POSSESSIVE:
        return any(piece.lower in lists.actor_nouns for piece in _phrase(pieces[end + 1 : end + 6]))
    if before == "of":
        return ahead in lists.actor_nouns or ahead in lists.titles
    if before in lists.place_words or ahead in _BORDERS:
        return False
    if before in lists.actor_words and before != "against" and entry.level == "country":
        return True
    if follows in _BE:
        return later.endswith("ing")
    if follows in lists.speech and later != "been":
        return True
    return entry.level == "country" and _does(pieces, end)


def _does(pieces: list[Piece], end: int) -> bool:
    """True where a verb follows by which the country does something, and does not merely see it happen."""
    at = end
    while at < len(pieces) and (pieces[at].tag == "A" or pieces[at].lower.endswith("ly")):
        at += 1
    return at < len(pieces) and pieces[at].tag == "V" and pieces[at].lower not in words().undergone


def _phrase(after: list[Piece]) -> list[Piece]:
    """The pieces up to the end of a noun phrase."""
    return after[: next((at for at, piece in enumerate(after) if piece.tag not in "NJOEYV"), len(after))]


def _modifies(pieces: list[Piece], at: int, end: int, entry: Entry) -> bool:
    """True for "U.S. involvement", "UK aid", and for "Iraq and Turkish forces"."""
    lists = words()
    after = pieces[end : end + 4]
    if not after:
        return False
    if after[0].lower in ("and", "or") and any(piece.lower in lists.actor_nouns for piece in after[2:]):
        return entry.level == "country" and pieces[at - 1].lower not in lists.strong_words if at else True
    short = (
        entry.level == "country"
        and pieces[at].text.replace(".", "").isupper()
        and pieces[at].end - pieces[at].start <= 4
    )
    follows = after[0]
    noun = follows.text.islower() and follows.lower.isalpha() and follows.start - pieces[end - 1].end == 1
    known = follows.lower in lists.function_words or follows.lower in lists.speech
    before = pieces[at - 1].lower if at else ""
    return short and noun and not known and before != "the"


def _may_act(entry: Entry) -> bool:
    """Countries, capitals and seats of power speak and act; other towns do not."""
    return entry.level == "country" or entry.kind in ("capital", "macro-region", "building")


def _inside_name(pieces: list[Piece], at: int, end: int, run_stop: int) -> bool:
    """True inside an organisation's name: "Kabul Times", "University of Basra", "Baghdad Brigade"."""
    organisations = words().organisations
    if any(piece.cap and piece.lower in organisations for piece in pieces[end:run_stop]):
        return True
    back = at - 1
    if back >= 1 and pieces[back].lower == "the":
        back -= 1
    if back >= 1 and pieces[back].lower == "of" and pieces[back - 1].cap and pieces[back - 1].lower in organisations:
        return True
    return (
        at > 0
        and pieces[at - 1].cap
        and pieces[at - 1].lower in organisations
        and pieces[at].start - pieces[at - 1].end == 1
    )
