"""`dateline user`: who may come to the workbench, as what, and tokens for programs."""

import datetime as dt
import sys
from typing import Annotated, Literal

import typer

from dateline.cli.options import HERE, Project, open_store
from dateline.cli.outputs import note, plain, safe, screen, write

app = typer.Typer(help="Who may come to the workbench, and as what.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name, under which judgements are recorded.")]
Role = Annotated[
    Literal["reader", "coder", "reviewer", "admin"],
    typer.Option(
        "--role",
        help="reader reads; coder judges claims; reviewer also incidents and links; admin also users and erasing.",
    ),
]


@app.command()
def add(name: Name, role: Role = "coder", project: Project = HERE) -> None:
    """Add a user, or give one another role or password; it is asked for, or read from standard input."""
    with open_store(project) as store:
        from dateline.workflow.people import add_user

        first = store.user_count() == 0
        if first and role != "admin":
            raise typer.BadParameter("the first user must be admin, or nobody could add others", param_hint="--role")
        made = add_user(store, name, role, _password(), dt.datetime.now(dt.UTC))
    screen().print(plain(f"{made.name} may come as {made.role}"), soft_wrap=True)
    if first:
        note("from now on everybody signs in; before, whoever sat at this machine could do everything")


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


@app.command("list")
def list_users(project: Project = HERE) -> None:
    """The users and their roles."""
    with open_store(project) as store:
        users = store.users()
    if not users:
        note("no users: `dateline serve` serves this machine alone, and whoever sits at it is admin")
    for user in users:
        write(safe(f"{user.name}\t{user.role}\tsince {user.made[:10]}"))


@app.command()
def token(
    name: Name,
    label: Annotated[str, typer.Option("--label", metavar="WORDS", help="What it is for.")] = "command line",
    project: Project = HERE,
) -> None:
    """Make a token for a program that comes as this user: `Authorization: Bearer TOKEN`. It is shown once."""
    with open_store(project) as store:
        from dateline.workflow.people import make_token

        write(make_token(store, name, label, dt.datetime.now(dt.UTC)))


@app.command()
def remove(name: Name, project: Project = HERE) -> None:
    """Take a user out, with all sessions and tokens; what that one decided stays."""
    with open_store(project) as store:
        from dateline.workflow.people import remove_user

        remove_user(store, name)
    screen().print(plain(f"{name} may not come any more"), soft_wrap=True)
