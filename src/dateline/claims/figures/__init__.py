"""Casualties: which counts belong to which event (`assignments`), and the rows that a claim has of them (`rows`)."""

from dateline.claims.figures.assignments import assign_counts
from dateline.claims.figures.choices import slot_of
from dateline.claims.figures.rows import actors_of, casualty_rows
from dateline.claims.figures.totals import part_of

__all__ = ["actors_of", "assign_counts", "casualty_rows", "part_of", "slot_of"]
