"""Coarse tags for tokens: enough grammar to find noun phrases, verbs and their subjects in news English.

Tokens of one sentence go in, one letter each comes out. A lexicon of closed classes and news verbs decides, and the
neighbours where a word can be several things; no model, no dependency.
"""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dateline.codebook.inflections import irregular_verbs, verb_forms
from dateline.codebook.lists import read_yaml

if TYPE_CHECKING:
    from dateline.language.readings import Token

# D determiner, N number, P preposition, C conjunction, R pronoun, M modal, B be, H have/do, V verb form, G -ing form,
# A adverb, W wh-word, T "to", X negation, J adjective, O common noun, E name, S possessive, Y sign
TAGS = "DNPCRMBHVGAWTXJOESY"


class VerbForm(NamedTuple):
    """A form of a verb: `kind` is base, s, past, participle, both (past and participle), flat (all of these) or ing."""

    lemma: str
    kind: str


class Lexicon(NamedTuple):
    """`closed` maps a word to its only tag; the sets tell what else a word can be."""

    closed: dict[str, str]
    adjectives: frozenset[str]
    participial: frozenset[str]
    nouns: frozenset[str]
    verbs: dict[str, VerbForm]
    nominal: frozenset[str]


_CLASSES = {
    "determiners": "D", "pronouns": "R", "prepositions": "P", "conjunctions": "C", "modals": "M", "be": "B", "have": "H",
    "do": "H", "wh": "W", "negations": "X", "numbers": "N",
}  # fmt: skip


_LINKED = (
    "-led",
    "-backed",
    "-based",
    "-linked",
    "-held",
    "-controlled",
    "-allied",
    "-born",
    "-owned",
    "-trained",
    "-run",
)


@cache
def _words() -> dict[str, str]:
    loaded: dict[str, str] = read_yaml("dateline.language", "data/words.yaml")
    return loaded


@cache
def lexicon() -> Lexicon:
    """The words of data/words.yaml with all verb forms, built once a process."""
    words = _words()
    closed = {word: tag for name, tag in _CLASSES.items() for word in words[name].split()}
    closed |= dict.fromkeys(words["adverbs"].split(), "A")
    closed |= dict.fromkeys(words["calendar"].split(), "A")
    closed |= {"to": "T", "that": "W", "'s": "S", "’s": "S", "'": "S", "’": "S"}
    verbs: dict[str, VerbForm] = {}
    for verb in [*words["verbs"].split(), *irregular_verbs()]:
        for form, kind in verb_forms(verb).items():
            flat = form == verb and irregular_verbs().get(verb, ("", ""))[1] == verb  # "hit, hit, hit"
            verbs.setdefault(form, VerbForm(verb, "flat" if flat else kind))
    return Lexicon(
        closed,
        frozenset(words["adjectives"].split()),
        frozenset(words["participial_adjectives"].split()),
        frozenset(words["nouns"].split()),
        verbs,
        frozenset(words["nominal_adjectives"].split()),
    )


def _first_guess(token: "Token", words: Lexicon, *, opens: bool, shouting: bool) -> str:
    """The tag by the word alone: `opens` says that a capital means nothing here, `shouting` that all are capitals."""
    lower, text = token.lower, token.text
    if text[0].isdigit():
        return "N"
    if not (text[0].isalnum() or text[0] in "'’"):
        return "Y"
    if lower in ("the", "a", "an"):
        return "D"
    if len(text) > 1 and text.isupper() and text.isalpha() and not shouting:
        return "E"
    if lower in words.closed and not (
        text[0].isupper() and not opens and len(text) > 1 and words.closed[lower] in "DWP"
    ):
        return words.closed[lower]
    if lower in words.closed and text.isupper() and (opens or len(text) == 1):
        return words.closed[lower]
    if (text[0].isupper() and not opens) or lower.startswith(("al-", "el-", "ash-", "an-", "as-")):
        return "J" if lower.endswith(_LINKED) else "E"
    return _by_shape(lower, text, words)


