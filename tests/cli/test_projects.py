import hashlib
import json
from pathlib import Path

import pytest


def listed(run, project):
    result = run("incidents", "--format", "jsonl", "--project", project)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_two_reports_of_one_attack_become_one_incident(run, project):
    (incident,) = listed(run, project)
    assert incident["date"]["value"]["start"] == "2021-03-08"
    assert incident["synthetic"] is True
    table = run("incidents", "--project", project)
    assert incident["incident"] in table.stdout
    assert "2 reports" in table.stdout


def test_show_has_both_reports_with_the_sentence_behind_each(run, project):
    (incident,) = listed(run, project)
    result = run("show", incident["incident"], "--project", project)
    assert result.exit_code == 0
    page = " ".join(result.stdout.split())
    for words in ("Test Wire", "Second Post", "shot dead two police officers", "because:", "majority"):
        assert words in page
    whole = json.loads(run("show", "story", "--project", project, "--format", "json").stdout)
    assert whole["incident"]["id"] == incident["incident"]
    assert {claim["report"]["id"] for claim in whole["claims"]} == {"story", "second"}


def test_adding_again_says_what_was_held(run, project, story):
    again = run("add", story, "--project", project)
    assert again.exit_code == 0
    assert "added 0 reports, 1 held already" in again.stdout


def test_a_broken_input_is_status_one_and_the_rest_is_added(run, project, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "good.txt").write_text(
        "The museum in the town will open on Sundays from May, the council said on Friday."
    )
    result = run("add", tmp_path / "bad.pdf", tmp_path / "good.txt", "--project", project)
    assert result.exit_code == 1
    assert "added 1 report," in result.stdout
    assert "bad.pdf" in result.stderr


def test_the_raw_bytes_lie_in_the_archive(run, project, story):
    raw = Path(story).read_bytes()
    name = hashlib.sha256(raw).hexdigest()
    assert (project / "archive" / name[:2] / name[2:]).read_bytes() == raw


@pytest.mark.parametrize("words", [["incidents"], ["show", "i1"], ["add", "x.txt"], ["export", "--format", "jsonl"]])
def test_without_a_project_is_status_two(run, tmp_path, words):
    result = run(*words, "--project", tmp_path / "none")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "dateline init" in result.stderr


def test_init_twice_and_an_unknown_incident_are_status_two(run, project):
    assert run("init", project).exit_code == 2
    unknown = run("show", "i-none", "--project", project)
    assert (unknown.exit_code, unknown.stdout) == (2, "")


def test_the_publishing_profile_holds_back_what_nobody_accepted(run, project):
    result = run("export", "--format", "jsonl", "--project", project)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "held back" in result.stderr


def test_an_accepted_incident_is_published(run, project):
    import datetime as dt

    from dateline.records import Anchor, Judgement
    from dateline.store import Store

    with Store.open(project) as store:
        claim = store.claims("story")[0]
        end = claim.trigger_start + len(claim.trigger)
        anchor = Anchor(
            text_sha256=claim.report.text_sha256, start=claim.trigger_start, end=end, quote=claim.trigger, context=""
        )
        when = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
        store.append_judgement(Judgement(id="j1", kind="accept", anchor=anchor, who="Ada", when=when))
    rows = run("export", "--format", "jsonl", "--project", project).stdout.splitlines()
    assert len(rows) == 1
    assert json.loads(rows[0])["incident"]


def test_all_goes_to_standard_output_with_the_losses_beside_it(run, project):
    result = run("export", "--format", "geojson", "--all", "--project", project)
    assert result.exit_code == 0
    (feature,) = json.loads(result.stdout)["features"]
    assert feature["properties"]["synthetic"] is True
    assert result.stderr.strip()


def test_output_writes_data_manifest_and_loss_report(run, project, tmp_path):
    path = tmp_path / "incidents.geojson"
    result = run("export", "--format", "geojson", "--all", "--output", path, "--project", project)
    assert (result.exit_code, result.stdout) == (0, "")
    manifest = json.loads((tmp_path / "incidents.geojson.manifest.json").read_text())
    assert manifest["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (manifest["policy"], manifest["counts"]["incidents"]) == ("majority", 1)
    assert (tmp_path / "incidents.geojson.loss.txt").read_text().strip()


@pytest.mark.parametrize("name", ["acled", "ucdp", "parquet", "plover", "timemap", "gdelt", "hxl"])
def test_every_format_is_written(run, project, tmp_path, name):
    result = run("export", "--format", name, "--all", "--output", tmp_path / "out", "--project", project)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out").stat().st_size > 100
    assert (tmp_path / "out.loss.txt").read_text().endswith("\n")


def test_a_second_export_tells_what_moved(run, project, tmp_path):
    words = ("export", "--format", "acled", "--output", tmp_path / "out.csv", "--project", project)
    assert "since" not in run(*words, "--all").stderr
    second = run(*words)
    assert "0 added, 1 removed, 0 changed" in second.stderr
    told = json.loads((tmp_path / "out.csv.manifest.json").read_text())
    assert len(told["since_last"]["removed"]) == 1
    assert (told["options"]["delay"], told["options"]["coarsen"], told["options"]["names"]) == (7, "town", "hidden")


@pytest.mark.parametrize(
    ("option", "told"),
    [(("--grade", "best"), "no grade 'best'"), (("--since", "2024-02-30"), "--since"), (("--coarsen", "street"), "--coarsen"),
     (("--policy", "ibc"), "no best figure")],
)  # fmt: skip
def test_options_that_make_no_sense_are_refused(run, project, option, told):
    result = run("export", "--format", "ucdp", *option, "--project", project)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_options_reach_the_export(run, project):
    result = run(
        "export", "--format", "jsonl", "--all", "--quotes", "0", "--coarsen", "region", "--grade", "single source",
        "--grade", "corroborated", "--since", "2021-01-01", "--project", project,
    )  # fmt: skip
    (line,) = result.stdout.splitlines()
    told = json.loads(line)
    assert {one["quote"] for one in told["citations"]} == {""}
    assert told["resolved"]["place"]["value"]["lat"] is None
