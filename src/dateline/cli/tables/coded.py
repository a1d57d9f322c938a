"""The table of one coded report: an event a row."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.cli.outputs import plain
from dateline.cli.tables.phrases import UNKNOWN, casualty_words, code_words, days_words, parties_words, place_words
from dateline.records import Claim, Coding, Report

if TYPE_CHECKING:
    from rich.console import RenderableType

UNREAD = {
    "language": "not read: not in English",
    "paywall": "not read: only the invitation to subscribe",
    "empty": "not read: no text",
}


def coded_table(report: Report, coding: Coding, label: Callable[[str], str]) -> "RenderableType":
    """The report's head and a row an event, or the reason why there is none."""
    from rich import box
    from rich.console import Group
    from rich.table import Table

    published = report.published.isoformat() if report.published else "undated"
    about = (report.id, report.publisher, published, "synthetic" if report.synthetic else None)
    head = plain(" · ".join(part for part in about if part), style="bold")
    if report.title:
        head.append_text(plain(f"\n{report.title}", style="not bold italic"))
    if not coding.claims:
        return Group(head, plain(f"  {_reason(report, coding)}\n", style="yellow"))
    table = Table(box=box.SIMPLE, pad_edge=False, padding=(0, 1), expand=True)
    table.add_column("event", ratio=3, overflow="fold")
    table.add_column("day", min_width=10)
    for column in ("place", "who → whom", "figures"):
        table.add_column(column, ratio=4, overflow="fold")
    table.add_column("sure", min_width=6)
    for claim in coding.claims:
        table.add_row(*_cells(claim, label))
    return Group(head, table)


def _cells(claim: Claim, label: Callable[[str], str]) -> list["RenderableType"]:
    event = plain(f"{'● ' if claim.main else '  '}{label(claim.event_type)}", style="bold" if claim.main else "")
    event.append_text(plain(f"\n  “{claim.trigger}”"))
    told = (claim.certainty, claim.granularity, claim.scope)
    aside = [word for word in told if word in ("alleged", "disputed", "aggregate", "criminal")]
    if aside:
        event.append_text(plain(f"\n  {', '.join(aside)}", style="yellow"))
    figures = [casualty_words(row, claim) for row in claim.casualties]
    if not figures and claim.sources:
        figures = [f"{UNKNOWN}, says {', '.join(source.text for source in claim.sources)}"]
    return [
        event,
        plain(days_words(claim.date)),
        plain(place_words(claim.place)),
        plain(parties_words(claim)),
        plain("\n".join(figures) or UNKNOWN),
        plain(claim.confidence),
    ]


def _reason(report: Report, coding: Coding) -> str:
    none = coding.none
    if none is not None and none.unread:
        language = f" ({report.language})" if none.unread == "language" and report.language else ""
        return f"{UNREAD[none.unread]}{language}"
    return f"no event: {code_words(none.why)}" if none is not None and none.why else "no event"
