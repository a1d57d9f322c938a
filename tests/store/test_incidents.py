import datetime as dt

import pytest

from dateline.errors import Conflict
from dateline.records import ClaimDate, Coding, Incident, Membership
from dateline.store import Store


def incident(name="i1", claim="c-r1", report="r1", **fields):
    return Incident(id=name, members=(Membership(claim=claim, report=report, founding=True),), **fields)


def test_incidents_are_replaced_and_found_by_their_aliases(store, put):
    put()
    assert store.link_due
    store.replace_incidents([incident("old")])
    store.replace_incidents([incident(aliases=("old",))])
    assert not store.link_due
    assert store.incidents() == [incident(aliases=("old",))]
    assert store.incident("old") == store.incident("i1")


def test_incidents_come_by_day_whichever_were_replaced(store, put, claim):
    for name, day in (("r1", 9), ("r2", 3), ("r3", None)):
        start = dt.date(2024, 8, day) if day else None
        date = ClaimDate(start=start, end=start, precision="day") if start else None
        put(name, Coding(claims=(claim.model_copy(update={"id": f"c-{name}", "date": date}),)))
    every = [incident(f"i{n}", f"c-r{n}", f"r{n}") for n in (1, 2, 3)]
    store.replace_incidents(every)
    assert [one.id for one in store.incidents()] == ["i2", "i1", "i3"]
    store.replace_incidents([incident("i9", "c-r2", "r2", aliases=("i2",))], gone={"i2"})
    assert [one.id for one in store.incidents()] == ["i9", "i1", "i3"]
    assert [one.id for one in store.incidents_of(["c-r3", "c-r2", "c-none"])] == ["i9", "i3"]
    assert store.incident("i2").id == "i9"


def test_what_changes_is_listed_until_it_is_linked(store, put):
    put("r1")
    seen = store.touched()
    assert seen == {"r1"}
    put("r2")
    store.replace_incidents([incident()], seen=seen)
    assert store.touched() == {"r2"}
    store.replace_incidents([incident()])
    assert not store.link_due
    store.touch_all()
    assert store.touched() == {"r1", "r2"}


def test_a_linking_that_was_overtaken_is_refused(store, put):
    put("r1")
    with Store.open(store.folder) as other:
        seen = other.touched()
        store.replace_incidents([incident("mine")], seen=store.touched())
        with pytest.raises(Conflict, match="another process linked"):
            other.replace_incidents([incident("theirs")], seen=seen)
    assert [one.id for one in store.incidents()] == ["mine"]
    seen = store.touched()
    store.replace_coding("r1", Coding())
    with pytest.raises(Conflict, match="recoded or erased"):
        store.replace_incidents([incident()], seen=seen)
    assert store.incidents_of(["c-r1"]) == store.incidents() == [incident("mine")]
    assert store.link_due


def test_marks_are_kept_by_claim_and_go_with_it(store, put):
    for name in ("r1", "r2"):
        put(name)
    store.put_marks({"c-r1": b"one", "c-r2": b"two"})
    store.put_marks({"c-r2": b"\x00three"})
    assert store.marks() == {"c-r1": b"one", "c-r2": b"\x00three"}
    store.replace_coding("r1", Coding())
    assert store.marks() == {"c-r2": b"\x00three"}
    store.forget_links()
    assert store.marks() == {}


def test_edges_are_kept_once_in_either_order(store, put):
    for name in ("r1", "r2", "r3"):
        put(name)
    store.put_edges({("c-r2", "c-r1"): 0.5, ("c-r3", "c-r1"): None})
    store.put_edges({("c-r1", "c-r2"): 0.7})
    assert store.edges_of(["c-r2"]) == [("c-r1", "c-r2")]
    assert store.edges_of(["c-r1", "c-r2"]) == [("c-r1", "c-r2"), ("c-r1", "c-r3")]
    store.drop_links(["c-r2"])
    assert store.edges_of(["c-r1"]) == [("c-r1", "c-r3")]
    store.replace_coding("r3", Coding())
    assert store.edges_of(["c-r1"]) == []
