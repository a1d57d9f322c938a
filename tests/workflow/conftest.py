import datetime as dt
import json
import re
from pathlib import Path

import pytest

from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.records import Claim, ClaimDate, ClaimPlace, Coding, Maker, NoEvent
from dateline.reports import Flags, read_documents
from dateline.store import Store
from dateline.values import Span, mint
from dateline.workflow.add import add_documents
from dateline.workflow.code import Coder

DAY = dt.date(2024, 8, 5)
ROOT = Path(__file__).parents[2]
AGENCY = ROOT.parent / "shared/benchmarks/reports/agency.jsonl"


class Double:
    """A coder that finds an attack in Quorim wherever a text says "killed", and breaks on the word "break"."""

    def __init__(self):
        self.coded = []

    def code(self, report):
        self.coded.append(report.id)
        if "break" in report.text:
            raise ZeroDivisionError("a fault in the coder")
        match = re.search("killed", report.text)
        if match is None:
            return Coding(none=NoEvent(why="other"))
        day = report.published or dt.date(2024, 8, 5)
        return Coding(
            claims=(
                Claim(
                    id=mint("c", report.id, match.start()),
                    report=report.reference(),
                    event_type="attack",
                    trigger="killed",
                    trigger_start=match.start(),
                    date=ClaimDate(start=day, end=day, precision="day"),
                    place=ClaimPlace(
                        text="Quorim", start=0, country="NE", lat=1.5, lon=2.5, level="settlement", radius_km=3
                    ),
                    main=True,
                    evidence=(Span(start=0, end=len(report.text)),),
                    maker=Maker(kind="rules", name="double"),
                ),
            )
        )


@pytest.fixture
def coder():
    return Double()


def coded(folder, path, gazetteer):
    """A project of reports as the real coder codes them, which this folder's double hides."""
    store = Store.create(folder / "project")
    real = Coder(gazetteer, Registry.open(), load_codebook())
    add_documents(store, read_documents([str(path)], Flags(None)), real, tell=lambda _: None)
    return store


@pytest.fixture(scope="session")
def examples(tmp_path_factory, gazetteer):
    with coded(tmp_path_factory.mktemp("examples"), ROOT / "examples/reports", gazetteer) as store:
        yield store


@pytest.fixture(scope="session")
def agency(tmp_path_factory, gazetteer):
    if not AGENCY.exists():
        pytest.skip("../shared/benchmarks is not here")
    with coded(tmp_path_factory.mktemp("agency"), AGENCY, gazetteer) as store:
        yield store


@pytest.fixture
def really_coded(tmp_path, gazetteer):
    """Makes the project of one report's file as it lies on disk."""

    def make(text):
        (tmp_path / "story.txt").write_text(text)
        return coded(tmp_path, tmp_path / "story.txt", gazetteer)

    return make


@pytest.fixture
def project(tmp_path):
    with Store.create(tmp_path / "project") as store:
        yield store


@pytest.fixture
def write(tmp_path):
    """Writes reports to a file, by id."""

    def write_lines(texts, name="reports.jsonl"):
        path = tmp_path / name
        path.write_text("\n".join(json.dumps({"id": key, "text": text}) for key, text in texts.items()))
        return str(path)

    return write_lines


@pytest.fixture
def add(project, coder):
    """Adds files to the project; the tally and the errors come back."""

    def add_paths(*paths):
        told = []
        return add_documents(project, read_documents(paths, Flags(DAY)), coder, tell=told.append), told

    return add_paths
