"""Reports of our own and altered ones, and what one process without shards makes of them."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from pyarrow import parquet

from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.incidents.linking import link_claims
from dateline.records import Claim, Incident
from dateline.reports import NO_FLAGS, Copies, LeftOut, read_documents
from dateline.settings import Settings
from dateline.workflow.batch import runs
from dateline.workflow.code import Coder

EXAMPLES = Path(__file__).parents[3] / "examples" / "reports"
PLACES = [["Bamako", "Ouagadougou", "Niamey", "Ndjamena"], ["Mali", "Burkina Faso", "Niger", "Chad"],
          ["Istanbul", "Ankara", "Izmir", "Adana"], ["Mogadishu", "Kismayo", "Baidoa", "Marka"]]  # fmt: skip
DAYS = (0, 1, 3, 400)


class Made(NamedTuple):
    """What a batch, or one process, makes of reports: claims and nones by id, incidents in order."""

    claims: dict
    nones: dict
    incidents: list


def altered(report, turn):
    """The report told of other towns, other numbers and another day; turn 0 is the report itself, turn 1 nearly."""
    words = {places[at]: places[(at + turn * (turn > 1)) % 4] for places in PLACES for at in range(4)}
    text = re.sub("|".join(words), lambda match: words[match[0]], report.text)
    text = re.sub(r"\b\d{1,2}\b(?! (?:Sept|Oct|Jan))", lambda match: str(int(match[0]) + turn // 2), text)
    day = report.published and report.published + dt.timedelta(DAYS[turn])
    name = f"{report.id}-{turn}" if turn else report.id
    return {
        "id": name,
        "title": report.title,
        "publisher": report.publisher,
        "published": day and str(day),
        "text": text,
    }


@pytest.fixture(scope="session")
def rules(gazetteer):
    """The coder that a batch's workers open: rules alone."""
    return Coder(gazetteer, Registry.open(), load_codebook())


@pytest.fixture(scope="session")
def batch_file(tmp_path_factory):
    """The examples, and each three times altered: some 110 reports."""
    path = tmp_path_factory.mktemp("batch") / "reports.jsonl"
    reports = [document.report for document in read_documents([str(EXAMPLES)])]
    lines = [json.dumps(altered(report, turn)) for turn in range(4) for report in reports]
    path.write_text("\n".join(lines))
    return path


@pytest.fixture(scope="session")
def at_once(batch_file, rules):
    """All of it in this process: coded one by one, linked together."""
    documents = list(read_documents([str(batch_file)]))
    copies, codings, reports = Copies(), {}, {}
    for document in sorted(documents, key=lambda one: (one.report.published or dt.date.max, one.report.id)):
        report = document.report
        original = copies.original_of(report.id, report.text, report.published)
        reports[report.id] = report.model_copy(update={"copy_of": original})
        codings[report.id] = rules.code(reports[report.id])
    claims = [claim for document in documents for claim in codings[document.report.id].claims]
    incidents = link_claims(claims, reports=reports.values())
    nones = {name: (coding.none.why, coding.none.unread) for name, coding in codings.items() if coding.none}
    return Made({claim.id: claim for claim in claims}, nones, incidents)


def rows(folder):
    return [row for part in sorted(folder.glob("*.parquet")) for row in parquet.read_table(part).to_pylist()]


@pytest.fixture(scope="session")
def made():
    """Reads what a batch left."""

    def read(output):
        claims = {row["id"]: Claim.model_validate_json(row["record"]) for row in rows(output / "claims")}
        nones = {row["report"]: (row["why"], row["unread"]) for row in rows(output / "nones")}
        return Made(claims, nones, [Incident.model_validate_json(row["record"]) for row in rows(output / "incidents")])

    return read


def without_left_out(items):
    return (item for item in items if not isinstance(item, LeftOut))


@pytest.fixture(scope="session")
def run(rules):
    """Runs a batch over files by an engine; what it told and its tally come back."""

    def run_files(paths, output, engine, shard=20):
        told = []
        asked = runs.Batch(
            output, rules, Settings(), "rules", shard, told.append, lambda what: lambda *pace: None, without_left_out
        )
        return runs.run_batch(asked, [str(path) for path in paths], NO_FLAGS, engine), told

    return run_files
