"""Forms of English words: the verb forms and plurals that the lexicons leave out.

A base form goes in, its forms come out. Irregular ones stand in data/inflections.yaml.
"""

from functools import cache

from dateline.codebook.lists import read_yaml

VOWELS = tuple("aeiou")
_IRREGULAR_NOUNS = {
    "person": "people",
    "child": "children",
    "wife": "wives",
    "knife": "knives",
    "life": "lives",
    "body": "bodies",
}


@cache
def _data() -> dict[str, str]:
    loaded: dict[str, str] = read_yaml("dateline.codebook", "data/inflections.yaml")
    return loaded


@cache
def irregular_verbs() -> dict[str, tuple[str, str]]:
    """Past and participle of each irregular verb by its base form."""
    triples = (entry.split("/") for entry in _data()["irregular"].split())
    return {base: (past, participle) for base, past, participle in triples}


@cache
def _doubling() -> frozenset[str]:
    return frozenset(_data()["doubling"].split())


def verb_forms(verb: str) -> dict[str, str]:
    """Every form of one verb with its kind: base, s, past, participle, both (past and participle) or ing."""
    consonant_y = verb.endswith("y") and verb[-2:-1] not in VOWELS
    stem = verb + verb[-1] if verb in _doubling() else verb
    if verb.endswith("ie"):
        ing, past = verb[:-2] + "ying", verb + "d"
    elif verb.endswith("e"):
        ing, past = (verb if verb.endswith("ee") else verb[:-1]) + "ing", verb + "d"
    else:
        ing, past = stem + "ing", verb[:-1] + "ied" if consonant_y else stem + "ed"
    if consonant_y:
        third = verb[:-1] + "ies"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if verb in irregular_verbs():
        simple, participle = irregular_verbs()[verb]
        pasts = {simple: "both"} if simple == participle else {simple: "past", participle: "participle"}
    else:
        pasts = {past: "both"}
    return {**pasts, ing: "ing", third: "s", verb: "base"}


def plural(phrase: str) -> str:
    """The plural of a noun phrase: its last word takes the ending."""
    head, _, last = phrase.rpartition(" ")
    if last in _IRREGULAR_NOUNS:
        made = _IRREGULAR_NOUNS[last]
    elif last.endswith("man"):
        made = last[:-3] + "men"
    elif last.endswith("y") and last[-2:-1] not in VOWELS:
        made = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        made = last + "es"
    else:
        made = last + "s"
    return f"{head} {made}" if head else made


def conjugated(phrase: str) -> list[str]:
    """A verb phrase in all forms of its first word ("gun down": "gunned down", "gunning down"…)."""
    first, _, rest = phrase.partition(" ")
    return [f"{form} {rest}".strip() for form in verb_forms(first)]


def with_plurals(phrases: list[str]) -> list[str]:
    """Each noun phrase followed by its plural."""
    return [form for phrase in phrases for form in (phrase, plural(phrase))]
