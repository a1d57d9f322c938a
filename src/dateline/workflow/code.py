"""Coding: a `Coder` holds what the stages need and turns one report into its mentions or its claims.

Documents go in, codings or errors come out, in order. A failure on one report is told and never stops the rest.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dateline.actors import Registry
from dateline.claims import MAKER, code_claims
from dateline.codebook import Codebook, load_codebook
from dateline.errors import BrokenInput, InputError
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.builds import Progress
from dateline.language import read
from dateline.mentions import find_mentions
from dateline.records import Coding, Maker, Mentions, NoEvent, Report
from dateline.records.mentions import MentionKind
from dateline.reports import Document
from dateline.settings import Settings
from dateline.workflow.actors import open_actors
from dateline.workflow.gazetteer import open_gazetteer

Answer = TypeVar("Answer")
FEWEST = 3  # words that it takes to say that something happened
LONGEST = (
    100_000  # characters of a text that are coded; no report is as long, and the coder's work grows with the square
)


@dataclass(slots=True, frozen=True)
class Coder:
    """The coder by rules with its places, actors and codebook; one instance serves any number of reports."""

    gazetteer: Gazetteer
    actors: Registry
    codebook: Codebook

    @property
    def maker(self) -> Maker:
        """Under which name and version its claims stand."""
        return MAKER

    def mentions(self, report: Report, only: MentionKind | None = None) -> Mentions:
        """All mentions of the report, or those of one kind; none where it could not be read."""
        if report.unread is not None:
            return Mentions(report=report.id)
        reading = read(_opening(report))
        return find_mentions(reading, gazetteer=self.gazetteer, actors=self.actors, codebook=self.codebook, only=only)

    def code(self, report: Report) -> Coding:
        """The report's claims, or why there are none."""
        if report.unread is not None:
            return Coding(none=NoEvent(unread=report.unread))
        if len(report.text.split(maxsplit=FEWEST)) < FEWEST:
            return Coding(none=NoEvent(why="other"))
        reading = read(_opening(report))
        mentions = find_mentions(reading, gazetteer=self.gazetteer, actors=self.actors, codebook=self.codebook)
        return code_claims(reading, mentions, codebook=self.codebook)


def _opening(report: Report) -> Report:
    """The report with no more of its text than is coded; its hash, and so its claims' ids, are those of the whole."""
    if len(report.text) <= LONGEST:
        return report
    opening = report.text[:LONGEST]
    return report.model_copy(update={"text": opening[: opening.rfind(" ") + 1] or opening})


class CodesReports(Protocol):
    """What adding and linking ask of a coder; `Coder` is one, a test's double another."""

    def code(self, report: Report) -> Coding:
        """The report's claims, or why there are none."""


def open_coder(settings: Settings, *, progress: Progress | None = None) -> Coder:
    """The coder of this machine; `progress` is told of the gazetteer's build at first use.

    Raises:
        GazetteerError: the gazetteer cannot be built.
        CodebookError: the codebook contradicts itself.
    """
    gazetteer = open_gazetteer(settings, progress=progress)
    return Coder(gazetteer, open_actors(settings), load_codebook())


def attempt(work: Callable[[Report], Answer], report: Report, where: str) -> Answer | InputError:
    """What `work` makes of the report, or the error that stands for an unforeseen failure on it."""
    try:
        return work(report)
    except InputError as error:
        return error
    except Exception as error:  # one report must never stop the others (issue 2, bad input)
        what = f"report {report.id!r} could not be coded ({type(error).__name__}: {error})"
        return BrokenInput(what, where=where, todo="The rest is done; please tell the developers of this report")


def each(
    documents: Iterable[Document | InputError], work: Callable[[Report], Answer]
) -> Iterator[tuple[Document, Answer] | InputError]:
    """Each document with what `work` makes of its report, errors in their places."""
    for item in documents:
        if isinstance(item, InputError):
            yield item
            continue
        answer = attempt(work, item.report, item.where)
        yield answer if isinstance(answer, InputError) else (item, answer)
