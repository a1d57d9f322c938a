import json
from pathlib import Path

import pytest

LATER = """Title: Toll of attack on checkpoint near Maiduguri rises
Publisher: Third Courier
Published: 2021-03-11
Synthetic: yes

Gunmen shot dead four police officers at a checkpoint near Maiduguri on Monday, relatives said.
"""


@pytest.fixture
def told(run, project, tmp_path):
    (tmp_path / "later.txt").write_text(LATER)
    assert run("add", tmp_path / "later.txt", "--project", project).exit_code == 0

    def show(*words):
        result = run("show", "story", "--project", project, *words)
        assert result.exit_code == 0, result.output
        return result.stdout

    return show


def killed(figures):
    return [(one["low"], one["best"], one["high"]) for one in figures if one["effect"] == "killed"]


def test_every_policy_side_by_side(told):
    whole = json.loads(told("--policies", "--format", "json"))
    found = {name: killed(one["figures"]) for name, one in whole["policies"].items()}
    assert found == {
        "majority": [(2, 2, 4)], "acled": [(2, 2, 2)], "ucdp": [(2, 2, 4)], "airwars": [(2, None, 4)],
        "ibc": [(2, None, 4)], "latest": [(4, 4, 4)],
    }  # fmt: skip
    page = " ".join(told("--policies").split())
    assert "Policies side by side" in page
    assert "the lowest credible figure" in page


def test_one_policy_and_what_it_made_of_every_row(told):
    whole = json.loads(told("--policy", "latest", "--format", "json"))
    (figure,) = [one for one in whole["resolved"]["figures"] if one["effect"] == "killed"]
    why = [row["rejected"] for row in figure["rows"]]  # the second report prints the first one's words
    assert why == ["not of the latest day", None, "a copy of another report"]
    page = " ".join(told("--policy", "acled").split())
    for words in ("policy: acled", "Figures, row by row", "not used:"):
        assert words in page


def test_how_the_toll_moved(told):
    whole = json.loads(told("--format", "json"))
    assert [(step["day"], killed(step["figures"])) for step in whole["toll"]] == [
        ("2021-03-09", [(2, 2, 2)]),
        ("2021-03-11", [(2, 2, 4)]),
    ]
    assert "How the toll moved" in told()


def test_without_a_kind_of_claimant(told, run, project):
    whole = json.loads(told("--without", "official", "--without", "other", "--format", "json"))
    assert whole["resolved"]["without"] == ["official", "other"]
    assert killed(whole["with_everybody"]) == [(2, 2, 4)]
    assert killed(whole["resolved"]["figures"]) != [(2, 2, 4)]
    assert "all but official" in " ".join(told("--without", "official").split())
    wrong = run("show", "story", "--project", project, "--without", "enemies")
    assert wrong.exit_code == 2
    assert "belligerents" in wrong.stderr


def test_incidents_and_exports_follow_policy_and_claimants(told, run, project, tmp_path):
    line = run("incidents", "--format", "jsonl", "--project", project, "--policy", "latest").stdout
    assert (json.loads(line)["policy"], killed(json.loads(line)["figures"])) == ("latest", [(4, 4, 4)])
    table = " ".join(run("incidents", "--project", project, "--policy", "ibc", "--without", "official").stdout.split())
    assert "by policy ibc" in table
    assert "Without what is told by: official." in table
    path = Path(tmp_path / "out.jsonl")
    words = ("--policy", "acled", "--without", "official", "--all", "--output", path, "--project", project)
    assert run("export", "--format", "jsonl", *words).exit_code == 0
    manifest = json.loads((tmp_path / "out.jsonl.manifest.json").read_text())
    assert (manifest["policy"], manifest["without"]) == ("acled", ["official"])
    assert json.loads(path.read_text())["resolved"]["policy"] == "acled"
