"""Incidents held against another dataset's events: which two are one and why, and what each side lacks.

Values of incidents and `Listed` events go in, a comparison comes out. It reads no file and changes no incident.
"""

from dateline.incidents.comparing.comparisons import Comparison, Span, compare_events
from dateline.incidents.comparing.pairs import Ours, Pair, Standing, figures_standing

__all__ = ["Comparison", "Ours", "Pair", "Span", "Standing", "compare_events", "figures_standing"]