def _by_shape(lower: str, text: str, words: Lexicon) -> str:
    """The tag of a word that no closed class holds, by lexicon and ending."""
    if lower in words.participial:
        return "V"
    if lower in words.adjectives or lower.endswith(_LINKED):
        return "J"
    if lower in words.verbs:
        return "G" if words.verbs[lower].kind == "ing" and lower not in words.nouns else "V"
    if lower in words.nouns:
        return "O"
    if text[0].isupper():
        return "E"
    if lower.endswith("ly"):
        return "A"
    if lower.endswith("ing") and len(lower) > 5:
        return "G"
    if lower.endswith("ed") and len(lower) > 4:
        return "J" if "-" in lower else "V"
    if lower.endswith(("ese", "ian", "ish", "ous", "ful", "ive", "less", "able", "ible", "al", "ic")):
        return "J"
    return "O"


def _verb_in_context(tags: list[str], tokens: "list[Token]", i: int, words: Lexicon) -> str:
    """What a word that can be a verb is here: V, J (a participle before its noun) or O (the noun of the same form)."""
    lower = tokens[i].lower
    form = words.verbs.get(lower)
    before = tags[i - 1] if i else "Y"
    after = tags[i + 1] if i + 1 < len(tags) else "Y"
    if form is None or form.kind in ("both", "participle", "past"):
        nominal_after = after in "OJE" or (after == "V" and tokens[i + 1].lower in words.nouns)
        inside = before in "DNJS" or (before in "PCYVTG" and lower in words.participial)
        owned = before == "S" or (i > 0 and tokens[i - 1].lower in ("the", "their", "its"))
        if owned and not nominal_after and (form is None or form.kind != "past"):
            return "O"  # "the |wounded| were", "the striker's |shot| hit"
        return "J" if inside and nominal_after and not (form and form.kind == "past") else "V"
    if form.kind == "ing":
        return _ing_or_noun(tags, tokens, i)
    if before == "T" and form.kind == "s":
        return "O"  # "led to |protests|"
    if before in "TMR" or (before == "X" and i > 1 and tags[i - 2] in "MH"):
        return "V"
    if form.kind == "flat" and before in "HB":
        return "V"
    if before == "J" and form.kind == "s" and not {lower, form.lemma} & words.nouns:
        return "V"  # "the military |says|"
    if before in "DJNSP":
        return "O"
    return "V" if _finite(tokens, tags, i, form, words) else "O"


def _ing_or_noun(tags: list[str], tokens: "list[Token]", i: int) -> str:
    """G for an -ing form with an object of its own ("killing five", "of bombing a bus"), O where it names an event."""
    before = tags[i - 1] if i else "Y"
    after = tags[i + 1] if i + 1 < len(tags) else "Y"
    if before in "DJSN":
        return "O"
    if after in "DNR" or before == "B" or _counts(tags, i + 1):
        return "G"
    return "G" if before in "YC" and after in "OEJ" and i > 1 else "O"


def _counts(tags: list[str], i: int) -> bool:
    """Whether a number with the words that bound it begins at `i` ("killing |at least 15| people")."""
    k = i
    while k < len(tags) and tags[k] == "A":
        k += 1
    return k > i and k < len(tags) and tags[k] == "N"


def _finite(tokens: "list[Token]", tags: list[str], i: int, form: VerbForm, words: Lexicon) -> bool:
    """Whether a base or -s form that follows no determiner is a verb ("gunmen attack a bus", "air strikes near")."""
    before = tags[i - 1] if i else "Y"
    after = tags[i + 1] if i + 1 < len(tags) and not _opens_time(tokens, i + 1) else "Y"
    noun_too = tokens[i].lower in words.nouns or form.lemma in words.nouns
    previous = tokens[i - 1].lower if i else ""
    plural = before in "OE" and (previous.endswith("s") or previous in _PLURALS)
    object_after = after in "DNJOER" or (after == "V" and tokens[i + 1].lower in words.nouns)
    if before in "OE" and object_after and _past_like_base(form):
        return True
    if not noun_too:
        single = before == "O" or (i > 1 and tokens[i - 2].lower in ("a", "an"))  # "an Israeli |patrol|"
        return i > 0 and before in "OEWACY" and not (form.kind == "base" and single and not plural)
    if before == "W" and (previous in ("who", "which") or (previous == "that" and after in "DNEJ")):
        return True
    if after == "W" and tokens[i + 1].lower == "that" and form.kind == "s":
        return before in "OE"
    if form.kind == "base":
        return plural and after not in "PYVCB"
    return before in "OE" and not plural and after in "DNE"


