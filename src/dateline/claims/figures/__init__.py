"""Casualties: which counts belong to which event (`homes`), whether one tells another again, the rows of a claim (`rows`)."""

from dateline.claims.figures.homes import assign_counts
from dateline.claims.figures.rows import casualty_rows

__all__ = ["assign_counts", "casualty_rows"]
