"""Tests of which coded event is taken for which gold one."""

from typing import Any

from dateline.quality.pairs import likeness, pair_events


def event(event_type: str, start: int | None = None, **more: Any) -> dict[str, Any]:
    return {"event_type": event_type, "trigger_start": start, **more}


def test_likeness_adds_up() -> None:
    day = {"start": "2031-01-02", "end": "2031-01-03"}
    gold = event("attack", 10, date=day, place={"text": "Tarn"}, initiators=[{"text": "rebels"}])
    assert likeness(gold, gold) == 1.0 + 0.8 + 0.4 + 0.4 + 0.4
    assert likeness(gold, event("armed_clash", 100)) == 0.6 + 0.4
    assert likeness(gold, event("explosive", 10)) == 0.3 + 0.8
    assert likeness(gold, event("agreement", 10, date=day, place={"text": "Tarn"})) == 0.0
    assert likeness(gold, event("attack", date={"start": "2031-01-04", "end": "2031-01-04"})) == 1.0 - 0.4
    assert likeness(gold, event("attack", place={"text": "Lot"})) == 1.0 - 0.2


def test_families_beside_one_another_pair_only_with_fight() -> None:
    assert likeness(event("explosive"), event("territory_change")) == 0.0
    assert likeness(event("riot"), event("attack")) == 0.3
    assert likeness(event("protest"), event("force_against_protesters")) == 0.6


def test_pairs_go_to_the_likest_then_to_the_earlier() -> None:
    gold = [event("attack", 100), event("attack", 300)]
    coded = [event("attack", 301), event("attack", 302), event("agreement", 100)]
    pairing = pair_events(gold, coded)
    assert pairing.pairs == ((1, 0),)
    assert (pairing.missed, pairing.spurious) == ((0,), (1, 2))


def test_a_type_alone_is_too_little() -> None:
    assert pair_events([event("attack")], [event("attack")]).pairs == ()
    assert pair_events([], [event("attack")]).spurious == (0,)
