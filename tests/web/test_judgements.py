import pytest

from dateline.records import Judgement
from dateline.workflow.review.ledgers import Ledger

from .conftest import Analyst, serve


@pytest.fixture
def two(manned):
    """Two analysts at once."""
    return Analyst(manned[0], "reviewer"), Analyst(manned[0], "rita")


def incident_of(analyst, claim, report):
    return analyst.get(f"/reports/{report}").json()["incidents"][claim]["id"]


def test_a_change_that_names_no_version_is_sent_back(alone):
    answer = alone.judge("accept", "c-b1")
    assert answer.status_code == 428
    assert "If-Match" in answer.json()["todo"]
    assert alone.judge("accept", "c-b1", '"what?"').status_code == 400
    assert alone.get("/audit").json()["total"] == 0


@pytest.mark.parametrize("path", ["/reports/a%2F1", "/reports/a/1"])
def test_accepting_and_undoing(alone, path):
    seen = alone.tag(path)
    made = alone.judge("accept", "c-a1", seen)
    assert made.status_code == 200
    page = alone.get("/reports/a/1").json()
    assert page["verdicts"]["c-a1"]["kind"] == "accept"
    assert page["state"] == "done"
    assert made.headers["etag"].split(".")[0].strip('"') == page["version"]
    assert alone.judge("undo").status_code == 200
    page = alone.get("/reports/a/1").json()
    assert page["verdicts"] == {}
    assert page["state"] == "open"
    assert alone.judge("redo").status_code == 200
    assert alone.get("/reports/a/1").json()["verdicts"]["c-a1"]["kind"] == "accept"


def test_one_decision_after_the_other_by_the_tags_of_the_answers(alone):
    seen = alone.tag("/reports/b1")
    for action, more in (("correct", {"field": "event_type", "value": "armed_clash"}), ("accept", {}), ("reject", {})):
        answer = alone.judge(action, "c-b1", seen, **more)
        assert answer.status_code == 200
        seen = answer.headers["etag"]


def test_two_on_one_claim_the_second_is_told_and_nothing_is_lost(two):
    ann, bob = two
    seen_by_ann, seen_by_bob = ann.tag("/reports/b1"), bob.tag("/reports/b1")
    first = ann.judge("correct", "c-b1", seen_by_ann, field="event_type", value="armed_clash", why="both fired")
    assert first.status_code == 200
    refused = bob.judge("correct", "c-b1", seen_by_bob, field="event_type", value="explosive")
    assert refused.status_code == 412
    told = refused.json()
    assert [(one["who"], one["value"], one["why"]) for one in told["judgements"]] == [
        ("reviewer", "armed_clash", "both fired")
    ]
    assert told["claim"]["event_type"] == "armed_clash"
    assert bob.get("/reports/b1").json()["claims"][0]["event_type"] == "armed_clash"
    again = bob.judge("correct", "c-b1", refused.headers["etag"], field="event_type", value="explosive")
    assert again.status_code == 200
    changes = bob.get("/audit", report="b1").json()["rows"]
    assert [(one["before"], one["after"]) for one in changes] == [
        ("armed_clash", "explosive"), ("attack", "armed_clash")
    ]  # fmt: skip


def test_two_on_two_claims_are_not_in_each_others_way(two):
    ann, bob = two
    versions = {name: ann.get(f"/reports/{name}").json()["versions"] for name in ("b1", "b2")}
    assert ann.judge("accept", "c-b1", versions["b1"]["c-b1"]).status_code == 200
    assert bob.judge("accept", "c-b2", versions["b2"]["c-b2"]).status_code == 200


def test_two_on_one_incident(two):
    ann, bob = two
    incident = incident_of(ann, "c-b1", "b1")
    seen = ann.tag(f"/incidents/{incident}")
    assert ann.judge("grade", incident, seen, value="contested").status_code == 200
    refused = bob.judge("grade", incident, seen, value="confirmed")
    assert refused.status_code == 412
    assert refused.json()["judgements"][0]["value"] == "contested"
    assert bob.get(f"/incidents/{incident}").json()["resolved"]["grade"] == "contested"
    assert bob.judge("grade", incident, refused.headers["etag"], value="confirmed").status_code == 200


def test_linking_and_splitting(alone):
    one, other = (incident_of(alone, f"c-{name}", name) for name in ("b1", "b2"))
    assert one != other
    seen = alone.tag(f"/incidents/{one}")
    joined = alone.judge("same", one, seen, other=other)
    assert joined.status_code == 200
    assert joined.headers["etag"] == alone.tag(f"/incidents/{one}")
    assert incident_of(alone, "c-b1", "b1") == incident_of(alone, "c-b2", "b2")
    assert alone.judge("split", "c-b2", joined.headers["etag"]).status_code == 200
    assert incident_of(alone, "c-b1", "b1") != incident_of(alone, "c-b2", "b2")


def test_no_event_because(alone):
    answer = alone.judge("none", "a/1", alone.tag("/reports/a/1"), value="court", why="a trial")
    assert answer.status_code == 200
    page = alone.get("/reports/a/1").json()
    assert page["state"] == "none"
    assert (page["marked"]["why"], page["marked"]["note"]) == ("court", "a trial")
    alone.client.app.state.workplace.link()
    assert "c-a1" not in alone.get("/reports/a/1").json()["incidents"]
    assert alone.get("/reports", state="none").json()["total"] == 1
    assert alone.judge("accept", "c-a1", alone.tag("/reports/a/1")).status_code == 200
    assert alone.get("/reports/a/1").json()["state"] == "done"
    assert alone.judge("none", "n1", alone.tag("/reports/n1"), value="no reason").status_code == 422


