"""Places by name: one SQLite file built from installed packages and tables of our own, and look-ups in it.

Names go in, entries with coordinates, region and country come out. It never reads a report's text.
"""

from dateline.gazetteer.additions import Added, add_file, add_to
from dateline.gazetteer.builds import build
from dateline.gazetteer.entries import Entry
from dateline.gazetteer.lookups import Gazetteer

__all__ = ["Added", "Entry", "Gazetteer", "add_file", "add_to", "build"]
