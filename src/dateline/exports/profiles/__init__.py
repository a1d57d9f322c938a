"""What may leave, and how much of it may be seen: which incidents, how fine a place, whether persons are named.

Rows go in, rows and a line for each kind of thing held back come out. The day is passed in; no clock is read.
"""

from dateline.exports.profiles.names import without_names
from dateline.exports.profiles.persons import PersonFinder
from dateline.exports.profiles.places import COARSENESS, Coarseness, coarsened
from dateline.exports.profiles.selections import (
    MOVEMENT_DAYS,
    Rules,
    Selection,
    coarse,
    publishable,
    select,
    without_criminal,
    without_recent_movements,
)

__all__ = [
    "COARSENESS", "MOVEMENT_DAYS", "Coarseness", "PersonFinder", "Rules", "Selection", "coarse", "coarsened", "publishable", "select",
    "without_criminal", "without_names", "without_recent_movements",
]  # fmt: skip
