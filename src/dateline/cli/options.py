"""Options that several verbs share, and what becomes of their values."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dateline.cli.outputs import note, progress

if TYPE_CHECKING:
    from dateline.reports import Flags
    from dateline.store import Store
    from dateline.workflow.code import Coder

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT…", help="Text, HTML or JSONL files, folders, URLs, or - for standard input."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DAY", help="Publication day (YYYY-MM-DD) of inputs that do not say theirs.")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of inputs that do not say theirs.")]
CoderChoice = Annotated[
    Literal["both", "rules", "tagger"],
    typer.Option("--coder", help="both: model and rules where the model is installed, else rules."),
]
Project = Annotated[
    Path, typer.Option("--project", metavar="DIR", help="The project's folder.", show_default="the current folder")
]
HERE = Path()


def flags_of(published: str | None, publisher: str | None) -> "Flags":
    """The flags that fill what inputs leave out.

    Raises:
        BadParameter: the day does not exist.
    """
    from dateline.errors import BrokenInput
    from dateline.reports import Flags, parse_day

    try:
        day = parse_day(published, where="--published") if published else None
    except BrokenInput as error:
        raise typer.BadParameter(error.what, param_hint="--published") from None
    return Flags(day, publisher)


def check_coder(coder: str) -> None:
    """Refuses the tagger where no model is installed.

    Raises:
        BadParameter: there is none yet.
    """
    if coder == "tagger":
        what = "no model is installed, so the tagger cannot run; use --coder rules or both"
        raise typer.BadParameter(what, param_hint="--coder")


def make_coder() -> "Coder":
    """The coder of this machine, with a bar where the gazetteer must be built first.

    Raises:
        GazetteerError: the gazetteer can be neither opened nor built.
    """
    from dateline.settings import Settings
    from dateline.workflow.code import open_coder
    from dateline.workflow.gazetteer import stands

    settings = Settings()
    if not stands(settings):
        note(f"building the gazetteer in {settings.gazetteer_path}, once")
    with progress("Building the gazetteer") as step:
        return open_coder(settings, progress=step)


def open_store(project: Path) -> "Store":
    """The project in this folder.

    Raises:
        NoProject: there is none.
    """
    from dateline.store import Store

    return Store.open(project, note)
