"""Precision, recall and F1 of coded reports by slot, over all slots, for events, quiet reports and who said what.

Gold and coded reports go in, a `Score` goes out, equal to the shared scorer's to the third decimal.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from dateline.errors import BrokenInput
from dateline.quality.matches import QUOTED, SLOTS, Event, fillers, match_fillers, same_figure, same_words
from dateline.quality.pairs import Pairing, pair_events
from dateline.records import CodedReport

KEYS = ("slots", "record", "event", *SLOTS, "said_by", "main")
LONG_WORDS = 250

PlainReport = Mapping[str, Any]
AnyReport = PlainReport | CodedReport | str  # a dict, a record, or a line of JSON


@dataclass(slots=True)
class Tally:
    """Gold fillers `found`, coded fillers that are `right`, and how many there are on each side."""

    found: int = 0
    right: int = 0
    gold: int = 0
    coded: int = 0

    def add(self, other: "Tally") -> None:
        """Count another tally's fillers in."""
        self.found += other.found
        self.right += other.right
        self.gold += other.gold
        self.coded += other.coded


@dataclass(slots=True, frozen=True)
class Rates:
    """Precision, recall and their harmonic mean, three decimals, with the numbers of fillers behind them."""

    p: float
    r: float
    f1: float
    gold: int
    coded: int

    @classmethod
    def of(cls, tally: Tally) -> "Rates":
        """The rates of a tally; 0 where there is nothing to divide by."""
        p = tally.right / tally.coded if tally.coded else 0.0
        r = tally.found / tally.gold if tally.gold else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return cls(round(p, 3), round(r, 3), round(f1, 3), tally.gold, tally.coded)


@dataclass(slots=True, frozen=True)
class Score:
    """Rates by key of KEYS; reports without gold events (`quiet_of`), those left empty (`quiet_kept`), events `fired` there.

    `ranked` holds (record F1, report id), the worst first.
    """

    rates: dict[str, Rates]
    quiet_kept: int
    quiet_of: int
    fired: int
    reports: int
    ranked: tuple[tuple[float, str], ...] = field(repr=False)

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON: the keys with their rates, then `quiet` and `reports`."""
        quiet = {"kept": self.quiet_kept, "of": self.quiet_of, "fired": self.fired}
        return {**{key: asdict(rates) for key, rates in self.rates.items()}, "quiet": quiet, "reports": self.reports}


def plain_reports(reports: Iterable[AnyReport]) -> list[PlainReport]:
    """Reports as plain dicts, from dicts, records or lines of JSON; blank lines are skipped.

    Raises:
        BrokenInput: a line is no JSON object with an `id`.
    """
    plain: list[PlainReport] = []
    for number, report in enumerate(reports, start=1):
        if isinstance(report, CodedReport):
            plain.append(report.model_dump(mode="json"))
        elif isinstance(report, str):
            if report.strip():
                plain.append(_parsed(report, number))
        else:
            plain.append(report)
    return plain


def _parsed(line: str, number: int) -> PlainReport:
    todo = "give one JSON object a line, with `id` and `events`"
    try:
        report = json.loads(line)
    except json.JSONDecodeError as error:
        raise BrokenInput(f"not JSON: {error.msg}", where=f"line {number}", todo=todo) from None
    if not isinstance(report, dict) or "id" not in report:
        raise BrokenInput("not a coded report", where=f"line {number}", todo=todo)
    return report


def political(report: PlainReport) -> list[Event]:
    """A report's events but those of ordinary crime, which nobody is scored on."""
    return [event for event in report.get("events") or [] if event.get("scope") != "criminal"]


def is_long(report: PlainReport) -> bool:
    """True for a dated report of LONG_WORDS words and more: the analyst's real diet."""
    return bool(report.get("published")) and len(report["text"].split()) >= LONG_WORDS


def is_confident(event: Event) -> bool:
    """True where the coder gave the event high or medium confidence."""
    return event.get("confidence") in ("high", "medium")


def selected(
    gold: Iterable[AnyReport],
    coded: Iterable[AnyReport],
    *,
    long: bool = False,
    confident: bool = False,
) -> list[tuple[PlainReport, list[Event], list[Event]]]:
    """Each gold report with its gold and its coded events; a report that was not coded has none."""
    events_of = {report["id"]: political(report) for report in plain_reports(coded)}
    if confident:
        events_of = {name: [event for event in events if is_confident(event)] for name, events in events_of.items()}
    wanted = [report for report in plain_reports(gold) if not long or is_long(report)]
    return [(report, political(report), events_of.get(report["id"], [])) for report in wanted]


