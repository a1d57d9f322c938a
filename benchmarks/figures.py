"""Are the resolved tolls right? Dead and hurt of main events against a reader's numbers (figures.yaml), by policy.

Three ways: agency reports as the coder codes them, the same from their gold rows (the policy alone, without the
coder's mistakes), and incidents of several reports from theirs. Reads ../shared; prints nothing of its texts but rows.
"""

import argparse
import json
import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from dateline.exports.figures import total
from dateline.incidents import POLICIES, resolve
from dateline.records import Casualty, Claim, Incident, Maker, Membership, Report, Resolved, Source
from dateline.reports import read_inputs
from dateline.settings import Settings
from dateline.workflow.code import open_coder

SHARED = Path(__file__).parents[2] / "shared" / "benchmarks" / "reports"
OUTCOMES = ("killed", "wounded")
Case = tuple[str, list[Claim]]


def gold_claims(line: str) -> list[Claim]:
    """The main event of a gold report as a claim; it has no sides, parts or updates, which gold rows do not mark."""
    found = json.loads(line)
    report = Report(**{key: found.get(key) for key in ("id", "title", "publisher", "published", "text")})
    return [
        Claim(
            id=report.id,
            report=report.reference(),
            event_type=event["event_type"],
            trigger=event["trigger"],
            trigger_start=event["trigger_start"],
            sources=tuple(Source(**source) for source in event["sources"]),
            casualties=tuple(Casualty(**row) for row in event["casualties"]),
            main=True,
            maker=Maker(kind="person", name="gold"),
        )
        for event in found["events"]
        if event.get("main")
    ]


def coded(path: Path) -> Iterator[Case]:
    """Each report's main event as the coder has it; no claims where it finds none."""
    coder = open_coder(Settings())
    for report in read_inputs([str(path)]):
        if isinstance(report, Report):
            yield report.id, [claim for claim in coder.code(report).claims if claim.main]


def lines(path: Path) -> list[str]:
    """The lines of a file of gold reports."""
    return path.read_text(encoding="utf-8").splitlines()


def by_incident(path: Path) -> Iterator[Case]:
    """Gold claims of each incident of a file whose reports name theirs."""
    claims: dict[str, list[Claim]] = {}
    for line in lines(path):
        claims.setdefault(json.loads(line)["incident_id"], []).extend(gold_claims(line))
    yield from claims.items()


def resolved(name: str, claims: list[Claim], policy: str) -> Resolved | None:
    """The incident that these claims alone make up."""
    members = tuple(Membership(claim=one.id, report=one.report.id, founding=True) for one in claims)
    return resolve(Incident(id=name, members=members), claims, policy=policy) if claims else None


def judge(cases: Iterable[Case], wanted: dict[str, Any], policy: str) -> tuple[dict[str, str], list[tuple[float, str]]]:
    """The measures in words, and what is wrong, worst first."""
    errors: list[float] = []
    wrong: list[tuple[float, str]] = []
    count = dict.fromkeys(("figures", "exact", "within", "none", "spurious"), 0)
    for name, claims in cases:
        if not (found := resolved(name, claims, policy)):
            figures: dict[str, Any] = dict.fromkeys(OUTCOMES)
        else:
            told = [figure for figure in found.figures if not figure.unreported]
            figures = {outcome: total(told, outcome) for outcome in OUTCOMES}
        for outcome in OUTCOMES:
            right, made = wanted.get(name, {}).get(outcome), figures[outcome]
            if right is None:
                count["spurious"] += bool(made) and (made["high"] != 0)
                continue
            count["figures"] += 1
            low, best, high = (made or dict.fromkeys(("low", "best", "high"))).values()
            best = low if best is None else best  # a range has no best: its low counts
            count["exact"] += best in right
            count["within"] += any((low or 0) <= one <= (high or one) for one in right) and bool(made)
            if best is None:
                count["none"] += 1
                wrong.append((2.0, f"{name} {outcome}: nothing, should be {right}"))
            elif best not in right:
                errors.append(min(abs(best - one) for one in right))
                wrong.append((errors[-1] / max(right), f"{name} {outcome}: {low}–{best}–{high}, should be {right}"))
            else:
                errors.append(0)
    share = {key: f"{count[key]}/{count['figures']}" for key in ("exact", "within", "none")}
    mean = {"mean error": f"{statistics.mean(errors):.1f}", "spurious": str(count["spurious"])}
    return share | mean, sorted(wrong, reverse=True)


def main() -> None:
    """Print a line for each way and policy, and what is wrong where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also the N worst figures of `majority`")
    worst = parser.parse_args().worst
    wanted = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    agency = SHARED / "agency.jsonl"
    ways = {
        "agency, coded": (list(coded(agency)), wanted["reports"]),
        "agency, gold rows": ([(json.loads(x)["id"], gold_claims(x)) for x in lines(agency)], wanted["reports"]),
        "wars, gold rows by incident": (list(by_incident(SHARED / "wars.jsonl")), wanted["incidents"]),
    }
    for way, (cases, right) in ways.items():
        kept = [case for case in cases if way.startswith("agency") or case[0] in right]
        for policy in POLICIES:
            measures, wrong = judge(kept, right, policy)
            print(f"{way}, {policy}: " + ", ".join(f"{key} {value}" for key, value in measures.items()))
            for _, line in wrong[: worst if policy == "majority" else 0]:
                print(f"    {line}")


if __name__ == "__main__":
    main()
