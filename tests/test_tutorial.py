"""docs/tutorial.md, done as it stands: its commands one after the other in a fresh folder, and what it says of their output."""

import contextlib
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
LEFT_OUT = ("make setup", "export PATH")


def _lines() -> list[str]:
    lines = [line.partition(" #")[0].strip() for block in BLOCKS for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith(LEFT_OUT)]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """By command what it printed; the folder as the commands left it is the current one."""
    folder = tmp_path_factory.mktemp("tutorial")
    (folder / "examples").symlink_to(ROOT / "examples")
    printed: dict[str, str] = {}
    with contextlib.chdir(folder):
        for line in _lines():
            if line.startswith("cd "):
                (folder / line.removeprefix("cd ")).resolve(strict=True)
                stack = contextlib.chdir(folder / line.removeprefix("cd "))
                stack.__enter__()
                continue
            words = shlex.split(line.replace("INCIDENT", printed.get("bamako", "INCIDENT")))
            assert words[0] == "dateline", line
            done = CliRunner().invoke(app, words[1:])
            assert done.exit_code == 0, f"{line}: {done.output}"
            printed[line] = printed.get(line, "") + done.stdout
            if line == "dateline incidents":
                printed["bamako"] = _bamako()
        yield printed


def _bamako() -> str:
    lines = CliRunner().invoke(app, ["incidents", "--format", "jsonl"]).stdout.splitlines()
    found = [one["incident"] for one in map(json.loads, lines) if "Bamako" in one["title"]]
    assert len(found) == 1
    return str(found[0])


def test_the_page_has_commands() -> None:
    assert len(_lines()) > 8


def test_one_report(told: dict[str, str]) -> None:
    (report,) = [json.loads(out) for line, out in told.items() if line.endswith("--format json")]
    report = report[0] if isinstance(report, list) else report
    (row,) = [row for event in report["events"] for row in event["casualties"] if row["text"].startswith("At least five")
              or "five U.S. personnel" in row["text"]]  # fmt: skip
    assert (row["min"], row["max"]) == (5, None)
    assert row["said_by"]
    assert report["text"][row["start"] :].startswith(row["text"])
    assert not any("2,500" in row["text"] for event in report["events"] for row in event["casualties"])
    (football,) = [json.loads(out) for line, out in told.items() if "football" in line]
    assert football["none"]["why"]


def test_a_project(told: dict[str, str]) -> None:
    added = told["dateline add ../examples/reports"]
    assert "added 29 reports" in added
    assert "29 held already" in added  # the second time
    assert "Ain al-Asad" in told["dateline incidents"]


def test_follow_a_figure(told: dict[str, str]) -> None:
    page = " ".join(told["dateline show INCIDENT"].split())
    assert "70 (70–77)" in page
    assert "security source" in page


def test_export(told: dict[str, str]) -> None:
    data = json.loads(Path("incidents.geojson").read_text(encoding="utf-8"))
    manifest = json.loads(Path("incidents.geojson.manifest.json").read_text(encoding="utf-8"))
    assert manifest["policy"] == "majority"
    assert "no geometry" in Path("incidents.geojson.loss.txt").read_text(encoding="utf-8")
    nowhere = [one["properties"]["place"] for one in data["features"] if one["geometry"] is None]
    assert "Dravosk" in nowhere
    properties = {name for one in data["features"] for name in one["properties"]}
    assert not [name for name in sorted(properties) if f"`{name}`" not in REFERENCE]
    published = CliRunner().invoke(app, ["export", "--format", "geojson"])
    assert json.loads(published.stdout)["features"] == []


def test_the_next_steps_of_the_page_lead_somewhere(told: dict[str, str]) -> None:
    assert all(Path(ROOT / "docs" / link).exists() for link in re.findall(r"\]\((?!https?:)([^)#]+)", PAGE))
