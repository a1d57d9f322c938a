"""The words that times are made of: a class, one character, for each token, so that grammar can be patterns of classes.

A reading's tokens go in; a `Line` of tokens and their classes comes out. It resolves nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.language import Reading, Token

OTHER, BREAK, _STOP = "·", "|", "%"

WEEKDAYS = {
    name: index % 7 + 1 for index, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
_SHORT_WEEKDAYS = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5}
_SHORT_WEEKDAYS |= {"sat": 6, "sun": 7}
WEEKDAYS |= _SHORT_WEEKDAYS | {f"{name}s": number for name, number in WEEKDAYS.items()}
_LONG_MONTHS = """january february march april may june july august september october november december""".split()
MONTHS = {name: index + 1 for index, name in enumerate(_LONG_MONTHS)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "afternoon": "AF",
    "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV", "night": "NI",
    "nights": "NI", "nighttime": "NI", "noon": "12:00", "midday": "12:00", "midnight": "24:00",
}  # fmt: skip
UNITS = {
    "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C",
}  # fmt: skip
UNITS |= {f"{name}s": letter for name, letter in UNITS.items()} | {"centuries": "C", "seconds": "S"}
CLOCK_UNITS = frozenset("second seconds minute minutes hour hours".split())
ORDINALS = {
    name: index + 1
    for index, name in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
    )
}
NUMBERS = {
    name: index
    for index, name in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
NUMBERS |= {
    name: index * 10 + 20 for index, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
DECADES = {
    name: str(190 + index + 2)
    for index, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
COUNTED = frozenset(
    """people persons troops soldiers fighters militants insurgents rebels civilians refugees police policemen officers
    men women children students residents families homes houses prisoners members others dead wounded injured victims
    protesters demonstrators migrants villagers workers personnel marines guards gunmen suspects missiles rockets
    miles mile km kilometers kilometres meters metres feet tons tonnes pounds dollars euros percent % points times
    shares square cubic hours minutes years months days weeks kg kilograms mph barrels cases ships boats
    vessels planes aircraft tanks vehicles guns""".split()
)
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "past": "PAST_REF", "future": "FUTURE_REF", "days": "PRESENT_REF",
}  # fmt: skip
FREQUENCIES = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
    "nightly": "XXXX-XX-XXTNI", "everyday": "P1D",
}  # fmt: skip
# A letter for each class of words. Those not in this table: M a month, m a month that is also another word, W a weekday,
# w a shortened one, V Mondays, p a part of the day, S a season, o an ordinal, n a number in words, s hundred or thousand,
# y daily or weekly; digits: d 1-31, Y a year, N another number, C 10:30, F 31.12.2020, K 1990s; % the stop of "Aug."
_CLASS_WORDS = {
    "u": "minute hour day week month year decade century fortnight",
    "U": "seconds minutes hours days weeks months quarters years decades centuries fortnights",
    "Q": "quarter", "P": "weekend weekends", "H": "half", "J": "old", "Z": "s", "I": "fiscal",
    "X": "am pm a.m. p.m.", ";": "near", "z": "gmt est edt utc bst ist cet local pst pdt", "A": "bc b.c. bce b.c.e.",
    "l": "last latest", "k": "past", "v": "previous preceding prior", "x": "next coming following subsequent",
    "t": "this", "_": "these", "h": "that same", "c": "recent", ">": "future", "O": "ended ending", "@": "period",
    "3": "q1 q2 q3 q4", "4": "new", "5": "christmas thanksgiving halloween", "6": "or", "7": "so", "8": "former",
    "9": "long",
    "=": "full trading whole entire consecutive straight", "<": "'s ’s",
    "r": "today yesterday tomorrow tonight overnight",
    "e": "early late mid", "b": "earlier later", "B": "beginning start end middle outset close",
    "a": "a an", "T": "the", "f": "of", "i": "in on at", "j": "before after", "g": "ago", "&": "and", "0": "to",
    "q": "few couple", "D": "several many", "G": "more less most", "L": "than least", "E": "every each per",
    "~": "around nearly almost roughly approximately another",
    "R": "now currently current nowadays recently", ":": "right",
    ",": ",", ".": ".", "-": "- – ‐ ‑", "/": "/", "'": "' ’ ‘",
}  # fmt: skip
_CLASSES = {word: letter for letter, words in _CLASS_WORDS.items() for word in words.split()}
_CLASSES |= dict.fromkeys(PARTS, "p") | dict.fromkeys(SEASONS, "S") | dict.fromkeys(ORDINALS, "o")
_CLASSES |= (
    dict.fromkeys(NUMBERS, "n")
    | dict.fromkeys(_SCALES, "s")
    | dict.fromkeys(FREQUENCIES, "y")
    | dict.fromkeys(DECADES, "K")
)
_NAMES = dict.fromkeys(MONTHS, "M") | dict.fromkeys(WEEKDAYS, "W")
_NAMES |= dict.fromkeys("march may april june jan mar apr jun sep".split(), "m")
_NAMES |= dict.fromkeys(_SHORT_WEEKDAYS, "w") | {name: "V" for name in WEEKDAYS if name.endswith("days")}
_ANY_CASE = frozenset(name for name, letter in _NAMES.items() if letter in "WMV" and name != "august" and len(name) > 4)
_NUMERIC = re.compile(
    r"(?P<F>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d\.\d\d\.\d\d)$|(?P<C>\d{1,2}:\d\d(?::\d\d)?)$|"
    r"(?P<K>1\d{3}s|20\d\ds)$|(?P<Y>1\d{3}|20\d\d)$|(?P<d>0?[1-9]|[12]\d|3[01])$|(?P<o>[1-9]\d?(?:st|nd|rd|th))$|"
    r"(?P<N>[\d.,]+)$"
)
_HYPHENS = re.compile(r"[-‐‑]|[^-‐‑]+")
_STOPS = frozenset(".!?")


@dataclass(slots=True, frozen=True)
class Line:
    """A report's tokens, words at hyphens apart, with one class letter for each; sentences are parted by BREAK."""

    tokens: list[Token]
    classes: str


