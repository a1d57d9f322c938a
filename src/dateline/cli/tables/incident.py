"""The page of one incident: resolved values, claims side by side, the sentences behind them, the reasons of the link."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.cli.outputs import plain, plural
from dateline.cli.tables.phrases import (
    UNKNOWN,
    casualty_words,
    days_words,
    figure_words,
    parties_words,
    place_words,
)
from dateline.codebook import load_codebook, load_policies
from dateline.records import Claim, Report, Resolved

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table

    from dateline.exports import ExportRow


def incident_page(row: "ExportRow", reports: Mapping[str, Report], tolls: "Sequence[RenderableType]" = ()) -> "Group":
    """Everything that the project knows of one incident, reports in order of time; `tolls` follow its values."""
    from rich.console import Group

    claims = sorted(row.claims, key=lambda claim: (claim.report.published or dt.date.max, claim.report.id))
    resolved = row.resolved
    title = plain(f"{row.incident.id}  {resolved.title}", style="bold")
    if row.incident.aliases:
        title.append_text(plain(f"  (was {', '.join(row.incident.aliases)})"))
    if resolved.synthetic:
        title.append_text(plain("  synthetic: written for examples", style="yellow"))
    return Group(
        title,
        _values(resolved),
        *tolls,
        plain("What each report says", style="bold"),
        _matrix(claims),
        plain("In their words", style="bold"),
        *_quotes(row, claims, reports),
    )


def _values(resolved: Resolved) -> "Table":
    """The resolved values with the rule behind each, and how many claims agree and differ."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE, pad_edge=False, show_header=True)
    for column in (f"policy: {resolved.policy}", "value", "claims for, against", "by the rule"):
        table.add_column(column, overflow="fold")
    fields = [
        ("type", load_codebook().label(resolved.event_type), resolved.type_support),
        ("day", days_words(resolved.date.value), resolved.date),
        ("place", place_words(resolved.place.value), resolved.place),
        ("who", ", ".join(resolved.initiators.value) or UNKNOWN, resolved.initiators),
        ("whom", ", ".join(resolved.targets.value) or UNKNOWN, resolved.targets),
        ("with", ", ".join(resolved.weapons.value) or UNKNOWN, resolved.weapons),
    ]
    for figure in resolved.figures:
        words = f"{figure_words(figure.low, figure.best, figure.high)} {figure.party}".strip()
        part = "  of these " if figure.part_of is not None else ""
        words += " (provisional)" if figure.provisional else " (no mention)" if figure.unreported else ""
        fields.append((f"{part}{figure.effect}", words, figure))
    for name, value, support in fields:
        counts = f"{len(support.support)}, {len(support.dissent)}" if support.support else ""
        table.add_row(plain(name), plain(value), plain(counts), plain(support.rule))
    sources = plural(resolved.independent_sources, "independent source")
    table.add_row(
        plain("grade"), plain(f"{resolved.grade}\n{sources}"), plain(""), plain(load_policies().grades[resolved.grade])
    )
    return table


def _matrix(claims: list[Claim]) -> "Table":
    """A row a claim, the fields side by side."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=True)
    for column, ratio in (("report", 3), ("when, where", 3), ("who → whom", 4), ("figures", 4), ("sources", 3)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for claim in claims:
        published = claim.report.published.isoformat() if claim.report.published else "undated"
        report = f"{claim.report.publisher or claim.report.id}\n{published}"
        if claim.report.copy_of:
            report += f"\ncopy of {claim.report.copy_of}"
        doubt = f"\n({claim.certainty})" if claim.certainty != "reported" else ""
        cells = (
            report,
            f"{days_words(claim.date)}\n{place_words(claim.place)}",
            parties_words(claim) + doubt,
            "\n".join(casualty_words(row, claim) for row in claim.casualties) or UNKNOWN,
            "\n".join(source.text for source in claim.sources) or UNKNOWN,
        )
        table.add_row(*(plain(cell) for cell in cells))
    return table


def _quotes(row: "ExportRow", claims: list[Claim], reports: Mapping[str, Report]) -> Iterator["RenderableType"]:
    """Per claim the sentences it was read from, and why it stands in the incident."""
    from rich.padding import Padding

    members = {member.claim: member for member in row.incident.members}
    for claim in claims:
        report = reports[claim.report.id]
        about = [
            report.id,
            report.publisher,
            report.published.isoformat() if report.published else "undated",
            report.url,
            f"coded with {claim.confidence} confidence",
            claim.id,
        ]
        yield plain(" · ".join(part for part in about if part), style="bold cyan")
        for span in claim.evidence:
            yield Padding(plain(f"“{' '.join(span.quote(report.text).split())}”"), (0, 0, 0, 2))
        if reasons := members[claim.id].reasons:
            yield Padding(plain(f"in this incident because: {'; '.join(reasons)}", style="dim"), (0, 0, 0, 2))
