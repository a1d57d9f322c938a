import json
import shutil
from types import SimpleNamespace

import pytest

from dateline.cli.options import make_coder
from dateline.records import Coding, NoEvent

TEXT = "Gunmen killed two soldiers in Maiduguri on 8 March 2021, the army said."
LINE = {"id": "r1", "text": TEXT, "published": "2021-03-09"}


@pytest.mark.parametrize("kind", ["place", "time", "count", "actor", "source", "weapon", "trigger"])
def test_mentions_are_spans_of_the_text(run, kind):
    result = run("mentions", "-", "--kind", kind, "--format", "jsonl", stdin=json.dumps(LINE))
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert list(row) == ["id", f"{kind}s"]
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in row[f"{kind}s"])
    assert kind == "weapon" or row[f"{kind}s"]


def test_given_spans_are_resolved_in_their_order(run):
    at, on = TEXT.index("Maiduguri"), TEXT.index("8 March")
    row = {
        **LINE,
        "toponyms": [{"start": at, "end": at + 9}],
        "timex": [{"start": on, "end": on + 12}, {"start": 5, "end": 5, "empty": True}],
    }
    (place,) = json.loads(run("mentions", "-", "--kind", "place", "--given", stdin=json.dumps(row)).stdout)["places"]
    assert (place["start"], place["end"]) == (at, at + 9)
    assert place["lat"] == pytest.approx(11.85, abs=0.2)
    (time,) = json.loads(run("mentions", "-", "--kind", "time", "--given", stdin=json.dumps(row)).stdout)["times"]
    assert (time["type"], time["value"]) == ("DATE", "2021-03-08")


def test_a_given_span_outside_the_text_is_an_error(run):
    rows = [{**LINE, "toponyms": [{"start": 5, "end": 5000}]}, {**LINE, "id": "r2", "toponyms": None}]
    result = run("mentions", "-", "--kind", "place", "--given", stdin="\n".join(map(json.dumps, rows)))
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"id": "r2", "places": []}


def test_link_answers_for_every_report_in_order(run):
    other = "A car bomb killed nine people in Mogadishu on 1 June 2019, the police said."
    again = "Two soldiers were killed by gunmen in Maiduguri on 8 March 2021, residents said."
    texts = {"a": TEXT, "b": other, "c": again, "d": ""}
    result = run("link", "-", stdin="\n".join(json.dumps({"id": key, "text": text}) for key, text in texts.items()))
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == list(texts)
    incidents = {row["id"]: row["incident"] for row in rows}
    assert incidents["a"] == incidents["c"] != incidents["b"]
    assert incidents["d"] is None


def test_quality_scores_what_it_codes_itself_like_what_was_coded(run, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({**LINE, "events": []}))
    coded = tmp_path / "coded.jsonl"
    coded.write_text(run("code", gold, "--format", "jsonl").stdout)
    alone, beside = run("quality", gold, "--json"), run("quality", gold, coded, "--json")
    assert alone.exit_code == beside.exit_code == 0
    assert json.loads(alone.stdout) == json.loads(beside.stdout)
    perfect = json.loads(run("quality", coded, coded, "--json").stdout)
    assert perfect["record"]["f1"] == 1.0


def test_quality_shows_the_worst_one_report_and_errors_by_slot(run, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({**LINE, "events": []}))
    assert "r1" in run("quality", gold, "--worst", 1).stdout
    assert "Maiduguri" in run("quality", gold, "--report", "r1").stdout
    assert run("quality", gold, "--errors", "all").exit_code == 0
    assert run("quality", gold, "--report", "none").exit_code == 2
    assert run("quality", gold, "--errors", "none").exit_code == 2
    assert run("quality", gold, "--confusion", "event").exit_code == 2
    assert run("quality", tmp_path / "none.jsonl").exit_code == 1


