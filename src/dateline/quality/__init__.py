"""Coded reports against gold ones: scores, the worst reports, pairs side by side, and what costs most by slot.

Dicts of `dateline code --format jsonl`, or `CodedReport` records, go in; slotted results go out. It never codes, and
never reads or writes a file.
"""

from dateline.quality.confusions import Missed, SlotErrors, Spurious, errors_by_slot, type_confusions
from dateline.quality.diffs import side_by_side
from dateline.quality.errata import errors_renderable, errors_table
from dateline.quality.matches import CODES, QUOTED, SLOTS
from dateline.quality.pairs import Pairing, pair_events
from dateline.quality.scores import KEYS, Rates, Score, plain_reports, score, worst
from dateline.quality.tables import render_table, to_text

__all__ = [
    "CODES", "KEYS", "QUOTED", "SLOTS", "Missed", "Pairing", "Rates", "Score", "SlotErrors", "Spurious",
    "errors_by_slot", "errors_renderable", "errors_table", "pair_events", "plain_reports", "render_table", "score",
    "side_by_side", "to_text", "type_confusions", "worst",
]  # fmt: skip
