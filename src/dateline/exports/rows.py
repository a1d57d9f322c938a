"""What exporters take and give: rows of an incident with its values and claims, and data with a report of what was lost.

The text of a report never enters a row: a citation carries a short quote with contacts masked, url and hash.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from dateline.records import Claim, Incident, Report, Resolved
from dateline.records.frames import Record

QUOTE_CHARACTERS = 200
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d(?:[\s().-]?\d){8,14}(?!\w)")


class Citation(Record):
    """Where a claim comes from, as an export may show it: `quote` is at most 200 characters around the trigger."""

    claim: str
    report: str
    publisher: str | None = None
    published: dt.date | None = None
    url: str | None = None
    text_sha256: str
    quote: str


@dataclass(slots=True)
class ExportRow:
    """One incident to export; without `citations`, sources are told from the claims alone, without url or context."""

    incident: Incident
    resolved: Resolved
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...] = ()

    def cited(self) -> tuple[Citation, ...]:
        """The row's citations, or bare ones made from its claims."""
        return self.citations or tuple(cite(claim) for claim in self.claims)


@dataclass(slots=True)
class Export:
    """The data as text, and one line for each kind of thing that its format could not hold."""

    text: str
    losses: tuple[str, ...] = field(default=())


def plural(number: int, noun: str, many: str | None = None) -> str:
    """A number and its noun, as loss lines and counts say it."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def mask(quote: str) -> str:
    """A quote without e-mail addresses and phone numbers."""
    return _PHONE.sub("[number]", _EMAIL.sub("[address]", quote))


def _around(text: str, start: int, end: int, at: int) -> str:
    """At most 200 characters of `text[start:end]`, cut at words around the character `at`, cuts marked."""
    sentence = text[start:end]
    if len(sentence) <= QUOTE_CHARACTERS:
        return " ".join(sentence.split())
    room = QUOTE_CHARACTERS - 2
    left = max(0, min(at - start - room // 2, len(sentence) - room))
    piece = sentence[left : left + room]
    if left:
        piece = "…" + piece[piece.find(" ") + 1 :]
    if left + room < len(sentence):
        piece = piece[: piece.rfind(" ")] + "…" if " " in piece else piece + "…"
    return " ".join(piece.split())


def cite(claim: Claim, report: Report | None = None) -> Citation:
    """The citation of a claim: the sentence of its trigger where the report is given, else the trigger alone."""
    quote = claim.trigger
    if report is not None:
        at = claim.trigger_start
        holding = [span for span in claim.evidence if span.start <= at < span.end]
        start, end = (holding[0].start, holding[0].end) if holding else (at - 90, at + 110)
        quote = _around(report.text, max(0, start), min(len(report.text), end), at)
    return Citation(
        claim=claim.id,
        report=claim.report.id,
        publisher=claim.report.publisher,
        published=claim.report.published,
        url=report.url if report else None,
        text_sha256=claim.report.text_sha256,
        quote=mask(quote)[:QUOTE_CHARACTERS],
    )
