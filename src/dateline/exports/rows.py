"""What exporters take and give: rows of an incident with its values and claims, and data with a report of what was lost.

The text of a report never enters a row: a citation carries a short quote with contacts masked, url and hash.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from dateline.actors import Registry
from dateline.records import Claim, Incident, Report, Resolved
from dateline.records.frames import Record

QUOTE_CHARACTERS = 200
SHORTEST = 20  # characters that a quote must have to say anything
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Drive|Square|Close|Terrace|Way"
_ADDRESS = re.compile(rf"\b\d{{1,5}}[a-zA-Z]?,? (?:[A-Z][\w'’-]* ){{1,4}}(?:{_STREETS})\b|"
                      r"\b\d{1,5},? (?:rue|avenue|boulevard|calle|via) (?:[\w'’-]+ ){0,3}[A-Z][\w'’-]+")  # fmt: skip
_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d(?:[\s().-]?\d){8,14}(?!\w)")


class Citation(Record):
    """Where a claim comes from, as an export may show it: `quote` is a few words around the trigger."""

    claim: str
    report: str
    publisher: str | None = None
    published: dt.date | None = None
    title: str | None = None
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
class Terms:
    """What an exporter may know beside the rows: the actors, and whether a mere country gets a point."""

    registry: Registry = field(default_factory=Registry.open)
    country_points: bool = False


@dataclass(slots=True)
class Export:
    """The data as text, or as bytes where its format is none, and a line for each kind of thing that it could not hold."""

    data: str | bytes
    losses: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The data where it is text, else nothing."""
        return self.data if isinstance(self.data, str) else ""

    @property
    def content(self) -> bytes:
        """The data as it is written to a file."""
        return self.data.encode() if isinstance(self.data, str) else self.data


def plural(number: int, noun: str, many: str | None = None) -> str:
    """A number and its noun, as loss lines and counts say it."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def standing(row: ExportRow) -> list[str]:
    """How far an incident is sure, for formats without a field for it: its grade, and "alleged" or "disputed"."""
    resolved = row.resolved
    return [resolved.grade, *([resolved.certainty] if resolved.certainty != "reported" else [])]


def mask(quote: str) -> str:
    """A quote without e-mail addresses, phone numbers and street addresses that have a number."""
    return _PHONE.sub("[number]", _ADDRESS.sub("[address]", _EMAIL.sub("[address]", quote)))


def _around(text: str, start: int, end: int, at: int, most: int) -> str:
    """At most `most` characters of `text[start:end]`, cut at words around the character `at`, cuts marked."""
    sentence = text[start:end]
    if len(sentence) <= most:
        return " ".join(sentence.split())
    room = most - 2
    left = max(0, min(at - start - room // 2, len(sentence) - room))
    piece = sentence[left : left + room]
    if left:
        piece = "…" + piece[piece.find(" ") + 1 :]
    if left + room < len(sentence):
        piece = piece[: piece.rfind(" ")] + "…" if " " in piece else piece + "…"
    return " ".join(piece.split())


def cite(claim: Claim, report: Report | None = None, *, characters: int = QUOTE_CHARACTERS) -> Citation:
    """The citation of a claim: the sentence of its trigger where the report is given, else the trigger alone.

    The quote has at most `characters` characters; with fewer than `SHORTEST` there is none.
    """
    quote = claim.trigger
    if characters < SHORTEST:
        quote = ""
    elif report is not None:
        at = claim.trigger_start
        holding = [span for span in claim.evidence if span.start <= at < span.end]
        start, end = (holding[0].start, holding[0].end) if holding else (at - 90, at + 110)
        quote = _around(report.text, max(0, start), min(len(report.text), end), at, characters)
    return Citation(
        claim=claim.id,
        report=claim.report.id,
        publisher=claim.report.publisher,
        published=claim.report.published,
        title=mask(report.title)[:QUOTE_CHARACTERS] if report and report.title else None,
        url=report.url if report else None,
        text_sha256=claim.report.text_sha256,
        quote=mask(quote)[:characters],
    )
