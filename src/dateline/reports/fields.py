"""From the fields that a file gives to a `Report`: dates checked, gaps filled by flags, unreadable texts marked.

A mapping of strings goes in, one `Report` comes out. A flag fills only what the file leaves out.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.errors import BrokenInput
from dateline.language import language_of
from dateline.records import Report
from dateline.records.reports import Unreadable

_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2}|\d{8})(?:[T ].*)?\s*", re.DOTALL)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TRUE = frozenset(("true", "yes", "1"))
_STUB = 3000  # characters; a text as long as that is no paywall stub
_STUB_WORDS = 40  # words left once the sentences that ask for a subscription are taken out
_INSTEAD_WORDS = 20  # the same for what stands in the place of an article; less, for it is never its opening
_OPENING_WORDS = 120  # of an article that its page says is not free; a whole one is longer
# what a server sends in the place of an article
_INSTEAD = re.compile(
    r"(?i)\b(?:enable|turn on|requires?) (?:java ?script|cookies)|\bjava ?script is (?:disabled|not available|required)|"
    r"\b(?:we|our partners|this (?:web)?site) (?:and our partners )?(?:use|uses|store) cookies|\byour (?:privacy|consent) choices|"
    r"\bwe value your privacy|\baccept (?:all )?cookies|\bverify (?:that )?you are (?:a )?human|\bunusual traffic|"
    r"\bchecking your browser|\baccess (?:to this page )?(?:has been )?denied|\bnot available in your (?:country|region)|"
    r"\bpage (?:you requested )?(?:was|could|can) ?not (?:be )?found"
)
_SENTENCE = re.compile(r"[^.!?\n]+")
_SUBSCRIBE = re.compile(
    r"(?i)\bsubscri(?:be|ption)\b.*\b(?:read|continue|unlock|access|full)\b|\balready a subscriber|\bsubscribers? only|"
    r"\b(?:sign|log) in to (?:read|continue)|\bto (?:continue|keep) reading|\bfree articles? (?:left|remaining)|"
    r"\b(?:read|unlock) (?:the|this) (?:full|rest of the) (?:story|article)"
)


@dataclass(slots=True, frozen=True)
class Flags:
    """What the user says of every input that does not say it itself.

    `columns` names what holds each of our fields in a table; `quick` is to read pages faster and less carefully.
    """

    published: dt.date | None = None
    publisher: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    quick: bool = False


NO_FLAGS = Flags()


def parse_day(value: str, *, where: str) -> dt.date:
    """The day of an ISO date or timestamp.

    Raises:
        BrokenInput: another form, or a day that the calendar does not have.
    """
    match = _DAY.fullmatch(value)
    try:
        if match:
            return dt.date.fromisoformat(match.group(1))
        what = f"{value!r} is not a date in the form YYYY-MM-DD"
    except ValueError:
        what = f"{value!r} is a date that does not exist"
    raise BrokenInput(what, where=where, todo="Correct `published`, or leave it out")


def make_report(
    report_id: str, fields: Mapping[str, Any], *, where: str, flags: Flags, raw_sha256: str, page: bool = False
) -> Report:
    """The report that `fields` (the keys of the JSONL form) describe; an unreadable text is marked, not refused.

    Args:
        report_id: used where the fields name no `id`.
        fields: a key with the value None counts as left out.
        where: file and line, for errors.
        flags: fill what the fields leave out.
        raw_sha256: of the bytes that the fields were read from.
        page: the text was taken out of an HTML page, so that loose menu words are no article.

    Raises:
        BrokenInput: no text, a value of the wrong type, or a date that does not exist.
    """
    text = _text(fields, "text", where)
    if text is None:
        raise BrokenInput("the report has no `text`", where=where, todo="Give each line a key `text`")
    text = _LONE_SURROGATE.sub("\ufffd", text)
    published = _text(fields, "published", where)
    language = language_of(text)
    return Report(
        id=_text(fields, "id", where) or report_id,
        title=_text(fields, "title", where) or None,
        publisher=_text(fields, "publisher", where) or flags.publisher,
        published=_one_day(published, where=where) if published else flags.published,
        text=text,
        url=_text(fields, "url", where) or None,
        language=language,
        raw_sha256=raw_sha256,
        unread=_unread(text, language, page=page, free=fields.get("free") is not False),
        synthetic=str(fields.get("synthetic") or "").casefold() in _TRUE,
    )


def _text(fields: Mapping[str, Any], key: str, where: str) -> str | None:
    """The value of `key` as a string, None where it is left out."""
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value if key == "text" or not value else _LONE_SURROGATE.sub("\ufffd", value.strip())
    if key == "id" and isinstance(value, int):
        return str(value)
    raise BrokenInput(f"`{key}` is {type(value).__name__}, not text", where=where, todo=f"Write `{key}` as a string")


def _one_day(value: str, *, where: str) -> dt.date | None:
    """The day; of several joined by `;` (UCDP lists one a source) the one that all name, None where they differ."""
    days = {parse_day(part, where=where) for part in value.split(";") if part.strip()}
    return days.pop() if len(days) == 1 else None


def _unread(text: str, language: str | None, *, page: bool, free: bool) -> Unreadable | None:
    """Why the text cannot be coded, None where it can; an article that is not `free` is one where enough of it stands there."""
    if not any(char.isprintable() and not char.isspace() for char in text):
        return "empty"
    if page and not any(len(line.split()) >= 5 for line in text.splitlines()):
        return "empty"
    if len(text) < _STUB and _is_stub(text, _SUBSCRIBE, _STUB_WORDS):
        return "paywall"
    if not free and len(text.split()) < _OPENING_WORDS:
        return "paywall"
    if page and len(text) < _STUB and _is_stub(text, _INSTEAD, _INSTEAD_WORDS):
        return "empty"
    return "language" if language not in (None, "en") else None


def _is_stub(text: str, asking: re.Pattern[str], words: int) -> bool:
    """True where the text holds sentences that `asking` finds and, beside them, fewer than so many words."""
    sentences = _SENTENCE.findall(text)
    rest = [sentence for sentence in sentences if not asking.search(sentence)]
    return len(rest) < len(sentences) and sum(len(sentence.split()) for sentence in rest) < words
