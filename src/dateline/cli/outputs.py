"""What reaches the terminal: plain output, errors, notes and progress, with nothing in it that a report could misuse."""

import re
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

    from dateline.errors import DatelineError, InputError
    from dateline.reports import Document

PATIENCE = 2.0  # seconds that a command may take without a sign of life
WIDTH = 120  # columns where the output is no terminal

# terminal commands, control characters, and marks that turn the direction of text
_UNSAFE = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


class Step(Protocol):
    """Told how much is done, of how much, and perhaps what is being done now."""

    def __call__(self, done: int, total: int, what: str = "", /) -> None:
        """Called before each piece of work, and once at the end."""


def safe(text: str) -> str:
    """The text without what could steer a terminal; line ends and tabs stay."""
    return _UNSAFE.sub("", text.replace("\r\n", "\n"))


def plain(text: str, style: str = "") -> "Text":
    """A piece of report text for a table: no markup in it is obeyed."""
    from rich.text import Text

    return Text(safe(text), style=style)


def write(line: str) -> None:
    """One line of a machine's format to standard output, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def tell(error: "DatelineError") -> None:
    """An error as one line on standard error."""
    sys.stderr.write(f"error: {safe(str(error))}\n")
    sys.stderr.flush()


def note(text: str) -> None:
    """Something worth knowing, on standard error."""
    sys.stderr.write(f"note: {safe(text)}\n")
    sys.stderr.flush()


def noted(items: "Iterable[Document | InputError]") -> "Iterator[Document | InputError]":
    """The same items; what the user should know about how a document was read is told on the way."""
    for item in items:
        text = getattr(item, "note", None)
        if text:
            note(text)
        yield item


def screen() -> "Console":
    """Standard output for people: as wide as the terminal, coloured only there."""
    from rich.console import Console

    out = Console(highlight=False, emoji=False, markup=False)
    return out if out.is_terminal else Console(highlight=False, emoji=False, markup=False, width=max(WIDTH, out.width))


def _bar(console: "Console") -> "Progress":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """A bar on standard error once the work has taken longer than PATIENCE; a line where that is no terminal."""
    from rich.console import Console

    console = Console(stderr=True)
    started = time.monotonic()
    bar = None

    def step(done: int, total: int, now: str = "", /) -> None:
        nonlocal bar, started
        if bar is None and time.monotonic() - started >= PATIENCE:
            if not console.is_terminal:
                note(f"{what}: {done} of {total}{' ' + now if now else ''}")
                started = time.monotonic() + 10 * PATIENCE
                return
            bar = _bar(console)
            bar.start()
            bar.add_task(what, total=total)
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done, total=total, description=f"{what} {now}".strip())

    try:
        yield step
    finally:
        if bar is not None:
            bar.stop()
