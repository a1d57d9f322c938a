"""How well `dateline link` links ../shared's linking sets, and whether the order of arrival makes a difference.

    .venv/bin/python benchmarks/linking.py [--orders 20] [--batches 4] [--cache DIR]

Goes the command's own way with the shipped model, on codings kept in --cache. These figures are in-sample: the shipped weights
were fitted on both sets. Those on incidents not fitted on come from `training/linking.py --crossval`. With --orders the conflict
set is linked in that many shuffled orders, by the command and as a project to which it is added in batches.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[1] / "training"))

from codings import coded_reports
from tallies import Tally, shown

from dateline.incidents.linking import link_claims
from dateline.records import Claim, Coding, Incident, Report
from dateline.reports import Document, read_documents
from dateline.store import Store
from dateline.workflow.add import add_documents
from dateline.workflow.linking import link_project
from dateline.workflow.linking.documents import link_documents

SETS = Path(__file__).parents[2] / "shared" / "benchmarks" / "linking"
Parts = frozenset[frozenset[str]]


@dataclass(slots=True, frozen=True)
class Kept:
    """A coder that gives the codings that were made before."""

    codings: dict[str, Coding]

    def code(self, report: Report) -> Coding:
        """The report's coding, with claims that say of their report what it says itself."""
        coding = self.codings[report.text_sha256]
        claims = tuple(claim.model_copy(update={"report": report.reference()}) for claim in coding.claims)
        return coding.model_copy(update={"claims": claims})


class Given(NamedTuple):
    """A set: its documents, the incident of each report by id, and the coder for them."""

    documents: list[Document]
    incident: dict[str, str]
    coder: Kept


def given(name: str, cache: Path) -> Given:
    """A set of reports, read as `dateline link` reads them."""
    path = SETS / f"{name}.jsonl"
    documents = [item for item in read_documents([str(path)]) if isinstance(item, Document)]
    incident = {row["id"]: row["incident_id"] for row in map(json.loads, path.read_text("utf-8").splitlines())}
    return Given(
        documents, incident, Kept({report.text_sha256: coding for report, coding in coded_reports(path, cache)})
    )


def figures(one: Given) -> str:
    """B-cubed, pairs and look-alikes with their intervals."""
    linked, errors = link_documents(one.documents, one.coder)
    reports, tally = [document.report for document in one.documents], Tally()
    tally.add(reports, [one.incident[report.id] for report in reports], linked, range(len(reports)))
    return f"{len(reports)} reports, {len(tally.sums)} incidents, {len(errors)} errors: {shown(tally)}"


def parts(labels: Iterable[tuple[str, str | None]]) -> Parts:
    """Which items go together, whatever the labels are called; those without one stand alone."""
    groups: dict[str, set[str]] = defaultdict(set)
    for item, label in labels:
        groups[label or f"alone {item}"].add(item)
    return frozenset(map(frozenset, groups.values()))


def by_command(documents: Sequence[Document], coder: Kept) -> Parts:
    """The reports that `dateline link` puts together."""
    return parts(link_documents(documents, coder)[0].items())


class Project(NamedTuple):
    """What a project holds, the claims that it puts together, and those that it does when all is linked anew."""

    reports: list[Report]
    claims: list[Claim]
    parts: Parts
    anew: Parts


def in_project(documents: Sequence[Document], coder: Kept, batches: int) -> Project:
    """A project to which the documents were added in batches."""
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "project") as store:
        size = -(-len(documents) // batches)
        for at in range(0, len(documents), size):
            add_documents(store, documents[at : at + size], coder, tell=print)
        found = together(store.incidents())
        link_project(store, whole=True)
        return Project(store.reports(), store.claims(), found, together(store.incidents()))


def together(incidents: Iterable[Incident]) -> Parts:
    """The claims that incidents put together."""
    return parts((member.claim, incident.id) for incident in incidents for member in incident.members)


def with_copies(reports: Iterable[Report], claims: Iterable[Claim], original: dict[str, str | None]) -> Parts:
    """The claims that are put together where reports copy what they are said to copy."""
    held = {report.id: report.model_copy(update={"copy_of": original[report.id]}) for report in reports}
    moved = [claim.model_copy(update={"report": held[claim.report.id].reference()}) for claim in claims]
    return together(link_claims(moved, reports=held.values()))


def told_apart(first: Parts, other: Parts) -> str:
    """How many groups differ, and how many items are in other company."""
    gone = first - other
    return f"{len(gone)} incidents differ, {len(frozenset().union(*gone))} members" if gone else "the same"


def measure_orders(one: Given, orders: int, batches: int) -> None:
    """Prints for each order how its incidents differ from those of the order in which the set stands."""
    first = by_command(one.documents, one.coder)
    whole = in_project(one.documents, one.coder, 1)
    original = {report.id: report.copy_of for report in whole.reports}
    same = Counter[str]()
    for seed in range(orders):
        documents = random.Random(seed).sample(one.documents, len(one.documents))
        mine = by_command(documents, one.coder)
        theirs = in_project(documents, one.coder, batches)
        fixed = with_copies(theirs.reports, theirs.claims, original)
        turned = sum(report.copy_of != original[report.id] for report in theirs.reports)
        same.update({
            "link": mine == first, "project": theirs.parts == whole.parts, "anew": theirs.parts == theirs.anew,
            "fixed": fixed == whole.parts,
        })  # fmt: skip
        print(
            f"order {seed}: link {told_apart(first, mine)}; project {told_apart(whole.parts, theirs.parts)}, "
            f"linked anew {told_apart(theirs.anew, theirs.parts)}; {turned} reports copy another than before; with the same "
            f"copies {told_apart(whole.parts, fixed)}",
            flush=True,
        )
    print(
        f"the same incidents in {same['link']} of {orders} orders by link, in {same['project']} as a project in "
        f"{batches} batches, in {same['fixed']} of these with the same copies; in {same['anew']} as if linked anew"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path(".cache/linking"))
    parser.add_argument("--orders", type=int, default=0)
    parser.add_argument("--batches", type=int, default=4)
    chosen = parser.parse_args()
    sets = {name: given(name, chosen.cache) for name in ("conflict", "gva")}
    for name, one in sets.items():
        print(f"{name}, in-sample: {figures(one)}", flush=True)
    if chosen.orders:
        measure_orders(sets["conflict"], chosen.orders, chosen.batches)


if __name__ == "__main__":
    main()
