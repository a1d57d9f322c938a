"""Coded reports against gold ones: scores, the worst reports, pairs side by side, and what costs most by slot.

Dicts of `dateline code --format jsonl`, or `CodedReport` records, go in; slotted results go out. It never codes, and
never reads or writes a file.
"""

from dateline.quality.confusions import Erratum, SlotErrors, errors_by_slot
from dateline.quality.diffs import side_by_side
from dateline.quality.errata import confusions_renderable, errors_renderable, errors_table
from dateline.quality.matches import CODES, QUOTED, SLOTS
from dateline.quality.pairs import Pairing, pair_events
from dateline.quality.scores import KEYS, Rates, Score, gains, plain_reports, score, worst
from dateline.quality.tables import render_ablation, render_table, to_text
from dateline.quality.whereabouts import WHERE, Whereabouts

__all__ = [
    "CODES", "KEYS", "QUOTED", "SLOTS", "WHERE", "Erratum", "Pairing", "Rates", "Score", "SlotErrors", "Whereabouts",
    "confusions_renderable", "errors_by_slot", "errors_renderable", "errors_table", "gains", "pair_events",
    "plain_reports", "render_ablation", "render_table", "score", "side_by_side", "to_text", "worst",
]  # fmt: skip
