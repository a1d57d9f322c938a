"""One name for each speaker: the fullest that the report gives, from surnames, from "the group", from bare acronyms.

Mentions in text order go in and come out, each in the words, at the place and of the kind of its speaker's fullest mention.
"""

from dateline.codebook import Codebook
from dateline.language import Reading
from dateline.records import SourceMention
from dateline.records.claims import SourceKind

_BELONGING = frozenset("of for in at from with who".split())
_KIN: dict[SourceKind, tuple[SourceKind, ...]] = {
    "armed_group": ("armed_group", "ngo_un"),
    "ngo_un": ("ngo_un",),
    "media": ("media",),
}
_SEATED = ("-based", "-linked")
_SHORT = 2  # capitalised words of a name that a longer one may complete


def _names(words: str, codebook: Codebook) -> frozenset[str]:
    """The capitalised words of a phrase that are no plain noun for a source ("Police" opens a sentence, "Khan" is a name)."""
    capital = (word.strip(".,()").casefold() for word in words.split() if word[0].isupper())
    named = (word for word in capital if word and not word.endswith(_SEATED))
    return frozenset(word for word in named if codebook.sources.heads.longest([word], 0) is None)


def canonical(
    mentions: list[SourceMention], reading: Reading, codebook: Codebook, seats: set[int]
) -> list[SourceMention]:
    """Each mention in the fullest words that the report gives its speaker: "Khan" becomes "police chief Imran Khan".

    `seats` are the offsets of place names: a capital that speaks is no surname.
    """
    by_names = [(_names(m.text, codebook), m) for m in mentions]
    first: dict[str, SourceMention] = {}
    full: list[SourceMention] = []
    for i, (names, mention) in enumerate(by_names):
        best = None if mention.start in seats else _fuller(mention, names, by_names)
        if best is None and not names:
            best = _antecedent(mention, full[:i], reading, codebook)
        monitor = mention.kind == "ngo_un" and not any(word.isupper() for word in mention.text.split())
        if best is None and not names and (monitor or _is_one(mention, reading, codebook)):
            best = _only_named(mentions, codebook, mention.kind)
        best = best or mention
        best = first.setdefault(" ".join(best.text.casefold().split()), best)
        shared = {"start": best.start, "end": best.end, "text": best.text, "kind": best.kind, "actors": best.actors}
        full.append(mention if best is mention else mention.model_copy(update=shared))
    return full


def _antecedent(
    mention: SourceMention, earlier: list[SourceMention], reading: Reading, codebook: Codebook
) -> SourceMention | None:
    """Whom "the officials", "the group" or a bare "police" means: the last speaker whose phrase turns on the same noun."""
    definite = reading.text[max(0, mention.start - 4) : mention.start].casefold() == "the "
    said = mention.text.casefold().split()
    words = [word for word in said if not word.endswith(_SEATED)]
    seated = words != said
    if len(words) > 1 and words[0] == "same":
        words, definite = words[1:], True
    if len(words) > 1 and words[-1] in codebook.sources.carriers:
        words, definite = words[:-1], True  # "a military statement" is the military's
    if not words:
        return None
    alike = [m for m in earlier if m.text.casefold() != mention.text.casefold() and _turns_on(m, words)]
    if seated:
        alike = [m for m in alike if _names(m.text, codebook)]
    if alike and (definite or (len(words) == 1 and len({m.text for m in alike}) == 1)):
        return alike[-1]
    if definite and not alike and _is_one(mention, reading, codebook):
        kinds = _KIN[mention.kind]  # "the group" is the one that spoke last, or the monitor
        return next((m for m in reversed(earlier) if m.kind in kinds and _names(m.text, codebook)), None)
    return None


def _is_one(mention: SourceMention, reading: Reading, codebook: Codebook) -> bool:
    """True for one outlet or group that goes without its name: "a newspaper", "the group", not "the rebels"."""
    article = reading.text[max(0, mention.start - 4) : mention.start].casefold().split()[-1:]
    words = [word for word in mention.text.split() if not word.endswith(_SEATED)] or [mention.text]
    plain = all(word.islower() for word in words)
    many = words[-1].endswith("s") or words[-1] in codebook.sources.carriers
    return mention.kind in _KIN and article in (["a"], ["an"], ["the"]) and plain and not many


def _turns_on(mention: SourceMention, words: list[str]) -> bool:
    """True where the mention's phrase holds these words side by side ("|education official| in the province")."""
    said = mention.text.split()
    own = [word.casefold() for word in said]
    ends = (k + len(words) for k in range(len(own) - len(words) + 1) if own[k : k + len(words)] == words)
    return any(k == len(own) or said[k][0].isupper() or own[k] in _BELONGING for k in ends)


def _fuller(
    mention: SourceMention, names: frozenset[str], others: list[tuple[frozenset[str], SourceMention]]
) -> SourceMention | None:
    """The longest mention whose name holds this one's, if it is short enough to be an abbreviation."""
    last = mention.text.split()[-1]
    if not 0 < len(names) <= _SHORT or last.strip(".,()").casefold() not in names:
        return None  # "Afghan officials" are not the one Afghan official whose name the report gives
    fuller = [m for other, m in others if names < other]
    return max(fuller, key=lambda m: (len(m.text), -m.start), default=None)


def _only_named(mentions: list[SourceMention], codebook: Codebook, kind: SourceKind) -> SourceMention | None:
    """The one named source of this kind in the report ("a monitor" before "the Observatory"), None where there are more."""
    named = {m.text: m for m in mentions if m.kind == kind and _names(m.text, codebook)}
    return next(iter(named.values())) if len({_names(text, codebook) for text in named}) == 1 else None
