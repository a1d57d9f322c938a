"""The kinds of jobs: what each does with a project. Each may be killed at any moment and run again without harm.

What was asked goes in, a sentence of what came of it comes out. A further kind is an entry of `KINDS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from dateline.errors import InputError
from dateline.exports.rows import plural
from dateline.settings import Settings
from dateline.store import Store

KindName = Literal["relink", "recode", "watch"]


@dataclass(slots=True, frozen=True)
class Work:
    """What a job gets: the project, the settings, what was asked by name, and `step`, which it tells how far it is.

    `step` raises where the job must stop; what is done by then stays done.
    """

    store: Store
    settings: Settings
    asked: dict[str, Any]
    step: Callable[[int, int], None]


@dataclass(slots=True, frozen=True)
class Kind:
    """One kind: in words, and what does it."""

    words: str
    run: Callable[[Work], str]


def relink(work: Work) -> str:
    """Makes all incidents anew from the claims and judgements as they stand."""
    from dateline.workflow.linking import link_project

    work.step(0, 1)
    link_project(work.store, whole=True)
    work.step(1, 1)
    return f"linked anew; the project holds {plural(work.store.incident_count(), 'incident')}"


def recode(work: Work) -> str:
    """Codes reports again, all or those asked for, and links; killed, it goes on with those that are not coded so yet."""
    from dateline.workflow.code import open_coder
    from dateline.workflow.review.recode import recode as code_anew

    failed: list[InputError] = []
    coder = open_coder(work.settings, mode=work.asked.get("coder", "both"))
    names, anew = tuple(work.asked.get("reports", ())), bool(work.asked.get("anew", False))
    done = code_anew(work.store, coder, reports=names, anew=anew, tell=failed.append, step=work.step)
    told = (
        f"coded {plural(done.reports, 'report')} anew, {done.changed} with other claims; {done.left} coded so already"
    )
    told += f"; {plural(done.proposals, 'proposal')} beside accepted claims" if done.proposals else ""
    return told + (f"; {done.failed} failed, the first: {failed[0]}" if failed else "")


def watch(work: Work) -> str:
    """Asks feeds once, those named or all that the project knows, and adds what is new; a killed round goes on from its queue."""
    from dateline.workflow.code import open_coder
    from dateline.workflow.watching import watch as ask_feeds

    feeds = tuple(work.asked.get("feeds", ())) or tuple(source.url for source in work.store.feeds())
    told: list[str] = []
    done = ask_feeds(work.store, feeds, open_coder(work.settings, mode="both"), tell=told.append, step=work.step)
    work.step(len(feeds), len(feeds))
    words = f"{plural(done.read, 'feed')} read, {done.failed} failed; {plural(done.tally.added, 'report')} added"
    return words + (f"; the last word: {told[-1]}" if told else "")


KINDS: dict[str, Kind] = {
    "relink": Kind("link everything anew", relink),
    "recode": Kind("code reports anew", recode),
    "watch": Kind("add what is new in feeds", watch),
}
