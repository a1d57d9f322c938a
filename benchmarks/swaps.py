"""The swap test: does the coder judge by what is told or by whose name stands there and by how loaded the words are?

State and non-state actors change places, loaded words become plain ones (swaps.yaml); events are paired by trigger.
Counts types changed, events lost and gained, and parties that did not follow. Reads ../shared's reports, else examples/.
"""

import argparse
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from dateline.records import Claim, Report
from dateline.reports import read_inputs
from dateline.settings import Settings
from dateline.workflow.code import Coder, open_coder

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "benchmarks" / "reports"
EXAMPLES = ROOT / "examples" / "reports"


class Exchange:
    """Whole words for others, all at once, longest first, with the case of what they replace."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = {old.casefold(): new for old, new in words.items()}
        longest = sorted(words, key=len, reverse=True)
        self._pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])", re.IGNORECASE)

    def __call__(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """The text with the words exchanged, and by how much offsets move from where on."""
        shifts, moved = [(0, 0)], 0

        def new(match: re.Match[str]) -> str:
            nonlocal moved
            word = self._words[match.group().casefold()]
            word = word[0].upper() + word[1:] if match.group()[0].isupper() else word
            moved += len(word) - len(match.group())
            shifts.append((match.end(), moved))
            return word

        return self._pattern.sub(new, text), shifts


def moved(shifts: list[tuple[int, int]], at: int) -> int:
    """Where an offset of the old text lies in the new one."""
    return at + shifts[bisect_right(shifts, (at, sys.maxsize)) - 1][1]


def compare(
    before: Iterable[Claim], after: Iterable[Claim], exchange: Exchange, shifts: list[tuple[int, int]]
) -> Counter[str]:
    """What became of the events of one report."""
    left = {claim.trigger_start: claim for claim in after}
    tally: Counter[str] = Counter()
    for claim in before:
        tally["events"] += 1
        start, end = claim.trigger_start, claim.trigger_start + len(claim.trigger)
        near = (
            at for at, one in left.items() if at < moved(shifts, end) and moved(shifts, start) < at + len(one.trigger)
        )
        same = left.pop(next(near, -1), None)
        if same is None:
            tally["lost"] += 1
            continue
        tally["types changed"] += same.event_type != claim.event_type
        for side in ("initiators", "targets"):
            follow = {exchange(party.text)[0].casefold() for party in getattr(claim, side)}
            tally[side] += 1
            tally[f"{side} that did not follow"] += follow != {p.text.casefold() for p in getattr(same, side)}
    tally["gained"] += len(left)
    return tally


def swapped(coder: Coder, reports: Iterable[Report], words: Mapping[str, str]) -> Counter[str]:
    """The tally over all reports in which some word was exchanged."""
    exchange, tally = Exchange(words), Counter[str]()
    for report in reports:
        text, shifts = exchange(report.text)
        title, _ = exchange(report.title or "")
        if len(shifts) == 1 and title == (report.title or ""):
            continue
        tally["reports"] += 1
        other = report.model_copy(update={"text": text, "title": title or None})
        tally += compare(coder.code(report).claims, coder.code(other).claims, exchange, shifts)
    return tally


def told(name: str, tally: Counter[str]) -> str:
    """The tally in words."""
    events = tally["events"] or 1
    changed = tally["types changed"] + tally["lost"] + tally["gained"]
    parties = [f"{side} {tally[f'{side} that did not follow']} of {tally[side]}" for side in ("initiators", "targets")]
    return (
        f"{name}: {changed / events:.1%} ({tally['types changed']} types changed, {tally['lost']} lost, {tally['gained']} gained"
        f" of {tally['events']} events in {tally['reports']} reports); did not follow: {', '.join(parties)}"
    )


def main() -> None:
    """Print the two tallies for each set of reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "inputs", nargs="*", help="files or folders of reports; dev and agency of ../shared, else examples/"
    )
    given = parser.parse_args().inputs
    inputs = (
        given or [str(p) for p in (SHARED / "dev.jsonl", SHARED / "agency.jsonl") if p.is_file()] or [str(EXAMPLES)]
    )
    lists = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    actors = {a: b for one, other in lists["pairs"] for a, b in ((one, other), (other, one))}
    coder = open_coder(Settings())
    for name in inputs:
        reports = [item for item in read_inputs([name]) if not isinstance(item, Exception)]
        print(told(f"{Path(name).stem}, actors exchanged", swapped(coder, reports, actors)))
        print(told(f"{Path(name).stem}, loaded words made plain", swapped(coder, reports, lists["neutral"])))


if __name__ == "__main__":
    main()