def test_quality_shows_what_is_taken_for_what(run, tmp_path):
    gold, coded = tmp_path / "gold.jsonl", tmp_path / "coded.jsonl"
    gold.write_text(run("code", "-", "--format", "jsonl", stdin=json.dumps(LINE)).stdout)
    report = json.loads(gold.read_text())
    told, report["events"][0]["event_type"] = report["events"][0]["event_type"], "protest"
    coded.write_text(json.dumps(report))
    found = json.loads(run("quality", gold, coded, "--confusion", "type", "--json").stdout)
    assert found["type"]["confusions"] == [{"gold": told, "coded": "protest", "count": 1}]
    page = run("quality", gold, coded, "--confusion", "all")
    assert page.exit_code == 0
    assert all(words in page.stdout for words in ("type: gold", told, "initiators", "nowhere"))


def test_quality_sets_the_coders_side_by_side(run, tmp_path, monkeypatch):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(run("code", "-", "--format", "jsonl", stdin=json.dumps(LINE)).stdout)
    rules = make_coder("rules")
    silent = SimpleNamespace(code=lambda report: Coding(none=NoEvent(why="other")))
    coders = {"rules": rules, "tagger": silent, "both": rules}
    monkeypatch.setattr("dateline.cli.quality.make_coder", coders.__getitem__)
    result = json.loads(run("quality", gold, "--ablation", "--json").stdout)
    assert [result[name]["event"]["f1"] for name in coders] == [1.0, 0.0, 1.0]
    assert result["gain"]["event"] == 0.0
    table = run("quality", gold, "--ablation")
    assert table.exit_code == 0
    assert "rules   tagger     both     gain" in table.stdout
    assert run("quality", gold, gold, "--ablation").exit_code == 2


def test_schema_is_a_json_schema(run):
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "Claim" in schema["$defs"]


def test_the_gazetteer_says_what_it_holds_and_finds_places(run):
    assert "gazetteer.sqlite" in run("gazetteer", "info").stdout
    assert "Maiduguri" in run("gazetteer", "find", "Maiduguri").stdout
    assert "km away" in run("gazetteer", "find", "Tripoli", "--near", "Beirut").stdout
    nothing = run("gazetteer", "find", "Xyzzyville")
    assert (nothing.exit_code, nothing.stdout) == (0, "")


def test_places_of_ones_own_are_added_found_and_removed(run, tmp_path, monkeypatch, gazetteer_file):
    own = tmp_path / "own" / "gazetteer.sqlite"
    own.parent.mkdir()
    shutil.copy(gazetteer_file, own)
    monkeypatch.setenv("DATELINE_GAZETTEER", str(own))
    table = tmp_path / "mine.csv"
    table.write_text("name,lat,lon,country\nTell Quorim,33.5,42.5,IQ\n" + "Bad,north,,\n" * 25)
    added = run("gazetteer", "add", table)
    assert (added.exit_code, added.stdout) == (1, "added 1 place\n")
    assert "line 3: lat and lon must be numbers" in added.stderr
    assert "5 more rows were skipped" in added.stderr
    assert "33.5" in run("gazetteer", "find", "Tell Quorim").stdout
    assert "mine.csv" in run("gazetteer", "info").stdout
    table.write_text("Tell Quorim is a village.\n")
    refused = run("gazetteer", "add", table)
    assert refused.exit_code == 1
    assert "Expected a GeoNames dump" in refused.stderr
    missing = run("gazetteer", "remove", "none.csv")
    assert (missing.exit_code, "Added are: mine.csv" in missing.stderr) == (1, True)


def test_actors_of_ones_own_are_added_once_and_found(run, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_ACTORS", str(tmp_path / "own" / "actors.csv"))
    table = tmp_path / "mine.csv"
    table.write_text("id,name,kind,country\nharrow-front,Harrow Front,rebel,NG\nbad id,Nobody,rebel,\n")
    assert run("actors", "find", "Harrow Front").stdout == ""
    first = run("actors", "add", table)
    assert first.exit_code == 1
    assert "mine.csv:3" in first.stderr
    run("actors", "add", table)
    assert (tmp_path / "own" / "actors.csv").read_text().count("Harrow Front") == 1
    assert "harrow-front" in run("actors", "find", "Harrow Front").stdout
