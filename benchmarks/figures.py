"""Are the resolved tolls right? Dead and hurt of main events, everybody together, by policy.

Agency reports as the coder codes them are held against the policy on their gold rows (which leaves the coder's mistakes) and
against the largest gold row; gold rows, alone and by incident, against the largest (which shows where a policy departs
from it: summed parts, rival claimants, updates). Reads ../shared; prints numbers only.
"""

import argparse
import json
import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path

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


Wanted = dict[str, dict[str, int]]


def totals(cases: Iterable[Case], policy: str) -> dict[str, dict[str, dict[str, int | None] | None]]:
    """By case and outcome low, best and high of everybody together."""
    found: dict[str, dict[str, dict[str, int | None] | None]] = {}
    for name, claims in cases:
        incident = resolved(name, claims, policy)
        told = [figure for figure in incident.figures if not figure.unreported] if incident else []
        found[name] = {outcome: total(told, outcome) if told else None for outcome in OUTCOMES}
    return found


def largest(cases: Iterable[Case]) -> Wanted:
    """By case and outcome the largest number that any row gives: what a reader in a hurry would write."""
    found: Wanted = {}
    for name, claims in cases:
        rows = [row for claim in claims for row in claim.casualties]
        for outcome in OUTCOMES:
            numbers = [row.min if row.min is not None else row.max for row in rows if row.effect == outcome]
            if given := [number for number in numbers if number is not None]:
                found.setdefault(name, {})[outcome] = max(given)
    return found


def by_policy(cases: Iterable[Case], policy: str) -> Wanted:
    """By case and outcome what a policy makes of the gold rows: best, or low where it gives a range."""
    found: Wanted = {}
    for name, outcomes in totals(cases, policy).items():
        for outcome, made in outcomes.items():
            best = None if made is None else made["best"] if made["best"] is not None else made["low"]
            if best is not None:
                found.setdefault(name, {})[outcome] = best
    return found


def judge(cases: Iterable[Case], wanted: Wanted, policy: str) -> tuple[dict[str, str], list[tuple[float, str]]]:
    """The measures in words, and what is wrong, worst first."""
    errors: list[float] = []
    wrong: list[tuple[float, str]] = []
    count = dict.fromkeys(("figures", "exact", "within", "none", "spurious"), 0)
    for name, outcomes in totals(cases, policy).items():
        for outcome, made in outcomes.items():
            right = wanted.get(name, {}).get(outcome)
            low, best, high = (made or dict.fromkeys(("low", "best", "high"))).values()
            best = low if best is None else best  # a range has no best: its low counts
            if right is None:
                count["spurious"] += bool(best)
                continue
            count["figures"] += 1
            count["exact"] += best == right
            count["within"] += made is not None and (low or 0) <= right <= (high if high is not None else right)
            if best is None:
                count["none"] += 1
                wrong.append((2.0, f"{name} {outcome}: nothing, should be {right}"))
                continue
            errors.append(abs(best - right))
            if best != right:
                wrong.append((errors[-1] / max(right, 1), f"{name} {outcome}: {low}–{best}–{high}, should be {right}"))
    share = {key: f"{count[key]}/{count['figures']}" for key in ("exact", "within", "none")}
    mean = {"median error": f"{statistics.median(errors or [0]):.0f}", "spurious": str(count["spurious"])}
    return share | mean, sorted(wrong, reverse=True)


def main() -> None:
    """Print a line for each way and policy, and what is wrong where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also the N worst figures of `majority`")
    worst = parser.parse_args().worst
    agency = SHARED / "agency.jsonl"
    gold = [(json.loads(line)["id"], gold_claims(line)) for line in lines(agency)]
    mine, incidents = list(coded(agency)), list(by_incident(SHARED / "wars.jsonl"))
    for policy in POLICIES:
        for way, cases, right in (
            ("agency as coded, held against the policy on gold rows", mine, by_policy(gold, policy)),
            ("agency as coded, held against the largest gold row", mine, largest(gold)),
            ("agency gold rows, held against the largest", gold, largest(gold)),
            ("wars gold rows by incident, held against the largest", incidents, largest(incidents)),
        ):
            measures, wrong = judge(cases, right, policy)
            print(f"{policy}: {way}: " + ", ".join(f"{key} {value}" for key, value in measures.items()))
            for _, line in wrong[: worst if policy == "majority" else 0]:
                print(f"    {line}")


if __name__ == "__main__":
    main()
