"""How many variants of a report give the same coding, renamed: other names, places, weapons, numbers, days, paragraph order.

Two reports of our own (variants.yaml) and, where ../shared is present, the two acceptance reports read from there; the
changes are drawn by seed. Prints same of all for each report; `--show` tells what differs.
"""

import argparse
import datetime as dt
import json
import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from dateline.records import Claim, Report
from dateline.settings import Settings
from dateline.workflow.code import Coder, open_coder

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "benchmarks" / "reports" / "anbar.jsonl"
KINDS = ("names", "places", "weapons", "numbers")
VARIANTS, SEED, LONGEST_SHIFT = 20, 11, 3
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
Facts = dict[str, Any]


def exchange(words: Mapping[str, str], text: str) -> str:
    """The text with whole words exchanged, all at once, longest first."""
    if not words:
        return text
    longest = sorted(words, key=len, reverse=True)
    return re.sub(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", lambda m: words[m.group()], text)


def shifted_days(report: Report, days: int) -> dict[str, str]:
    """The words for days that change when all is told so many days later."""
    assert report.published is not None
    words = {name: DAYS[(i + days) % 7] for i, name in enumerate(DAYS)}
    for back in range(LONGEST_SHIFT + 1):
        day = report.published - dt.timedelta(back)
        later = day + dt.timedelta(days)
        words[f"{day:%B} {day.day}"] = f"{later:%B} {later.day}"
    return words


def swapped(text: str, first: str, second: str) -> str:
    """The text with two of its paragraphs, known by their first words, in each other's place."""
    lines = text.split("\n")
    i, j = (next(k for k, line in enumerate(lines) if line.startswith(words)) for words in (first, second))
    lines[i], lines[j] = lines[j], lines[i]
    return "\n".join(lines)


def value(text: str, bound: int | None, words: Mapping[str, str]) -> int | None:
    """A bound after the change of the number in its words; figures without one keep theirs."""
    for old, new in words.items():
        last_old, last_new = old.split()[0], new.split()[0]
        amount = NUMBERS.get(last_old, int(last_old) if last_old.isdigit() else None)
        if bound is not None and amount == bound and re.search(rf"(?<!\w){re.escape(old)}(?!\w)", text):
            return NUMBERS.get(last_new, int(last_new) if last_new.isdigit() else bound)
    return bound


def day(claim: Claim, report: Report, days: int) -> Any:
    """The claim's date as it should be told so many days later."""
    if claim.date is None or report.published is None:
        return None
    start, precision = claim.date.start, claim.date.precision
    later = report.published + dt.timedelta(days)
    if precision == "week":
        monday = report.published - dt.timedelta(report.published.weekday())
        return str(later - dt.timedelta(later.weekday()) - (monday - start)), precision
    near = start is not None and (report.published - start).days < 7 and precision == "day"
    return str(start + dt.timedelta(days) if near else start), precision


def facts(claim: Claim, claims: tuple[Claim, ...], report: Report, words: Mapping[str, str], days: int = 0) -> Facts:
    """What a claim says, with its words exchanged; nothing of where it stands."""

    def new(text: str) -> str:
        return exchange(words, text).casefold()

    return {
        "type": claim.event_type, "trigger": new(claim.trigger), "main": claim.main, "grain": claim.granularity,
        "certainty": claim.certainty, "date": day(claim, report, days),
        "place": claim.place and (new(claim.place.text), claim.place.country),
        **{side: sorted(new(p.text) for p in getattr(claim, side)) for side in ("initiators", "targets", "weapons")},
        "figures": [
            (new(c.text), new(c.party), c.effect, value(c.text, c.min, words), value(c.text, c.max, words), c.severity,
             c.preliminary, c.part_of, [new(claim.sources[i].text) for i in c.said_by])
            for c in claim.casualties
        ],
        "sources": sorted((new(s.text), s.kind, [new(v) for v in s.via]) for s in claim.sources),
        "relations": [(r.kind, r.to is not None and new(claims[r.to].trigger), r.asserted) for r in claim.relations],
    }  # fmt: skip


def differences(expected: list[Facts], found: list[Facts]) -> list[str]:
    """What two codings of one report do not share, in words."""

    def key(one: Facts) -> tuple[bool, str, str]:
        return not one["main"], one["trigger"], str(one)

    told = []
    if len(expected) != len(found):
        told.append(f"events {[e['trigger'] for e in expected]} became {[e['trigger'] for e in found]}")
    for one, other in zip(sorted(expected, key=key), sorted(found, key=key), strict=False):
        told += [
            f"{one['trigger']}: {name} {one[name]} became {other[name]}" for name in one if one[name] != other[name]
        ]
    return told


def variant(coder: Coder, report: Report, tables: Mapping[str, Any], chance: random.Random) -> list[str]:
    """Code one variant of the report; tells how its coding differs from the report's own, renamed."""
    words: dict[str, str] = {}
    for kind in KINDS:
        words |= {str(old): str(new) for old, new in chance.choice(tables[kind]).items()}
    days = chance.randint(-LONGEST_SHIFT, LONGEST_SHIFT)
    words |= shifted_days(report, days)
    pairs = [pair for pair in tables["swap"] if chance.random() < 0.5]
    text = report.text
    for first, second in pairs:
        text = swapped(text, first, second)
    assert report.published is not None
    other = report.model_copy(
        update={"text": exchange(words, text), "published": report.published + dt.timedelta(days)}
    )
    before, after = coder.code(report).claims, coder.code(other).claims
    expected = [facts(claim, before, report, words, days) for claim in before]
    return differences(expected, [facts(claim, after, other, {}) for claim in after])


def reports(lists: Mapping[str, Any]) -> list[tuple[Report, Mapping[str, Any]]]:
    """The reports with what may change in each."""
    own = [
        (Report(id=name, **{k: one[k] for k in ("text", "published")}), one) for name, one in lists["reports"].items()
    ]
    if not SHARED.is_file():
        return own
    rows = [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]
    theirs = [
        (Report(**{k: r[k] for k in ("id", "title", "published", "text")}), lists["shared"][r["id"]]) for r in rows
    ]
    return [*own, *theirs]


def main() -> None:
    """Print how many variants of each report are coded alike."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="what differs in each variant that is coded otherwise")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    coder = open_coder(Settings())
    lists = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    for report, tables in reports(lists):
        chance = random.Random(f"{given.seed} {report.id}")
        told = [variant(coder, report, tables, chance) for _ in range(VARIANTS)]
        print(f"{report.id}: {sum(not one for one in told)} of {VARIANTS} variants coded alike")
        for i, one in enumerate(told):
            if given.show and one:
                print(f"  variant {i + 1}", *one, sep="\n    ")


if __name__ == "__main__":
    main()
