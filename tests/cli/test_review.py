import csv
import io
import json
from typing import get_args

import pytest

from dateline.cli.project.review import Grade, Kind
from dateline.records.incidents import Grade as GradeOfRecords
from dateline.records.incidents import IncidentRelationKind


@pytest.fixture
def review(run, project):
    def decide(*words, who="Ada"):
        by = ("--who", who) if words[0] not in ("list", "tray", "log") else ()
        return run("review", *words, *by, "--project", project)

    return decide


@pytest.fixture
def waiting(review):
    return list(csv.DictReader(io.StringIO(review("list").stdout)))


def incidents(run, project):
    lines = run("incidents", "--format", "jsonl", "--project", project).stdout.splitlines()
    return [json.loads(line) for line in lines]


def test_the_choices_are_those_of_the_records():
    assert get_args(Grade) == get_args(GradeOfRecords)
    assert get_args(Kind) == get_args(IncidentRelationKind)


def test_an_accepted_claim_is_published_and_undo_holds_it_back_again(run, project, review, waiting):
    export = ("export", "--format", "jsonl", "--project", project)
    done = review("accept", waiting[0]["claim"], "--why", "read it")
    assert (done.exit_code, "recorded 1 judgement" in done.stdout) == (0, True)
    assert len(run(*export).stdout.splitlines()) == 1
    assert review("undo").exit_code == 0
    assert run(*export).stdout == ""
    assert review("redo").exit_code == 0
    assert len(run(*export).stdout.splitlines()) == 1


def test_split_and_same(run, project, review, waiting):
    (before,) = incidents(run, project)
    assert review("split", waiting[0]["claim"]).exit_code == 0
    first, second = (one["incident"] for one in incidents(run, project))
    assert review("same", first, second).exit_code == 0
    assert [one["incident"] for one in incidents(run, project)] == [before["incident"]]


def test_a_correction_and_a_grade_show(run, project, review, waiting):
    claim = waiting[0]["claim"]
    assert review("correct", claim, "casualties", "killed 9 guards").exit_code == 0
    assert review("correct", claim, "place", "Kano").exit_code == 0
    assert review("grade", claim, "contested").exit_code == 0
    told = json.dumps(incidents(run, project))
    assert "9" in told
    assert "Kano" in told
    assert '"contested"' in told


def test_a_confirmed_field_outlives_a_recoding(review, waiting):
    assert review("confirm", waiting[0]["claim"], "place").exit_code == 0
    (told,) = (json.loads(line) for line in review("log", "--format", "jsonl").stdout.splitlines())
    assert (told["kind"], told["field"], told["value"]["text"]) == ("correct", "place", "Maiduguri")
    assert review("confirm", waiting[0]["claim"], "colour").exit_code == 2


def test_two_incidents_are_related(review, waiting):
    review("split", waiting[0]["claim"])
    one, other = (row["claim"] for row in waiting[:2])
    assert review("relate", one, "update_of", other).exit_code == 0
    assert review("part-of", one, other).exit_code == 0
    assert review("different", one, other).exit_code == 0
    kinds = [json.loads(line)["kind"] for line in review("log", "--format", "jsonl").stdout.splitlines()]
    assert kinds == ["different", "relate", "part_of", "different"]


def test_wrong_use_is_status_two_and_changes_nothing(review, waiting):
    claim = waiting[0]["claim"]
    for words in (("accept", "c-none"), ("same", claim, claim), ("correct", claim, "colour", "red"), ("promote", claim),
                  ("grade", claim, "sure"), ("undo", "j-none"), ("from",)):  # fmt: skip
        result = review(*words)
        assert (result.exit_code, result.stdout) == (2, ""), words
        assert result.stderr.strip()
    assert review("log", "--format", "jsonl").stdout == ""


def test_several_are_decided_together_or_not_at_all(review, waiting):
    ids = [row["claim"] for row in waiting]
    assert review("accept", *ids, "c-none").exit_code == 2
    assert review("log", "--format", "jsonl").stdout == ""
    assert f"recorded {len(ids)} judgements" in review("reject", *ids).stdout


def test_a_table_is_written_checked_recorded_and_held(run, project, review, tmp_path):
    file = tmp_path / "mine.csv"
    assert run("review", "list", "--output", file, "--project", project).exit_code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfaction,")
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    for row in rows:
        row["action"] = "accept"
    rows[1]["claim"] = "c-none"
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    bad = review("from", file)
    assert (bad.exit_code, "would record" in bad.stdout) == (1, True)
    assert "mine.csv:3: c-none" in bad.stderr
    dry = review("from", file, "--dry-run", "--skip-bad")
    assert (dry.exit_code, review("log", "--format", "jsonl").stdout) == (1, "")
    assert review("from", file, "--skip-bad").exit_code == 1
    again = review("from", file, "--skip-bad")
    assert f"recorded 0 judgements; {len(rows) - 1} held already; 1 bad row" in " ".join(again.stdout.split())


def test_the_columns_are_told(run, project):
    told = run("review", "from", "--columns", "--project", project).stdout
    for column in ("action", "claim", "other", "field", "value", "why", "who", "when", "seen", "id"):
        assert f"{column} " in told


def test_the_log_and_the_tray(review, waiting):
    assert "empty" in review("tray").stderr
    review("reject", waiting[0]["claim"], "--why", "a drill")
    review("undo")
    log = " ".join(review("log").stdout.split())
    for words in ("reject", "Ada", "taken back", "withdraw"):
        assert words in log


def test_recoding_keeps_what_was_accepted(run, project, review, waiting):
    review("correct", waiting[0]["claim"], "casualties", "killed 9 guards")
    review("accept", waiting[0]["claim"])
    left = run("recode", "--project", project)
    assert (left.exit_code, "2 with" in left.stdout) == (0, False)
    done = run("recode", "--all", "--project", project)
    assert "1 accepted claim kept; 1 proposal beside them" in " ".join(done.stdout.split())
    proposals = [row for row in csv.DictReader(io.StringIO(review("list").stdout)) if row["claim"].startswith("p-")]
    assert "casualties: killed 9 guards →" in proposals[0]["says"]
    assert review("accept", proposals[0]["claim"]).exit_code == 0
    assert run("recode", "--project", project).exit_code == 0
    assert run("recode", "none-such", "--project", project).exit_code == 2


def test_names_that_stand_for_nobody(run, project):
    table = run("actors", "unresolved", "--project", project)
    assert table.exit_code == 0
    head = run("actors", "unresolved", "--format", "csv", "--project", project).stdout.splitlines()[0]
    assert head.startswith("id,name,kind,country,parent,from,to,language,count")


def test_who_decides_is_the_setting_or_the_login(run, project, waiting, monkeypatch):
    monkeypatch.setenv("DATELINE_WHO", "Cy")
    run("review", "accept", waiting[0]["claim"], "--project", project)
    line = run("review", "log", "--format", "jsonl", "--project", project).stdout
    assert json.loads(line)["who"] == "Cy"
