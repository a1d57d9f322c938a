"""Coding: a `Coder` holds what the stages need and turns one report into its mentions or its claims.

Documents go in, codings or errors come out, in order. A failure on one report is told and never stops the rest.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from dateline.actors import Registry
from dateline.claims import MAKER, code_claims
from dateline.codebook import Codebook, load_codebook
from dateline.errors import BrokenInput, InputError, ModelError
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

if TYPE_CHECKING:
    from dateline.language.tagger import Tagger

Answer = TypeVar("Answer")
Mode = Literal["both", "rules", "tagger"]
FEWEST = 3  # words that it takes to say that something happened
LONGEST = (
    100_000  # characters of a text that are coded; no report is as long, and the coder's work grows with the square
)


@dataclass(slots=True, frozen=True)
class Coder:
    """The coder with its places, actors and codebook, and its tagger where one reads; one instance serves any number of reports.

    Rules and tagger weigh what a report says together, unless the tagger is `alone`; without one, rules do.
    """

    gazetteer: Gazetteer
    actors: Registry
    codebook: Codebook
    tagger: "Tagger | None" = None
    alone: bool = False

    @property
    def maker(self) -> Maker:
        """Under which name, version and hash its claims stand."""
        return MAKER if self.tagger is None else self.tagger.maker

    def mentions(self, report: Report, only: MentionKind | None = None) -> Mentions:
        """All mentions of the report, or those of one kind; none where it could not be read."""
        if report.unread is not None:
            return Mentions(report=report.id)
        reading = read(_opening(report), tagger=self.tagger if only in (None, "trigger") else None)
        return find_mentions(reading, gazetteer=self.gazetteer, actors=self.actors, codebook=self.codebook, only=only)

    def code(self, report: Report) -> Coding:
        """The report's claims, or why there are none."""
        if report.unread is not None:
            return Coding(none=NoEvent(unread=report.unread))
        if len(report.text.split(maxsplit=FEWEST)) < FEWEST:
            return Coding(none=NoEvent(why="other"))
        reading = read(_opening(report), tagger=self.tagger)
        mentions = find_mentions(reading, gazetteer=self.gazetteer, actors=self.actors, codebook=self.codebook)
        return code_claims(reading, mentions, codebook=self.codebook, alone=self.alone)


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


def open_coder(settings: Settings, *, mode: Mode = "both", progress: Progress | None = None) -> Coder:
    """The coder of this machine; `progress` is told of the gazetteer's build at first use.

    Args:
        settings: where gazetteer, registry and model are.
        mode: rules alone, the tagger alone, or both together (rules alone where no model is installed).
        progress: what to tell of long work.

    Raises:
        GazetteerError: the gazetteer cannot be built.
        CodebookError: the codebook contradicts itself.
        ModelError: the model cannot be opened, or none is installed and the tagger is to code alone.
    """
    tagger = None
    if mode != "rules":
        from dateline.language.tagger import open_tagger  # takes half a second, which rules alone can do without

        tagger = open_tagger(settings.model)
    if tagger is None and mode == "tagger":
        raise ModelError("no model is installed", todo="Install dateline-model-en, or code with --coder rules")
    gazetteer = open_gazetteer(settings, progress=progress)
    return Coder(gazetteer, open_actors(settings), load_codebook(), tagger, alone=mode == "tagger")


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
