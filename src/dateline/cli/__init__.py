"""The command line: one verb a file, each loading what it needs only when it runs.

Standard output holds what was asked for and nothing else; errors, notes and progress go to standard error.
Exit status: 0 all done, 1 some input could not be parsed (the rest was done), 2 wrong use.
"""

import sys

from dateline.cli.verbs import app

__all__ = ["app", "main"]


def main() -> None:
    """The entry point of `dateline`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app(prog_name="dateline")
