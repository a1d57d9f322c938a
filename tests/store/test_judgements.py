import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import text

from dateline.errors import Conflict, StoreError
from dateline.records import Anchor, Judgement
from dateline.store import Store
from dateline.store.chains import BEGINNING, chained, faults

NOW = dt.datetime(2024, 8, 6, 12, tzinfo=dt.UTC)


def anchor(report, start=7, end=13):
    return Anchor(text_sha256=report.text_sha256, start=start, end=end, quote="killed", context="Gunmen killed two")


def judgement(report, name="j1", who="Ada", **fields):
    return Judgement(**{"id": name, "kind": "accept", "anchor": anchor(report), "who": who, "when": NOW, **fields})


def test_judgements_are_only_ever_appended(store, put):
    report = put()
    store.replace_incidents([])
    first = judgement(report, value={"any": [1, None]})
    assert store.append_judgement(first) == store.judgement_position() == 1
    assert store.judgements() == [first]
    assert store.touched() == {"c-r1"}
    with pytest.raises(StoreError):
        store.append_judgement(first)
    assert store.append_judgements([judgement(report, "j2"), judgement(report, "j3")]) == [2, 3]
    assert [(at, one.id) for at, one in store.judgements_after(1)] == [(2, "j2"), (3, "j3")]


def test_what_changes_a_claim_makes_its_report_due_and_any_other_judgement_the_claim_alone(store, put):
    report = put()
    change = judgement(report, "j1", kind="correct", field="certainty", value="reported")
    back = judgement(report, "j2", kind="withdraw", withdraws=("j1",))
    again = judgement(report, "j3", kind="withdraw", withdraws=("j2",))
    plain = judgement(report, "j4", kind="reject")
    other = judgement(report, "j5", kind="withdraw", withdraws=("j4",))
    for one, due in ((change, "r1"), (back, "r1"), (again, "r1"), (plain, "c-r1"), (other, "c-r1")):
        store.replace_incidents([])
        store.append_judgement(one)
        assert store.touched() == {due}, one.id


def test_many_are_appended_all_or_none(store, put):
    report = put()
    with pytest.raises(StoreError):
        store.append_judgements([judgement(report, "j1"), judgement(report, "j1")])
    assert store.judgements() == []
    assert store.judgement_position() == 0


def test_a_judgement_on_what_somebody_else_judged_since_is_refused(store, put):
    report, other = put("r1"), put("r2", text="Rebels killed nobody.")
    seen = store.judgement_position()
    theirs = judgement(other, "j1", "Bo", kind="same", other=anchor(report), why="one attack")
    store.append_judgement(theirs, seen)
    with pytest.raises(Conflict, match=r"j1: Bo judged .*2024-08-06 at 12:00.*same, because one attack.*look at"):
        store.append_judgement(judgement(report, "j2"), seen)
    assert store.judgements() == [theirs]
    store.append_judgement(judgement(report, "j3", anchor=anchor(report, 20, 26)), seen)  # another claim
    store.append_judgement(judgement(report, "j4", "Bo"), seen)  # one's own
    store.append_judgement(judgement(report, "j5"), store.judgement_position())  # seen
    store.append_judgement(judgement(report, "j6", "Cy"))  # whatever others think
    assert [one.id for one in store.judgements()] == ["j1", "j3", "j4", "j5", "j6"]


def test_the_chain_tells_what_was_changed_or_taken_out(store, put):
    report = put()
    store.append_judgements([judgement(report, f"j{n}") for n in (1, 2, 3, 4)])
    assert list(faults(*store.chain(), ())) == []

    def after(statement):
        with Store.open(store.folder) as other, other._database.engine.connect() as connection:
            connection.execute(text(statement))
            rows = connection.execute(text("SELECT position, id, kind, body FROM judgements ORDER BY position")).all()
            entries, head = store.chain()
            kept = {row.position: row for row in rows}
            seen = [
                replace(one, id=row.id, kind=row.kind, body=row.body)
                for one in entries
                if (row := kept.get(one.position))
            ]
            return list(faults(seen, head, ()))

    assert after("UPDATE judgements SET body = replace(body, 'Ada', 'Eve') WHERE position = 2") == [
        "judgement 2 (accept, j2): its content was changed"
    ]
    assert after("UPDATE judgements SET kind = 'reject' WHERE position = 3") == [
        "judgement 3 (reject, j3): it does not follow from the one before it"
    ]
    assert after("DELETE FROM judgements WHERE position = 2") == [
        "judgements 2 to 2 are gone",
        "judgement 3 (accept, j3): it does not follow from the one before it",
    ]
    assert "ends with judgement 3" in after("DELETE FROM judgements WHERE position = 4")[0]
    assert "no report that it is on was erased" in after("UPDATE judgements SET body = NULL WHERE position = 1")[0]


def test_without_its_salt_a_content_cannot_be_tried_out():
    one, two = (chained(BEGINNING, 1, "j", "accept", ("t", None), body="guess", salt=salt) for salt in "ab")
    assert one.commitment != two.commitment
