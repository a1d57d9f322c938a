"""The report: one document as it was published, and the short form of it that claims carry."""

import datetime as dt
from typing import Literal, Self

from pydantic import model_validator

from dateline.records.frames import Record
from dateline.values import text_hash

Unreadable = Literal["language", "paywall", "empty"]
InboxState = Literal["open", "done", "none"]


class Report(Record):
    """One document: the text as read, and the hash of the raw bytes it was read from.

    `published` is a day (None: the report does not say), `language` an ISO 639-1 code (None: too short to tell),
    `unread` why the text cannot be coded, `synthetic` that the report was written for examples or tests.
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    text: str
    url: str | None = None
    language: str | None = None
    raw_sha256: str | None = None
    text_sha256: str = ""
    copy_of: str | None = None
    unread: Unreadable | None = None
    synthetic: bool = False

    @model_validator(mode="after")
    def _hash_text(self) -> Self:
        expected = text_hash(self.text)
        if not self.text_sha256:
            object.__setattr__(self, "text_sha256", expected)
        elif self.text_sha256 != expected:
            raise ValueError(f"report {self.id}: text_sha256 is not the hash of its text")
        return self

    def reference(self) -> "ReportRef":
        """What a claim carries of its report."""
        return ReportRef(
            id=self.id,
            text_sha256=self.text_sha256,
            publisher=self.publisher,
            published=self.published,
            copy_of=self.copy_of,
            synthetic=self.synthetic,
        )


class Tombstone(Record):
    """What stays of a report that was erased: its hashes, and who erased it, when (UTC) and why."""

    report: str
    raw_sha256: str
    text_sha256: str
    who: str
    when: dt.datetime
    why: str


class ReportRef(Record):
    """What a claim carries of its report: enough to link, reconcile and cite without the text."""

    id: str
    text_sha256: str
    publisher: str | None = None
    published: dt.date | None = None
    copy_of: str | None = None
    synthetic: bool = False


class InboxRow(Record):
    """A report as the queue shows it: `events` how many are coded, `says` the main one in words, `confidence` its own.

    `state` is `open` until a person judged its main event, `none` where a person says that it tells of none. `added` is
    UTC, ISO 8601; `none` and `unread` are why nothing is coded.
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    added: str
    language: str | None = None
    copy_of: str | None = None
    events: int = 0
    says: str = ""
    confidence: str | None = None
    state: InboxState = "open"
    none: str | None = None
    unread: Unreadable | None = None
    synthetic: bool = False
