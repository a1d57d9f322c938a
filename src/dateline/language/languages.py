"""Which language a text is in: a share of function words settles English at once, py3langid tells the others."""

import re
from functools import cache
from typing import Any

_SAMPLE = 4000  # characters; the start of a report tells its language
_WORD = re.compile(r"[^\W\d_]+")
_MIN_WORDS = 4
_SHORT = 30  # words; below it English names and verbs without articles mislead the identifier
_SURE = 0.9  # probability asked of a verdict on a short text
_ENGLISH_SHARE = 0.12  # of the words; English news lies above .25, other languages in Latin letters below .05
_ENGLISH = frozenset(
    """the of and to in that said was on for by with at from were as it is are after has have had been his their they
    which this who not an be he but its two three killed people police""".split()
)
_NEWS = """en ar fa ur ps ku he am so sw ha rw fr es pt it ro ca de nl sv da fi pl cs sk sl hr sr bg mk sq hu el ru uk be
    tr az ka hy kk hi bn ne si ta te ml my th lo km vi id ms tl zh ja ko lt lv et""".split()


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second that an English report need not pay

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(set(identifier.labels) & set(_NEWS)))
    return identifier


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None where there are too few words to tell."""
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    if not words or (len(words) < _MIN_WORDS and text.isascii()):
        return None
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    code, probability = _identifier().classify(text[:_SAMPLE])
    return None if len(words) < _SHORT and probability < _SURE else str(code)
