"""`dateline review`: what a person decides of claims and incidents, one by one or from a csv, and what waits for it."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

import typer

from dateline.cli.options import HERE, Project, open_store
from dateline.cli.outputs import note, plain, plural, progress, screen, tell, write

app = typer.Typer(help="Decide on claims and incidents; undo; see what waits.", no_args_is_help=True)

One = Annotated[str, typer.Argument(metavar="ID", help="Of a claim, or of an incident: then its earliest claim.")]
Claims = Annotated[list[str], typer.Argument(metavar="ID…", help="Of claims, incidents or proposals.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Of another claim or incident.")]
Who = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who decides; default: $DATELINE_WHO or the login.")
]
Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="The reason.")]
Seen = Annotated[
    int | None, typer.Option("--seen", metavar="N", help="How much of the judgement chain you had seen; default: all.")
]
Kind = Literal["part_of", "preceded_by", "retaliation_for", "update_of"]
Grade = Literal["confirmed", "corroborated", "single source", "contested", "discounted"]
Format = Annotated[Literal["table", "jsonl"], typer.Option("--format", help="table is for people.")]


@app.command()
def accept(ids: Claims, project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None) -> None:
    """Accept claims as they are coded: a recoding leaves them alone. A proposal takes the place of its claim."""
    _decide("accept", ids, project, who, why, seen)


@app.command()
def reject(ids: Claims, project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None) -> None:
    """Reject claims (of an incident all): they found and join nothing. A proposal is dropped."""
    _decide("reject", ids, project, who, why, seen)


@app.command()
def promote(ids: Claims, project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None) -> None:
    """Let events that reports tell as context found incidents."""
    _decide("promote", ids, project, who, why, seen)


@app.command()
def correct(
    claim: One,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="event_type, date, place, initiators, casualties…")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="attack; 2024-03-05 or 2024-03-05/2024-03-07; a place, or 'NAME @ LAT, LON CC'; names with ; between; "
            "'killed 5 soldiers; wounded 10-12; missing 3+'; none; or JSON as in the schema.",
        ),
    ],
    project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None,
) -> None:  # fmt: skip
    """Set a field of a claim."""
    _decide("correct", [claim], project, who, why, seen, field=field, value=value)


@app.command()
def confirm(
    claim: One,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="event_type, date, place, initiators, casualties…")],
    project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None,
) -> None:  # fmt: skip
    """Say that a field is right as it stands: no newer coding changes it."""
    _decide("confirm", [claim], project, who, why, seen, field=field)


@app.command()
def same(one: One, other: Other, project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None) -> None:
    """Join two: they are one incident."""
    _decide("same", [one], project, who, why, seen, other=other)


@app.command()
def different(
    one: One, other: Other, project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None
) -> None:
    """Keep two apart; a claim and an incident: from each of its claims."""
    _decide("different", [one], project, who, why, seen, other=other)


@app.command()
def split(claim: One, project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None) -> None:
    """Take a claim out of its incident, and keep it from each of the others."""
    _decide("split", [claim], project, who, why, seen)


@app.command("part-of")
def part_of(
    one: One, other: Other, project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None
) -> None:
    """Tell that the first incident is part of the other."""
    _decide("part_of", [one], project, who, why, seen, other=other)


@app.command()
def relate(
    one: One,
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="How the first stands to the other.")],
    other: Other,
    project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None,
) -> None:  # fmt: skip
    """Relate two incidents: part_of, preceded_by, retaliation_for, update_of."""
    _decide("relate", [one], project, who, why, seen, other=other, value=kind)


@app.command()
def grade(
    incident: One,
    value: Annotated[Grade, typer.Argument(metavar="GRADE", help="confirmed, corroborated, single source…")],
    project: Project = HERE, who: Who = None, why: Why = None, seen: Seen = None,
) -> None:  # fmt: skip
    """Grade an incident; this outweighs the rule."""
    _decide("grade", [incident], project, who, why, seen, value=value)


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id; none: what you decided last.")] = "",
    project: Project = HERE, who: Who = None, why: Why = None,
) -> None:  # fmt: skip
    """Take back what you decided last, a whole table at once, or one judgement of anybody."""
    _decide("undo", [judgement], project, who, why, None)


@app.command()
def redo(project: Project = HERE, who: Who = None, why: Why = None) -> None:
    """Take up again what you took back last."""
    _decide("redo", [""], project, who, why, None)


@app.command("from")
def from_table(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="csv; --columns tells which columns.")] = None,
    project: Project = HERE,
    who: Who = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check every row, record nothing.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Record the good rows though some are bad.")] = False,
    columns: Annotated[bool, typer.Option("--columns", help="Print what each column means.")] = False,
) -> None:
    """Record the decisions of a csv, all or none; the same file twice records nothing twice."""
    from dateline.errors import BrokenInput
    from dateline.workflow.review.tables import COLUMNS, read_rows

    if columns:
        for name, meaning in COLUMNS.items():
            screen().print(plain(f"{name:8} {meaning}"), soft_wrap=True)
        return
    if file is None:
        raise typer.BadParameter("name a csv, or ask for --columns", param_hint="FILE")
    items = list(read_rows(file, who=_name(who), now=dt.datetime.now(dt.UTC)))
    broken = [item for item in items if isinstance(item, BrokenInput)]
    for error in broken:
        tell(error)
    rows = [item for item in items if not isinstance(item, BrokenInput)]
    failed = _record(project, rows, dry_run=dry_run or bool(broken and not skip_bad), skip_bad=skip_bad, source=file)
    raise typer.Exit(1 if broken or failed else 0)


@app.command("list")
def list_waiting(
    project: Project = HERE,
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write it there.")] = None,
) -> None:
    """What waits, as a csv to fill in for `review from`: the tray, proposals, claims nobody judged."""
    with open_store(project) as store:
        from dateline.workflow.review.queues import waiting
        from dateline.workflow.review.tables import write_table

        text = write_table(waiting(store))
    if output is None:
        write(text.rstrip("\r\n"))
        return
    from dateline.errors import ExportError

    try:
        output.write_text(text, encoding="utf-8-sig", newline="")  # a spreadsheet knows UTF-8 by its mark alone
    except OSError as error:
        todo = "Name a file in a folder that can be written"
        raise ExportError(f"cannot be written: {error.strerror}", where=str(output), todo=todo) from None


@app.command()
def tray(project: Project = HERE, output: Format = "table") -> None:
    """Judgements that cannot be followed, and why."""
    with open_store(project) as store:
        from dateline.workflow.review.trays import project_tray

        strays = project_tray(store)
    if output == "jsonl":
        import json

        for stray in strays:
            write(
                json.dumps({"why": stray.why, "judgement": stray.judgement.model_dump(mode="json")}, ensure_ascii=False)
            )
        return
    from dateline.cli.tables.judgements import judgements_table

    if not strays:
        note("the tray is empty")
        return
    screen().print(judgements_table([(stray.judgement, stray.why) for stray in strays], "why it waits"))


@app.command()
def log(project: Project = HERE, output: Format = "table") -> None:
    """Every judgement, oldest first, and which were taken back."""
    with open_store(project) as store:
        from dateline.records import standing

        judgements = store.judgements()
        stand = {one.id for one in standing(judgements)}
    if output == "jsonl":
        for one in judgements:
            write(one.model_dump_json())
        return
    from dateline.cli.tables.judgements import judgements_table

    rows = [(one, "stands" if one.id in stand else "taken back") for one in judgements]
    screen().print(judgements_table(rows, "now"))


def _name(who: str | None) -> str:
    """Who decides: as said, as set, or the login name."""
    import getpass

    from dateline.settings import Settings

    try:
        return who or Settings().who or getpass.getuser()
    except (KeyError, OSError):
        raise typer.BadParameter("nobody is logged in; say who decides", param_hint="--who") from None


def _decide(
    action: str, ids: list[str], project: Path, who: str | None, why: str | None, seen: int | None,
    *, other: str = "", field: str = "", value: str = "",
) -> None:  # fmt: skip
    """Records one decision, on one or several ids, and says what it came to."""
    from dateline.workflow.review.decisions import Decision
    from dateline.workflow.review.reviews import Row

    name, now = _name(who), dt.datetime.now(dt.UTC)
    rows = [Row.of(Decision(action, one, name, now, other, field, value, why), seen) for one in ids]
    _record(project, rows, dry_run=False, skip_bad=False, source=None)


def _record(project: Path, rows: list, *, dry_run: bool, skip_bad: bool, source: Path | None) -> bool:  # type: ignore[type-arg]  # rows are Rows
    """Records rows and tells what they came to; True where a row of a table was bad.

    Raises:
        DatelineError: the first error, where the rows are of no table.
    """
    from dateline.workflow.review.reviews import review

    with open_store(project) as store, progress("Checking rows") as step:
        names = _names([row.decision.field for row in rows])
        done = review(store, rows, names, dry_run=dry_run, skip_bad=skip_bad, step=step)
    for line, error in done.errors:
        if source is None:
            raise error
        error.where = f"{source}:{line}: {error.where}" if error.where else f"{source}:{line}"
        tell(error)
    for text in done.notes:
        note(text)
    kept = not dry_run and (skip_bad or not done.errors)
    parts = [f"{'recorded' if kept else 'would record'} {plural(len(done.judgements), 'judgement')}"]
    if source is None:
        parts += [f"{one.kind} of {one.anchor.quote!r} in {one.anchor.report} ({one.id})" for one in done.judgements]
    parts += [f"{done.held} held already"] if done.held else []
    parts += [f"{done.unchanged} change nothing"] if done.unchanged else []
    parts += [f"{plural(len(done.errors), 'bad row')}"] if done.errors else []
    screen().print(plain("; ".join(parts)), soft_wrap=True)
    return bool(done.errors)


def _names(fields: list[str]):  # type: ignore[no-untyped-def]  # Names, loaded only where it is needed
    """Places and actors by name, where a correction needs them."""
    from dateline.workflow.review.decisions import NO_NAMES, Names

    if not {"place", "initiators", "targets"} & set(fields):
        return NO_NAMES
    from dateline.cli.options import make_coder

    coder = make_coder()
    return Names(coder.actors, coder.gazetteer)