def _slot_tally(gold: Sequence[Event], coded: Sequence[Event], pairing: Pairing, slot: str) -> Tally:
    tally = Tally(
        gold=sum(len(fillers(event, slot)) for event in gold), coded=sum(len(fillers(event, slot)) for event in coded)
    )
    for i, j in pairing.pairs:
        matches = match_fillers(fillers(gold[i], slot), fillers(coded[j], slot), slot)
        tally.found += matches.found
        tally.right += matches.right
    return tally


def _total(tallies: Mapping[str, Tally], slots: Iterable[str]) -> Tally:
    total = Tally()
    for slot in slots:
        total.add(tallies[slot])
    return total


def _quoted_sources(event: Event, figure: Mapping[str, Any]) -> list[Any]:
    sources = event.get("sources") or []
    return [sources[index] for index in figure.get("said_by") or [] if index < len(sources)]


def agreeing_sources(gold: Event, coded: Event) -> int:
    """Gold figures whose first coded match is credited to as many sources, each gold one among them."""
    agreed = 0
    for figure in fillers(gold, "casualties"):
        match = next((row for row in fillers(coded, "casualties") if same_figure(figure, row)), None)
        if match is None:
            continue
        wanted, given = _quoted_sources(gold, figure), _quoted_sources(coded, match)
        agreed += len(wanted) == len(given) and all(any(same_words(a, b) for b in given) for a in wanted)
    return agreed


def report_tallies(gold: Sequence[Event], coded: Sequence[Event]) -> dict[str, Tally]:
    """One report's tallies by key; `said_by` and `main` only where the gold has them."""
    pairing = pair_events(gold, coded)
    tallies = {slot: _slot_tally(gold, coded, pairing, slot) for slot in SLOTS}
    tallies["event"] = Tally(len(pairing.pairs), len(pairing.pairs), len(gold), len(coded))
    tallies["slots"], tallies["record"] = _total(tallies, QUOTED), _total(tallies, SLOTS)
    if any("said_by" in figure for event in gold for figure in fillers(event, "casualties")):
        agreed = sum(agreeing_sources(gold[i], coded[j]) for i, j in pairing.pairs)
        tallies["said_by"] = Tally(agreed, agreed, tallies["casualties"].gold, tallies["casualties"].coded)
    if any(event.get("main") for event in gold):
        agreed = sum(bool(gold[i].get("main") and coded[j].get("main")) for i, j in pairing.pairs)
        tallies["main"] = Tally(agreed, agreed, 1, sum(bool(event.get("main")) for event in coded))
    return tallies


def score(
    gold: Iterable[AnyReport],
    coded: Iterable[AnyReport],
    *,
    long: bool = False,
    confident: bool = False,
) -> Score:
    """The score of coded reports against gold ones, matched by report id.

    Args:
        gold: reports with `id`, `text` and `events`; keys an older gold lacks (`main`, `scope`, `said_by`) are not scored.
        coded: the same form; a gold report missing here counts as coded without events.
        long: only dated reports of 250 words and more.
        confident: only coded events of high or medium confidence.
    """
    totals = {key: Tally() for key in KEYS}
    kept = of = fired = 0
    ranked = []
    chosen = selected(gold, coded, long=long, confident=confident)
    for report, wanted, given in chosen:
        if not wanted:
            of += 1
            kept += not given
            fired += len(given)
        tallies = report_tallies(wanted, given)
        for key, tally in tallies.items():
            totals[key].add(tally)
        ranked.append((Rates.of(tallies["record"]).f1 if wanted or given else 1.0, str(report["id"])))
    rates = {key: Rates.of(tally) for key, tally in totals.items()}
    return Score(rates, kept, of, fired, len(chosen), tuple(sorted(ranked)))


def worst(result: Score, n: int) -> list[tuple[float, str]]:
    """The `n` reports with the lowest record F1, as (F1, report id)."""
    return list(result.ranked[: max(n, 0)])


def gains(ablation: Mapping[str, Score], whole: str) -> dict[str, float]:
    """By key of KEYS the F1 that the coder `whole` has over the best of the other coders, below 0 where it has less."""
    parts = [result for coder, result in ablation.items() if coder != whole]
    best = {key: max(part.rates[key].f1 for part in parts) for key in KEYS}
    return {key: round(ablation[whole].rates[key].f1 - best[key], 3) for key in KEYS}
