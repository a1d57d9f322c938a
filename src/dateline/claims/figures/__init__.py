"""Casualties: which counts belong to which event (`homes`), whether one tells another again, the rows of a claim (`rows`)."""

from dateline.claims.figures.homes import assign_counts
from dateline.claims.figures.rows import actors_of, casualty_rows
from dateline.claims.figures.totals import part_of

__all__ = ["actors_of", "assign_counts", "casualty_rows", "part_of"]
