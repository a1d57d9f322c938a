"""All verbs under one program; an error that Dateline raises on purpose becomes one line and an exit status."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from dateline.cli.actors import app as actors
from dateline.cli.code import code
from dateline.cli.feeds.sources import sources
from dateline.cli.feeds.watch import watch
from dateline.cli.gazetteer import app as gazetteer
from dateline.cli.link import link
from dateline.cli.mentions import mentions
from dateline.cli.outputs import tell
from dateline.cli.project.add import add
from dateline.cli.project.compare import compare
from dateline.cli.project.erase import erase
from dateline.cli.project.export import export
from dateline.cli.project.incidents import incidents
from dateline.cli.project.init import init
from dateline.cli.project.recode import recode
from dateline.cli.project.review import app as review
from dateline.cli.project.show import show
from dateline.cli.project.verify import verify
from dateline.cli.quality import quality
from dateline.cli.scale.batch import batch
from dateline.cli.schema import schema
from dateline.cli.workbench.serve import serve
from dateline.cli.workbench.users import app as user
from dateline.errors import (
    DatelineError,
    ExportError,
    NoProject,
    NotInStore,
    ProjectExists,
    ReviewError,
    ServeError,
)


class _Program(TyperGroup):
    """Shows errors as one line, never as a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the verb; its exit status is 2 where the user can mend the command, else 1."""
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            tell(error)
            wrong_use = isinstance(
                error, NoProject | ProjectExists | NotInStore | ExportError | ReviewError | ServeError
            )
            raise typer.Exit(2 if wrong_use else 1) from None


app = typer.Typer(
    cls=_Program,
    help="News reports of political violence in, incidents that can be audited out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

WITHOUT_PROJECT = "Without a project"
IN_PROJECT = "In a project"
_FREE: tuple[Callable[..., None], ...] = (code, mentions, link, batch, quality, schema)
_BOUND: tuple[Callable[..., None], ...] = (
    init, add, watch, sources, incidents, show, recode, export, compare, verify, erase, serve,
)  # fmt: skip

for verb in _FREE:
    app.command(rich_help_panel=WITHOUT_PROJECT)(verb)
app.add_typer(gazetteer, name="gazetteer", rich_help_panel=WITHOUT_PROJECT)
app.add_typer(actors, name="actors", rich_help_panel=WITHOUT_PROJECT)
for verb in _BOUND:
    app.command(rich_help_panel=IN_PROJECT)(verb)
app.add_typer(review, name="review", rich_help_panel=IN_PROJECT)
app.add_typer(user, name="user", rich_help_panel=IN_PROJECT)
