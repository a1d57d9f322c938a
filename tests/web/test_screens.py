import io
import json
import zipfile

import pytest

from dateline.web import openapi_text
from dateline.web.routes import exports

from .conftest import Analyst


@pytest.fixture
def second(manned):
    """A reviewer, the second coder, and the one who judged first."""
    return Analyst(manned[0], "reviewer"), Analyst(manned[0], "cora"), Analyst(manned[0], "coder")


def test_the_committed_openapi_is_what_the_routes_say():
    from pathlib import Path

    committed = Path(__file__).parents[2] / "workbench" / "openapi.json"
    assert committed.read_text("utf-8") == openapi_text(), "run: dateline schema --api > workbench/openapi.json"


def test_the_queue_page_by_page(alone):
    seen, cursor = [], None
    while True:
        page = alone.get("/reports", limit=2, **({"cursor": cursor} if cursor else {})).json()
        seen += [row["id"] for row in page["rows"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["b2", "b1", "a2", "a/1", "n1"]
    assert page["total"] == 5
    assert alone.get("/reports", q="paper B").json()["total"] == 2
    assert alone.get("/reports", source="Paper a").json()["total"] == 2
    assert alone.get("/reports", cursor="nonsense").status_code == 422
    row = page["rows"][-1]
    assert (row["id"], row["events"], row["none"]) == ("n1", 0, "other")


def test_next_and_previous(alone):
    assert alone.get("/neighbours", report="b1").json() == {"previous": "b2", "next": "a2"}
    assert alone.get("/neighbours", report="b2").json() == {"previous": None, "next": "b1"}
    assert alone.get("/neighbours", report="nowhere").json() == {"previous": None, "next": None}
    alone.judge("accept", "c-a2", alone.tag("/reports/a2"))
    assert alone.get("/neighbours", report="b1").json()["next"] == "a/1"
    assert alone.get("/neighbours", report="b1", state="all").json()["next"] == "a2"


def test_the_coder_gets_spans_that_hold_the_words(alone):
    page = alone.get("/reports/a/1").json()
    text = page["report"]["text"]
    words = {(one["field"], text[one["start"] : one["end"]]) for one in page["highlights"]}
    assert {("trigger", "attacked"), ("place", "Tarn"), ("date", "4 March"), ("casualties", "3 guards")} <= words
    assert page["warnings"] == {}
    assert page["incidents"]["c-a1"]["title"].startswith("Attack")


def test_the_coder_warns_of_days_to_come_and_of_actors_of_other_years(alone):
    from dateline.actors import Registry

    party = {"text": "Gunmen", "start": 0, "kind": "rebel"}
    late = next(one for one in Registry.open() if one.end and one.end.year < 2031)
    day = {"start": "2031-03-20", "end": "2031-03-20", "precision": "day"}
    for field, value in (("date", day), ("initiators", [{**party, "actors": [late.id]}])):
        alone.judge("correct", "c-a1", alone.tag("/reports/a/1"), field=field, value=value)
    told = {one["field"]: one["text"] for one in alone.get("/reports/a/1").json()["warnings"]["c-a1"]}
    assert set(told) == {"date", "initiators"}
    assert told["date"] == "The day comes after the report's own, 2031-03-04."
    assert told["initiators"].endswith(f"to {late.end.year}, not in 2031.")


def test_summaries_follow_what_is_judged(alone, app):
    first = alone.get("/incidents")
    columns = first.json()
    assert len({len(column) for column in columns.values()}) == 1
    assert columns["killed"][0] == [3, 3, 3]
    tag = first.headers["etag"]
    client = alone.client
    assert client.get("/api/v1/incidents", headers={"If-None-Match": tag}).status_code == 304
    place = columns["id"].index(alone.get("/reports/b1").json()["incidents"]["c-b1"]["id"])
    assert columns["reviewed"][place] is False
    alone.judge("accept", "c-b1", alone.tag("/reports/b1"))
    app.state.workplace.link()
    again = client.get("/api/v1/incidents", headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert again.json()["reviewed"][again.json()["id"].index(columns["id"][place])] is True
    some = alone.get("/incidents", ids=[columns["id"][0], "i-gone"]).json()
    assert some["id"] == [columns["id"][0]]


def test_an_incident_with_everything(alone):
    incident = alone.get("/reports/a2").json()["incidents"]["c-a2"]["id"]
    alone.judge("correct", "c-a2", alone.tag("/reports/a2"), field="casualties", value="killed 5 guards", why="recount")
    alone.client.app.state.workplace.link()
    page = alone.get(f"/incidents/{incident}", policy="ucdp", without=["official"]).json()
    assert {one["report"]["id"] for one in page["claims"]} == {"a/1", "a2"}
    assert page["resolved"]["policy"] == "ucdp"
    assert page["everybody"]["without"] == []
    assert set(page["policies"]) == {"majority", "acled", "ucdp", "airwars", "ibc", "latest"}
    assert page["reports"]["a/1"]["title"] == "Report a/1"
    quote = page["quotes"]["c-a2"]
    assert quote["text"].startswith("Gunmen attacked")
    (change,) = page["changes"]
    assert (change["before"], change["after"]) == ("killed 3 guards", "killed 5 guards")
    assert change["judgement"]["why"] == "recount"
    assert alone.get(f"/incidents/{incident}", without=["nobody"]).status_code == 422
    assert alone.get("/incidents/i-none").status_code == 404
    assert alone.get(f"/incidents/{incident}/similar").status_code == 200


def test_a_movement_of_forces_has_no_point(alone):
    alone.judge("correct", "c-b1", alone.tag("/reports/b1"), field="event_type", value="force_movement")
    alone.judge("correct", "c-b2", alone.tag("/reports/b2"), field="event_type", value="force_movement")
    alone.client.app.state.workplace.link()
    incident = alone.get("/reports/b1").json()["incidents"]["c-b1"]["id"]
    columns = alone.get("/incidents", ids=[incident]).json()
    assert columns["lat"] == [None]
    assert "33.8" not in alone.get(f"/incidents/{incident}").text
    for name in ("one", "other"):
        for pair in alone.get("/links").json()["rows"]:
            assert "lat" not in pair[name]


def test_pairs_that_may_be_one(alone):
    one, other = (alone.get(f"/reports/{name}").json()["incidents"][f"c-{name}"]["id"] for name in ("b1", "b2"))
    (pair,) = [
        row
        for row in alone.get("/links").json()["rows"]
        if {row["one"]["incident"], row["other"]["incident"]} == {one, other}
    ]
    assert pair["reasons"]
    assert pair["totals"]["killed_together"] is not None
    first, second = pair["one"]["incident"], pair["other"]["incident"]
    assert alone.judge("unsure", first, pair["version"], other=second).status_code == 200
    assert [row["id"] for row in alone.get("/links", pile="unsure").json()["rows"]] == [pair["id"]]
    again = alone.get("/links", pile="unsure").json()["rows"][0]["version"]
    assert alone.judge("different", first, pair["version"], other=second).status_code == 412
    assert alone.judge("different", first, again, other=second).status_code == 200
    assert pair["id"] not in [row["id"] for row in alone.get("/links").json()["rows"]]
    assert alone.get("/links", pile="unsure").json()["rows"] == []


def test_double_coding(second):
    reviewer, cora, coder = second
    for name in ("a/1", "b1"):
        claim = f"c-{name.replace('/', '')}"
        assert coder.judge("accept", claim, coder.tag(f"/reports/{name}")).status_code == 200
    assert coder.send("POST", "/codings", {"who": "cora", "size": 5}).status_code == 403
    drawn = reviewer.send("POST", "/codings", {"who": "cora", "size": 5}).json()
    given = {one["report"]: one["id"] for one in drawn["assignments"]}
    assert set(given) == {"a/1", "b1"}
    assert reviewer.send("POST", "/codings", {"who": "cora", "size": 5}).status_code == 422
    assert reviewer.send("POST", "/codings", {"who": "coder", "size": 5}).status_code == 422
    assert coder.get(f"/codings/{given['b1']}/blind").status_code == 403
    look = cora.get(f"/codings/{given['b1']}/blind").json()
    assert look["coding"] is None
    assert "c-b1" not in str(look)
    assert reviewer.get(f"/codings/{given['b1']}").status_code == 422
    first = coder.get("/reports/b1").json()["claims"][0]
    mine = {key: value for key, value in first.items() if key not in ("id", "report", "maker")}
    mine |= {"event_type": "armed_clash"}
    done = cora.send("PUT", f"/codings/{given['b1']}/blind", {"claims": [mine]})
    assert done.status_code == 200
    assert cora.send("PUT", f"/codings/{given['a/1']}/blind", {"claims": [], "none": "court"}).status_code == 200
    assert coder.get("/reports/b1").json()["claims"][0]["event_type"] == "attack"
    pair = reviewer.get(f"/codings/{given['b1']}").json()
    assert [(one["field"], one["one"], one["other"], one["settled"]) for one in pair["differences"]] == [
        ("event_type", "attack", "armed_clash", False)
    ]
    told = {one["field"]: one for one in reviewer.get("/codings").json()["fields"]}
    assert told["report"]["units"] == 2
    assert told["report"]["same"] == 1
    assert told["event_type"]["alpha"] is not None
    reviewer.judge("correct", "c-b1", reviewer.tag("/reports/b1"), field="event_type", value="armed_clash")
    states = {one["report"]: one["state"] for one in reviewer.get("/codings").json()["assignments"]}
    assert states == {"a/1": "coded", "b1": "settled"}


def test_a_blind_coding_that_does_not_read(second):
    reviewer, cora, coder = second
    coder.judge("accept", "c-b1", coder.tag("/reports/b1"))
    (one,) = reviewer.send("POST", "/codings", {"who": "cora", "size": 1}).json()["assignments"]
    path = f"/codings/{one['id']}/blind"
    for body in (
        {"claims": []},
        {"claims": [], "none": "why not"},
        {"claims": [{"event_type": "attack"}]},
        {"claims": [{"event_type": "attack", "trigger": "nowhere", "trigger_start": 3}]},
    ):
        assert cora.send("PUT", path, body).status_code == 422, body


def test_lists(alone):
    book = alone.get("/codebook").json()
    assert book["types"][0]["label"]
    assert book["types"][0]["words"]
    assert alone.get("/actors", q="army").json()["total"] > 0
    places = alone.get("/places", q="Quito").json()["rows"]
    assert places[0]["country"] == "EC"
    assert alone.get("/places").status_code == 422


def test_the_codebook_runs_its_examples(alone):
    book = alone.get("/codebook", tested="true").json()
    verdicts = [one["passes"] for entry in book["types"] for one in entry["examples"]]
    assert verdicts
    assert all(verdicts)


def test_exports(alone):
    wish = {"format": "jsonl", "delay": 0}
    assert alone.send("POST", "/exports/preview", wish).json()["rows"] == 0
    alone.judge("accept", "c-b1", alone.tag("/reports/b1"))
    alone.client.app.state.workplace.link()
    told = alone.send("POST", "/exports/preview", wish).json()
    assert told["rows"] == 1
    assert any("held back" in line for line in told["losses"])
    file = alone.send("POST", "/exports", wish)
    assert file.headers["x-content-sha256"] == told["manifest"]["sha256"]
    assert file.text.startswith(told["preview"])
    assert (told["looked"], told["asked"], told["manifest"]["only"]) == (1, 1, None)
    late = alone.get("/exports/preview", format="jsonl").json()
    assert late["rows"] == 0
    assert "1 incident held back: less than 7 days old or undated" in late["losses"]
    assert alone.get("/exports", format="nothing").status_code == 422


def test_what_is_not_text_has_no_preview_and_comes_in_a_zip(alone):
    wish = {"format": "parquet", "everything": True}
    told = alone.send("POST", "/exports/preview", wish).json()
    assert told["preview"] == ""
    assert told["bytes"] > 0
    file = alone.send("POST", "/exports", wish)
    assert file.content.startswith(b"PAR1")
    assert file.headers["content-type"] == "application/vnd.apache.parquet"
    zipped = alone.send("POST", "/exports", wish | {"bundle": True})
    with zipfile.ZipFile(io.BytesIO(zipped.content)) as archive:
        assert archive.read(archive.namelist()[0]) == file.content


@pytest.mark.parametrize("name", ["acled", "ucdp", "plover", "timemap", "gdelt", "hxl"])
def test_every_format_leaves(alone, name):
    told = alone.send("POST", "/exports/preview", {"format": name, "everything": True}).json()
    assert told["rows"] > 0
    assert told["manifest"]["policy"] == {"acled": "acled", "ucdp": "ucdp"}.get(name, "majority")


def test_how_much_of_each_can_be_asked_for(alone):
    wish = {
        "format": "jsonl",
        "everything": True,
        "since": "2100-01-01",
        "quotes": 0,
        "grades": ["confirmed"],
        "delay": 3,
    }
    told = alone.send("POST", "/exports/preview", wish).json()
    assert told["rows"] == 0
    assert (told["manifest"]["options"]["delay"], told["manifest"]["options"]["quotes"]) == (3, 0)


def test_an_export_of_what_one_sees_says_so(alone):
    ids = alone.get("/incidents").json()["id"]
    wish = {"format": "jsonl", "everything": True, "incidents": [ids[0], "i-none"]}
    told = alone.send("POST", "/exports/preview", wish).json()
    assert (told["rows"], told["asked"]) == (1, 1)
    assert f"{len(ids) - 1} incidents left out: not asked for" in told["losses"]
    assert "1 id left out: no such incident" in told["losses"]
    file = alone.send("POST", "/exports", wish)
    assert [json.loads(line)["incident"]["id"] for line in file.text.splitlines()] == [ids[0]]
    zipped = alone.send("POST", "/exports", wish | {"bundle": True})
    with zipfile.ZipFile(io.BytesIO(zipped.content)) as archive:
        name, manifest, losses = archive.namelist()
        assert archive.read(name) == file.content
        assert json.loads(archive.read(manifest))["only"]["incidents"] == 2
        assert b"not asked for" in archive.read(losses)
    assert alone.send("POST", "/exports", {"incidents": []}).json()["features"] == []


def test_a_preview_looks_at_the_first_alone_and_says_so(alone, monkeypatch):
    monkeypatch.setattr(exports, "_SAMPLE", 1)
    every = len(alone.get("/incidents").json()["id"])
    assert every > 1
    told = alone.get("/exports/preview", everything="true").json()
    assert (told["rows"], told["looked"], told["asked"]) == (1, 1, every)
    assert told["bytes"] == told["manifest"]["bytes"] * every
    assert len(alone.get("/exports", everything="true").json()["features"]) == every


def test_one_export_is_made_at_a_time(alone):
    with alone.client.app.state.workplace.exporting:
        busy = alone.get("/exports")
        assert busy.status_code == 503
        assert busy.headers["retry-after"]
        assert alone.get("/exports/preview").status_code == 200
    assert alone.get("/exports").status_code == 200


def test_the_audit_finds(alone):
    alone.judge("accept", "c-b1", alone.tag("/reports/b1"), why="three papers agree")
    alone.judge("reject", "c-b2", alone.tag("/reports/b2"))
    alone.judge("undo")
    page = alone.get("/audit", limit=2).json()
    assert [one["judgement"]["kind"] for one in page["rows"]] == ["withdraw", "reject"]
    assert [one["standing"] for one in page["rows"]] == [True, False]
    rest = alone.get("/audit", limit=2, cursor=page["next"]).json()
    assert [one["judgement"]["kind"] for one in rest["rows"]] == ["accept"]
    assert alone.get("/audit", q="three papers").json()["total"] == 1
    assert alone.get("/audit", kind="reject").json()["total"] == 1
    assert alone.get("/audit", who="nobody").json()["total"] == 0


def test_addresses_of_the_application_get_its_page(app, alone, tmp_path):
    from fastapi import FastAPI
    from starlette.testclient import TestClient

    from dateline.web.statics import add_static

    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>the page")
    (tmp_path / "assets" / "a-1.js").write_text("1")
    site = FastAPI()
    add_static(site, tmp_path)
    client = TestClient(site)
    assert client.get("/incidents/i-1").text.endswith("the page")
    assert "immutable" in client.get("/assets/a-1.js").headers["cache-control"]
    (tmp_path.parent / "secret.txt").write_text("secret")
    (tmp_path / "assets" / "link.js").symlink_to(tmp_path.parent / "secret.txt")
    outside = ("/%2e%2e/%2e%2e/etc/passwd", "/..%2fsecret.txt", "//etc/passwd", "/%2fetc%2fpasswd", "/" + 5000 * "a")
    for path in outside:
        assert client.get(path).text.endswith("the page"), path
    for path in ("/assets/link.js", "/assets/old-2.js", "/assets/..%2f..%2fsecret.txt"):
        assert client.get(path).status_code == 404, path
    assert client.get("/api/v2/x").status_code == 404
    assert alone.client.get("/api/v1/nothing").status_code == 404


def test_an_id_that_none_has_is_told_without_reading_every_incident(alone, monkeypatch):
    store = alone.client.app.state.workplace.store
    for name in ("incidents", "claims", "reports"):
        monkeypatch.setattr(type(store), name, lambda *given: pytest.fail("all of them were read"))
    for unknown in ("i-000000000000", "nothing", "i-../x"):
        assert alone.get(f"/incidents/{unknown}").status_code == 404
        assert alone.judge("same", unknown, '"v-000000000000"', other=unknown).status_code == 404


def test_an_erased_report_is_gone_with_what_was_judged_of_it(alone):
    alone.judge("accept", "c-b1", alone.tag("/reports/b1"))
    alone.judge("accept", "c-b2", alone.tag("/reports/b2"))
    assert alone.send("DELETE", "/reports/b1", {"why": ""}).status_code == 422
    told = alone.send("DELETE", "/reports/b1", {"why": "a court asked"}).json()
    assert (told["report"], told["why"]) == ("b1", "a court asked")
    assert alone.get("/reports/b1").status_code == 404
    assert "b1" not in {row["id"] for row in alone.get("/reports", state="all").json()["rows"]}
    judged = [row["judgement"]["anchor"]["report"] for row in alone.get("/audit").json()["rows"]]
    assert judged == ["b2"]
    assert alone.get("/audit/check").json()["problems"] == []
    reports = [name for incident in alone.get("/incidents").json()["id"] for name in told_by(alone, incident)]
    assert "b1" not in reports
    again = alone.send("DELETE", "/reports/b1", {"why": "again"}).json()
    assert again["why"] == "a court asked"  # the same tombstone
    assert alone.send("DELETE", "/reports/never", {"why": "a court asked"}).status_code == 404


def told_by(analyst, incident):
    return analyst.get(f"/incidents/{incident}").json()["reports"]