def test_a_claim_by_hand_and_a_duplicate(alone):
    report = alone.get("/reports/n1").json()["report"]
    start = report["text"].index("met")
    value = {"start": start, "end": start + 3, "event_type": "agreement"}
    made = alone.judge("add", "n1", alone.tag("/reports/n1"), value=value)
    assert made.status_code == 200
    (added,) = made.json()["claims"]
    page = alone.get("/reports/n1").json()
    assert [(one["id"], one["trigger"], one["main"], one["maker"]["kind"]) for one in page["claims"]] == [
        (added, "met", True, "person")
    ]
    assert page["verdicts"][added]["kind"] == "accept"
    twin = alone.judge("duplicate", added, made.headers["etag"]).json()
    (copied,) = twin["claims"]
    changed = alone.judge("correct", copied, alone.tag("/reports/n1"), field="event_type", value="protest")
    assert changed.status_code == 200
    types = {one["id"]: one["event_type"] for one in alone.get("/reports/n1").json()["claims"]}
    assert types == {added: "agreement", copied: "protest"}
    assert alone.judge("undo").status_code == 200
    assert alone.judge("undo").status_code == 200
    assert [one["id"] for one in alone.get("/reports/n1").json()["claims"]] == [added]
    assert alone.judge("redo").status_code == 200
    assert len(alone.get("/reports/n1").json()["claims"]) == 2
    assert alone.get("/audit/check").json()["sound"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", {"text": "Paris", "start": 3, "lat": 48.8, "lon": 2.3}),
        ("place", {"text": "Tarn", "start": 3, "lat": 480.0, "lon": 2.3}),
        ("initiators", [{"text": "nobody here", "start": 0}]),
        (
            "casualties",
            [{"text": "x", "start": 7, "party": "", "effect": "killed", "min": 1, "max": 1, "said_by": [7]}],
        ),
        ("date", {"start": "2031-03-04", "end": "2031-03-01", "precision": "day"}),
        ("event_type", "terror"),
        ("event_type", "\ud800"),
        ("trigger", "killed"),
        ("place", {"text": "a\0b", "start": 7}),
    ],
)
def test_what_no_words_support_is_refused(alone, field, value):
    import json

    body = json.dumps({"action": "correct", "claim": "c-b1", "field": field, "value": value})
    headers = {"X-CSRF-Token": alone.csrf, "If-Match": alone.tag("/reports/b1"), "Content-Type": "application/json"}
    answer = alone.client.post("/api/v1/judgements", content=body, headers=headers)
    assert answer.status_code == 422
    assert alone.get("/audit").json()["total"] == 0


def test_a_field_that_is_right_is_confirmed_and_stays_as_it_is(alone):
    before = alone.get("/reports/b1").json()["claims"][0]["place"]
    assert alone.judge("confirm", "c-b1", alone.tag("/reports/b1"), field="place").status_code == 200
    page = alone.get("/reports/b1").json()
    assert page["claims"][0]["place"] == before
    assert page["corrected"]["c-b1"].keys() == {"place"}
    assert page["coded"][0]["place"] == before
    assert alone.judge("confirm", "c-b1", alone.tag("/reports/b1"), field="mood").status_code == 422


def test_a_field_is_set_by_words_that_were_selected(alone):
    text = alone.get("/reports/b1").json()["report"]["text"]
    start = text.index("workers")
    value = [{"text": "workers", "start": start, "kind": "state_force"}]
    assert alone.judge("correct", "c-b1", alone.tag("/reports/b1"), field="targets", value=value).status_code == 200
    page = alone.get("/reports/b1").json()
    spans = [(one["start"], one["end"]) for one in page["highlights"] if one["field"] == "targets"]
    assert spans == [(start, start + 7)]
    assert page["coded"][0]["targets"][0]["text"] == "oil depot"
    assert list(page["corrected"]["c-b1"]) == ["targets"]


def test_on_every_database(anywhere):
    analyst = Analyst(serve(anywhere))
    assert analyst.judge("accept", "c-b1", analyst.tag("/reports/b1")).status_code == 200
    assert analyst.judge("none", "n1", analyst.tag("/reports/n1"), value="other").status_code == 200
    made = analyst.judge("duplicate", "c-b2", analyst.tag("/reports/b2"))
    assert made.status_code == 200
    counts = analyst.get("/reports", state="all").json()["counts"]
    assert counts == {"open": 3, "done": 1, "none": 1} or counts == {"open": 2, "done": 2, "none": 1}
    assert analyst.get("/reports", q="report b", state="all").json()["total"] == 2
    assert {row["publisher"] for row in analyst.get("/sources").json()["rows"]} == {"Paper a", "Paper b", "Paper n"}
    for path in ("/links", "/incidents", "/audit/check", "/exports/preview?everything=true", "/codings"):
        assert analyst.get(path).status_code == 200, path
    assert analyst.get("/reports", q="a\\b%_").json()["rows"] == []


def test_a_ledger_sees_what_others_write_and_forgets_what_was_erased(store, alone):
    ledger = Ledger.of(store)
    alone.judge("accept", "c-b1", alone.tag("/reports/b1"))
    alone.judge("accept", "c-b2", alone.tag("/reports/b2"))
    ledger.catch_up(store)
    assert [one.kind for one in ledger.stand] == ["accept", "accept"]
    assert alone.send("DELETE", "/reports/b1", {"why": "asked to"}).status_code == 200
    ledger.catch_up(store)
    assert [one.anchor.report for one in ledger.every.values()] == ["b2"]
    assert all(isinstance(one, Judgement) for one in ledger.stand)
    assert alone.get("/reports/b1").status_code == 404
    assert alone.get("/audit/check").json()["sound"]
