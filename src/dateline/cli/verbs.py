"""All verbs under one program; an error that Dateline raises on purpose becomes one line and an exit status."""

from typing import Any

import typer
from typer.core import TyperGroup

from dateline.cli import actors, code, gazetteer, link, mentions, quality, schema
from dateline.cli.outputs import tell
from dateline.cli.project import add, export, incidents, init, show
from dateline.errors import DatelineError, ExportError, NoProject, NotInStore, ProjectExists


class _Program(TyperGroup):
    """Shows errors as one line, never as a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the verb; its exit status is 2 where the user can mend the command, else 1."""
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            tell(error)
            wrong_use = isinstance(error, NoProject | ProjectExists | NotInStore | ExportError)
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

app.command("code", rich_help_panel=WITHOUT_PROJECT)(code.code)
app.command("mentions", rich_help_panel=WITHOUT_PROJECT)(mentions.mentions)
app.command("link", rich_help_panel=WITHOUT_PROJECT)(link.link)
app.command("quality", rich_help_panel=WITHOUT_PROJECT)(quality.quality)
app.command("schema", rich_help_panel=WITHOUT_PROJECT)(schema.schema)
app.add_typer(gazetteer.app, name="gazetteer", rich_help_panel=WITHOUT_PROJECT)
app.add_typer(actors.app, name="actors", rich_help_panel=WITHOUT_PROJECT)
app.command("init", rich_help_panel=IN_PROJECT)(init.init)
app.command("add", rich_help_panel=IN_PROJECT)(add.add)
app.command("incidents", rich_help_panel=IN_PROJECT)(incidents.incidents)
app.command("show", rich_help_panel=IN_PROJECT)(show.show)
app.command("export", rich_help_panel=IN_PROJECT)(export.export)
