"""`dateline watch`: feeds into the project: what is new is fetched politely, archived, coded and linked."""

import time
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import HERE, CoderChoice, Project, make_coder, open_store
from dateline.cli.outputs import note, plain, plural, screen

if TYPE_CHECKING:
    from dateline.store import Store
    from dateline.workflow.watching import Round

Feeds = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FEED…]", help="URLs of RSS or Atom feeds; without any, all that the project knows."),
]
Every = Annotated[
    float | None, typer.Option(metavar="MINUTES", min=1, help="Go on until ctrl-c, asking each feed every so often.")
]
Pause = Annotated[float, typer.Option(metavar="SECONDS", min=0, help="Between two requests to one host.")]
Again = Annotated[bool, typer.Option("--again", help="Also try pages that were given up.")]


def watch(
    feeds: Feeds = None,
    project: Project = HERE,
    every: Every = None,
    pause: Pause = 1.0,
    again: Again = False,
    coder: CoderChoice = "both",
) -> None:
    """Add what is new in feeds, once or every so many minutes; `sources` tells how each does."""
    with open_store(project) as store:
        from dateline.workflow.watching import Manners, watch

        urls = _checked(feeds or [], store)
        rules, manners = make_coder(coder), Manners(pause)
        try:
            while True:
                began = time.monotonic()
                done = watch(store, urls, rules, tell=note, manners=manners, again=again)
                screen().print(plain(_summary(done)), soft_wrap=True)
                if every is None:
                    break
                time.sleep(max(0.0, began + every * 60 - time.monotonic()))
        except KeyboardInterrupt:
            note("stopped; `dateline watch` goes on from here")
            raise typer.Exit(0 if every else 1) from None
    raise typer.Exit(1 if done.failed or done.missed or done.tally.failed else 0)


def _checked(feeds: list[str], store: "Store") -> list[str]:
    """The feeds that are meant.

    Raises:
        BadParameter: one is no address, or none is named and the project knows none.
    """
    from dateline.reports.web import is_address

    for url in feeds:
        if not is_address(url):
            raise typer.BadParameter(f"{url[:80]!r} is no http or https address", param_hint="FEED")
    known = feeds or [source.url for source in store.feeds()]
    if not known:
        raise typer.BadParameter("the project watches no feed yet: name one", param_hint="FEED")
    return known


def _summary(done: "Round") -> str:
    parts = [f"{plural(done.read, 'feed')} read"]
    parts += [f"{done.unchanged} unchanged"] if done.unchanged else []
    parts += [f"{done.failed} failed"] if done.failed else []
    parts += [f"{done.left_alone} left alone for now"] if done.left_alone else []
    parts += [f"{plural(done.found, 'new item')}, {plural(done.tally.added, 'report')} added"]
    parts += [f"{done.tally.held} held already"] if done.tally.held else []
    parts += [f"{len(done.tally.erased)} left out as erased"] if done.tally.erased else []
    parts += [f"{plural(done.missed, 'page')} not to be had"] if done.missed else []
    return f"{', '.join(parts)}; the project holds {plural(done.tally.incidents, 'incident')}"