@lru_cache(maxsize=50_000)
def class_of(text: str, lower: str) -> str:
    """The class letter of a word and its casefold, OTHER where it has no part in times."""
    letter = _CLASSES.get(lower)
    if letter:
        return letter
    if text[0].isdigit():
        match = _NUMERIC.match(text)
        return (match.lastgroup or OTHER) if match else OTHER
    letter = _NAMES.get(lower)
    return letter if letter and (text[0].isupper() or lower in _ANY_CASE) else OTHER


def _goes_on(reading: Reading, before: Token, month: Token | None, after: Token) -> bool:
    """True where a sentence was cut at a wrapped line, or after a month's stop, so that a time may run over the cut."""
    gap = reading.text[before.end : after.start]
    if gap.count("\n") > 1 or before.text in "!?":
        return False
    if before.text == ".":
        return month is not None and month.lower in MONTHS and after.text[0].isdigit()
    return "\n" in gap and not after.text[0].isupper()


def _is_short(tokens: list[Token]) -> bool:
    """True where the last token but one is a shortened month or weekday, so that the stop after it belongs to it."""
    word = tokens[-2].lower if len(tokens) > 1 else ""
    return word in _SHORT_WEEKDAYS or (word in MONTHS and len(word) <= 4 and word not in _LONG_MONTHS)


def line_of(reading: Reading) -> Line:
    """The tokens of a reading with their classes."""
    tokens: list[Token] = []
    letters: list[str] = []
    for sentence in reading.sentences:
        own = reading.tokens[sentence.first : sentence.last]
        if tokens and not _goes_on(reading, tokens[-1], tokens[-2] if len(tokens) > 1 else None, own[0]):
            tokens.append(Token(own[0].start, own[0].start, "", ""))
            letters.append(BREAK)
        for token in own:
            if len(token.text) > 3 and ("-" in token.text or "‑" in token.text):
                for piece in _HYPHENS.finditer(token.text):
                    word = piece.group()
                    part = Token(token.start + piece.start(), token.start + piece.end(), word, word.casefold())
                    tokens.append(part)
                    letters.append(class_of(word, part.lower))
            else:
                tokens.append(token)
                letters.append(_STOP if token.text == "." and _is_short(tokens) else class_of(token.text, token.lower))
    return Line(tokens, "".join(letters))


def number_of(words: list[str]) -> float | None:
    """The number that words or digits spell ("twenty four", "1,500", "2.5"); None where they spell none."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in NUMBERS:
            current += NUMBERS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0.0
        elif word[0].isdigit():
            try:
                current += float(word.replace(",", ""))
            except ValueError:
                return None
        else:
            continue
        seen = True
    return total + current if seen else None


def ordinal_of(word: str) -> int:
    """The number of an ordinal or a day in digits: "third", "3rd", "03"."""
    return ORDINALS.get(word) or int(re.sub(r"\D", "", word))
