"""What reaches the terminal: plain output, errors, notes and progress, with nothing in it that a report could misuse."""

import datetime as dt
import os
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
    from dateline.reports import Document, LeftOut

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


def plural(number: int, noun: str) -> str:
    """A number and its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


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


def noted(items: "Iterable[Document | LeftOut | InputError]") -> "Iterator[Document | InputError]":
    """Documents and errors; what was left out, how a document had to be read, and what it lacks is told on the way."""
    from dateline.reports import Document, LeftOut
    from dateline.workflow.code import LONGEST

    undated, tomorrow = 0, dt.date.today() + dt.timedelta(1)  # it may be a day later where the report was written
    for item in items:
        if isinstance(item, LeftOut):
            note(str(item))
            continue
        if isinstance(item, Document):
            undated += item.report.published is None and item.report.unread is None
            if item.note:
                note(item.note)
            if item.report.published is not None and item.report.published > tomorrow:
                note(f"{item.where}: dated {item.report.published}, which is yet to come; its days count from there")
            if len(item.report.text) > LONGEST:
                note(f"{item.where}: longer than a report; only the first {LONGEST:,} characters are coded")
        yield item
    if undated:
        note(f"{plural(undated, 'report')} without a day of publication: give --published, or weekdays stay undated")


def screen() -> "Console":
    """Standard output for people: as wide as the terminal, coloured only there."""
    from rich.console import Console

    out = Console(highlight=False, emoji=False, markup=False)
    if out.is_terminal or os.environ.get("COLUMNS"):
        return out
    return Console(highlight=False, emoji=False, markup=False, width=WIDTH)


class _Bar:
    """A bar on standard error once the work has taken longer than PATIENCE; a line where that is no terminal."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._due = time.monotonic() + PATIENCE
        self._shown: Progress | None = None

    def __call__(self, done: int, total: int, now: str = "", /) -> None:
        """Called before each piece of work, and once at the end."""
        if self._shown is None and time.monotonic() < self._due:
            return
        if not sys.stderr.isatty():
            note(f"{self._what}: {done} of {total} {now}".rstrip())
            self._due = time.monotonic() + 10 * PATIENCE
            return
        if self._shown is None:
            self._shown = _shown(self._what)
        self._shown.update(
            self._shown.task_ids[0], completed=done, total=total, description=f"{self._what} {now}".strip()
        )

    def stop(self) -> None:
        """Takes the bar away."""
        if self._shown is not None:
            self._shown.stop()


def _shown(what: str) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    bar.add_task(what, total=None)
    return bar


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """A bar that shows once the work takes long, and goes when it is done."""
    bar = _Bar(what)
    try:
        yield bar
    finally:
        bar.stop()