def _opens_time(tokens: "list[Token]", i: int) -> bool:
    """Whether a determiner tells when, and opens no object ("the rebel |attacks this week|")."""
    return tokens[i].lower in ("this", "that") and i + 1 < len(tokens) and tokens[i + 1].lower in _UNITS


def _past_like_base(form: VerbForm) -> bool:
    """True for "hit" or "cut", whose past is its base: before an object it may follow a singular."""
    return form.kind == "base" and irregular_verbs().get(form.lemma, ("",))[0] == form.lemma


_SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_MONTHS = _SHORT_MONTHS | frozenset(
    "january february march april may june july august september october november december".split()
)
_PLURALS = frozenset("police people media men women gunmen troops children militia crowd rebels forces".split())


def _is_plural(lower: str) -> bool:
    """True for a noun that "that" cannot point at: "said that |airstrikes|"."""
    return lower in _PLURALS or (lower.endswith("s") and not lower.endswith(("ss", "us", "is")))


def _compound_end(tags: list[str], tokens: "list[Token]", i: int) -> str:
    """The last word of the nouns that stand side by side from `i` on ("air |strikes|")."""
    while i + 1 < len(tags) and (tags[i + 1] == "O" or tokens[i + 1].lower.removesuffix("s") in lexicon().nouns):
        i += 1
    return tokens[i].lower


def _ing_in_context(tags: list[str], tokens: "list[Token]", i: int) -> str:
    """An -ing form between a determiner and its noun is an adjective, after a determiner a noun; else it stays."""
    before = tags[i - 1] if i else "Y"
    after = tags[i + 1] if i + 1 < len(tags) else "Y"
    if before in "DJS" or (before == "N" and after not in "DNER"):
        return "J" if after in "OE" else "O"
    return "O" if before == "E" and after in "PYVB" and tokens[i].text[0].islower() and i > 1 else "G"


def _progressive(tags: list[str], tokens: "list[Token]", i: int, words: Lexicon) -> bool:
    """Whether a noun in -ing is a verb here: "have been |fighting| rebels"."""
    form = words.verbs.get(tokens[i].lower)
    before = i - 1 if tags[i - 1] == "B" else i - 2
    follows = tags[i + 1] if i + 1 < len(tags) else "Y"
    return form is not None and form.kind == "ing" and before >= 0 and tags[before] == "B" and follows in "DNEOJR"


def _open_in_context(tags: list[str], tokens: "list[Token]", i: int, words: Lexicon) -> str:
    """What an adjective or an unlisted word is here: "the military said" has a noun, "to dismantle a camp" a verb."""
    lower = tokens[i].lower
    before = tags[i - 1] if i else "Y"
    after = tags[i + 1] if i + 1 < len(tags) else "Y"
    if tags[i] == "J":
        if lower not in words.nominal or before not in "DENJS":
            return "J"
        noun = after in "BHMPTWAYSCR" or (after == "V" and tokens[i + 1].lower not in words.nouns)
        return "O" if noun else "J"
    if lower in words.nouns or lower.endswith("s"):
        return "O"
    return "V" if before == "M" or (before == "T" and after in "DRN") else "O"


def _is_month(tags: list[str], tokens: "list[Token]", i: int) -> bool:
    """Whether a capital March or May is the month: after a preposition or a word like "last", or before a number."""
    if i + 1 < len(tags) and tokens[i + 1].text[0].isdigit():
        return True
    return i > 0 and (tags[i - 1] in "PTN" or tokens[i - 1].lower in ("last", "this", "early", "mid", "late", "next"))


def _is_calendar(tags: list[str], tokens: "list[Token]", i: int) -> bool:
    """Whether the token is a day's number behind its month, or a March or May that is a month."""
    text = tokens[i].text
    if tags[i] == "N" and i and text.isdigit():
        return tokens[i - 1].lower in _MONTHS and tokens[i - 1].text[0].isupper()
    return text in ("March", "May") and _is_month(tags, tokens, i)


