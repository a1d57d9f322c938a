"""One report's gold and coded events side by side, under its text with every trigger marked.

A gold and a coded report go in, a rich renderable goes out: agreeing fields dim, others in colour and with a sign
(✓ same, ✗ differs, − missed, + spurious). It never scores.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.quality.confusions import filler_words
from dateline.quality.matches import SLOTS, Event, Filler, fillers, match_fillers
from dateline.quality.pairs import pair_events
from dateline.quality.scores import AnyReport, PlainReport, Rates, plain_reports, political, report_tallies

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

STYLES = {"✓": "dim", "✗": "bold yellow", "−": "bold red", "+": "bold magenta", "=": "dim"}
LEGEND = "✓ same   ✗ differs   − missed   + spurious; [1g] gold trigger, [1c] coded trigger"
_ONE_VALUED = ("type", "granularity", "certainty", "date", "place")

Row = tuple[str, str, str, str]  # field, gold words, sign, coded words


def side_by_side(gold_report: AnyReport, coded_report: AnyReport | None) -> "RenderableType":
    """The report's text with triggers marked, its paired events field by field, then the unpaired ones.

    Args:
        gold_report: with `text`; keys an older gold lacks are left out.
        coded_report: None where the coder gave nothing for it.
    """
    from rich.console import Group
    from rich.text import Text

    report = plain_reports([gold_report])[0]
    answer = plain_reports([coded_report])[0] if coded_report is not None else {"events": []}
    gold, coded = political(report), political(answer)
    pairing = pair_events(gold, coded)
    parts: list[RenderableType] = [_heading(report, answer, gold, coded)]
    parts.extend(_marked_text(report["text"], gold, coded))
    parts.append(Text(LEGEND, style="dim"))
    parts.extend(_pair_table(gold, coded, i, j) for i, j in sorted(pairing.pairs))
    parts.extend(_lone_table(gold[i], f"gold {i + 1}g: not coded", "−") for i in pairing.missed)
    parts.extend(_lone_table(coded[j], f"coded {j + 1}c: not in the gold", "+") for j in pairing.spurious)
    return Group(*parts)


def _heading(report: PlainReport, answer: PlainReport, gold: Sequence[Event], coded: Sequence[Event]) -> "Text":
    from rich.text import Text

    tallies = report_tallies(gold, coded)
    rates = "  ".join(f"{key} {Rates.of(tallies[key]).f1:.2f}" for key in ("event", "slots", "record"))
    about = " · ".join(str(report[key]) for key in ("publisher", "published") if report.get(key))
    head = Text(f"{report['id']}  {report.get('title') or ''}\n", style="bold")
    head.append(f"{about}   {len(gold)} gold, {len(coded)} coded   {rates}", style="not bold")
    if answer.get("none"):
        head.append(f"\ncoder: no event, {answer['none']}", style="yellow not bold")
    return head


def _marks(gold: Sequence[Event], coded: Sequence[Event], size: int) -> list[tuple[int, int, str, str]]:
    """Trigger stretches (start, end, label, style) in text order, those without an offset left out."""
    marks = []
    for events, side, style in ((gold, "g", "bold green"), (coded, "c", "bold magenta")):
        for index, event in enumerate(events, start=1):
            start, words = event.get("trigger_start"), event.get("trigger") or ""
            if isinstance(start, int) and words and 0 <= start < size:
                marks.append((start, min(start + len(words), size), f"[{index}{side}]", style))
    return sorted(marks)


def _marked_text(text: str, gold: Sequence[Event], coded: Sequence[Event]) -> "Iterator[Text]":
    from rich.text import Text

    marked = Text()
    at = 0
    marks = _marks(gold, coded, len(text))
    for index, (start, end, label, style) in enumerate(marks):
        marked.append(text[at:start])
        at = max(at, start)
        marked.append(label, style=style)
        shown = min(end, marks[index + 1][0]) if index + 1 < len(marks) else end
        marked.append(text[at:shown], style=style)
        at = max(at, shown)
    marked.append(text[at:])
    for line in marked.split("\n"):
        if line.plain.strip():
            yield line


def _pair_table(gold: Sequence[Event], coded: Sequence[Event], i: int, j: int) -> "Table":
    rows = [("trigger", str(gold[i].get("trigger")), _trigger_sign(gold[i], coded[j]), str(coded[j].get("trigger")))]
    for slot in SLOTS:
        rows.extend(_slot_rows(gold[i], coded[j], slot))
    rows.extend(_flag_rows(gold[i], coded[j]))
    return _table(f"gold {i + 1}g", f"coded {j + 1}c", rows)


def _trigger_sign(gold: Event, coded: Event) -> str:
    return "=" if gold.get("trigger_start") == coded.get("trigger_start") else "✗"


def _slot_rows(gold: Event, coded: Event, slot: str) -> list[Row]:
    wanted, given = fillers(gold, slot), fillers(coded, slot)
    matches = match_fillers(wanted, given, slot)
    if slot in _ONE_VALUED and wanted and given and not matches.found:
        return [(slot, filler_words(wanted[0], slot), "✗", filler_words(given[0], slot))]
    rows: list[Row] = []
    lone_coded = [b for a, b in matches.pairs if a is None and b is not None]
    for a, b in matches.pairs:
        if a is None:
            continue
        partner = b if b is not None else _near(wanted[a], given, lone_coded)
        sign = "✓" if b is not None else "−" if partner is None else "✗"
        if b is None and partner is not None:
            lone_coded.remove(partner)
        rows.append(
            (slot, filler_words(wanted[a], slot), sign, "" if partner is None else filler_words(given[partner], slot))
        )
    rows.extend((slot, "", "+", filler_words(given[b], slot)) for b in lone_coded)
    return rows


def _near(want: Filler, given: Sequence[Filler], lone: Sequence[int]) -> int | None:
    """The unmatched coded filler at the same spot of the text, so that a difference stands in one row."""
    start = want.get("start") if isinstance(want, dict) else None
    if not isinstance(start, int):
        return None
    return next(
        (b for b in lone if isinstance(given[b].get("start"), int) and abs(given[b]["start"] - start) < 25), None
    )


def _flag_rows(gold: Event, coded: Event) -> list[Row]:
    rows = []
    for key in ("main", "scope"):
        if key in gold:
            one, other = str(gold[key]), str(coded.get(key))
            rows.append((key, one, "✓" if one == other else "✗", other))
    return rows


def _lone_table(event: Event, title: str, sign: str) -> "Table":
    rows = [("trigger", str(event.get("trigger")))]
    rows.extend((slot, filler_words(filler, slot)) for slot in SLOTS for filler in fillers(event, slot))
    rows.extend((key, str(event[key])) for key in ("main", "scope", "confidence") if key in event)
    if sign == "−":
        return _table(title, "", [(key, words, sign, "") for key, words in rows])
    return _table("", title, [(key, "", sign, words) for key, words in rows])


def _table(left: str, right: str, rows: Sequence[Row]) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1))
    table.add_column("field", no_wrap=True, width=11)
    table.add_column(left, ratio=1, overflow="fold")
    table.add_column("", no_wrap=True, width=1)
    table.add_column(right, ratio=1, overflow="fold")
    for key, gold_words, sign, coded_words in rows:
        table.add_row(*(Text(words, style=STYLES[sign]) for words in (key, gold_words, sign, coded_words)))
    return table
