"""Options that several verbs share, and what becomes of their values."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dateline.cli.outputs import note, progress

if TYPE_CHECKING:
    from dateline.reports import Flags
    from dateline.store import Store
    from dateline.workflow.code import Coder, Mode

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT…", help="Text, HTML, JSONL, csv, tsv or WARC files, folders, URLs, or - for standard input."
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DAY", help="Publication day (YYYY-MM-DD) of inputs that do not say theirs.")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of inputs that do not say theirs.")]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD=COLUMN,…", help="Which column of csv, tsv or JSONL holds what: title=headline,text=body."
    ),
]
Quick = Annotated[
    bool, typer.Option("--quick", help="Read HTML pages faster and a little less carefully: for whole archives.")
]
CoderChoice = Annotated[
    Literal["both", "rules", "tagger"],
    typer.Option(
        "--coder",
        help="rules; tagger: the model alone; both: weighed together where the model is installed, else rules.",
    ),
]
Project = Annotated[
    Path, typer.Option("--project", metavar="DIR", help="The project's folder.", show_default="the current folder")
]
HERE = Path()
PolicyChoice = Annotated[
    Literal["majority", "acled", "ucdp", "airwars", "ibc", "latest"],
    typer.Option("--policy", help="How differing figures are settled."),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="KIND",
        help="Leave out the figures of claimants of a kind of source, or of belligerents; may be given again.",
    ),
]


def flags_of(published: str | None, publisher: str | None, columns: str | None = None, quick: bool = False) -> "Flags":
    """The flags that fill what inputs leave out, the map of their columns, and how to read pages.

    Raises:
        BadParameter: the day does not exist, or the map names no field of a report.
    """
    from dateline.errors import BrokenInput
    from dateline.reports import Flags, parse_columns, parse_day

    try:
        day = parse_day(published, where="--published") if published else None
    except BrokenInput as error:
        raise typer.BadParameter(error.what, param_hint="--published") from None
    try:
        return Flags(day, publisher, parse_columns(columns or ""), quick)
    except BrokenInput as error:
        raise typer.BadParameter(str(error), param_hint="--columns") from None


def make_coder(coder: "Mode" = "both") -> "Coder":
    """The coder of this machine in one of its modes, with a bar where the gazetteer must be built first.

    Raises:
        BadParameter: the model cannot be opened, or there is none and the tagger is to code alone.
        GazetteerError: the gazetteer can be neither opened nor built.
    """
    from dateline.errors import ModelError
    from dateline.settings import Settings
    from dateline.workflow.code import open_coder
    from dateline.workflow.gazetteer import stands

    settings = Settings()
    if not stands(settings):
        note(f"building the gazetteer in {settings.gazetteer_path}, once")
    try:
        with progress("Building the gazetteer") as step:
            return open_coder(settings, mode=coder, progress=step)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="--coder") from None


def check_without(kinds: list[str] | None) -> tuple[str, ...]:
    """The kinds of claimants to leave out.

    Raises:
        BadParameter: there is no such kind.
    """
    from dateline.errors import InputError
    from dateline.incidents import checked

    try:
        return checked(kinds or ())
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--without") from None


def open_store(project: Path) -> "Store":
    """The project in this folder.

    Raises:
        NoProject: there is none.
    """
    from dateline.store import Store

    return Store.open(project, note)