def tag_tokens(tokens: "list[Token]") -> list[str]:
    """One tag a token for the tokens of one sentence (see TAGS); in a sentence all in capitals they mean nothing."""
    words = lexicon()
    shouting = len(tokens) > 3 and sum(t.text.isupper() for t in tokens) > 0.6 * sum(
        t.text[0].isalpha() for t in tokens
    )
    opens = True
    tags = []
    for token in tokens:
        tags.append(_first_guess(token, words, opens=opens, shouting=shouting))
        opens = shouting or (opens and tags[-1] == "Y") or token.text in ':“"'
    _quantified(tags, tokens)
    for i, token in enumerate(tokens):
        if tags[i] == "O" and i and tags[i - 1] in "BA" and _progressive(tags, tokens, i, words):
            tags[i] = "G"
        elif _is_calendar(tags, tokens, i):
            tags[i] = "A"
        elif tags[i] == "A" and token.lower in _SHORT_MONTHS and i + 1 < len(tags) and tags[i + 1] == "E":
            tags[i] = "E"  # "Governor |Jan| Khan"
        elif tags[i] == "P" and token.lower == "following" and i and tags[i - 1] == "D":
            tags[i] = "J"
        elif tags[i] == "V":
            tags[i] = _verb_in_context(tags, tokens, i, words)
        elif tags[i] == "G":
            tags[i] = _ing_in_context(tags, tokens, i)
        elif tags[i] in "JO":
            tags[i] = _open_in_context(tags, tokens, i, words)
        elif tags[i] in "RW" and token.text.isupper() and len(token.text) > 1 and not shouting:
            tags[i] = "E"  # "US", "WHO"
        elif token.lower == "that" and i + 1 < len(tokens) and i and tags[i - 1] in "VPYBC":
            tags[i] = "D" if tags[i + 1] == "O" and not _is_plural(_compound_end(tags, tokens, i + 1)) else "W"
        elif tags[i] == "S" and i and tags[i - 1] == "R":
            tags[i] = "B"
        elif tags[i] == "S" and token.text in "'’" and not (i and tokens[i - 1].lower.endswith("s")):
            tags[i] = "Y"
    _mark_times(tags, tokens)
    return tags


_UNITS = frozenset("week month year night weekend summer winter spring autumn decade".split()) | _MONTHS
_MANY = frozenset("days weeks months years".split())


def _mark_times(tags: list[str], tokens: "list[Token]") -> None:
    """Set "last month" and "in |recent weeks|" to adverbs where they stand free, so that they join no name ("rebels last month")."""
    for i in range(1, len(tags) - 1):
        if tokens[i].lower in ("last", "next") and tokens[i + 1].lower in _UNITS:
            free = tags[i - 1] not in "DS" and (i + 2 == len(tags) or tags[i + 2] not in "SOJE")
        else:
            free = tokens[i].lower == "recent" and tokens[i + 1].lower in _MANY and tags[i - 1] == "P"
        if free:
            tags[i] = tags[i + 1] = "A"


_BOUNDS = tuple(
    tuple(phrase.split())
    for phrase in """at least|more than|up to|as many as|no fewer than|fewer than|less than|no less than|at most|no more than|over|around|about|
    nearly|almost|some|in excess of|upwards of|close to|not less than|well over|just over|just under|under|between""".replace(
        "\n", ""
    ).split("|")
)


def _quantified(tags: list[str], tokens: "list[Token]") -> None:
    """Tag the words that bound a number ("at least five") as adverbs, so that no phrase breaks on them."""
    for i, tag in enumerate(tags):
        if tag != "N":
            continue
        end = i - 1 if i and tokens[i - 1].lower == "a" else i  # "more than |a dozen|"
        for phrase in _BOUNDS:
            start = end - len(phrase)
            if start >= 0 and all(tokens[start + k].lower == word for k, word in enumerate(phrase)):
                tags[start:end] = "A" * len(phrase)
                break
