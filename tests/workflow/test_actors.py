"""Names in claims that stand for no actor, and the user's own actors."""

import csv

import pytest

from dateline.records import Participant, Source
from dateline.settings import Settings
from dateline.workflow.actors import COLUMNS, SEEN, add_actors, open_actors, unresolved

from .review.conftest import make_claim, make_report


@pytest.fixture
def claim():
    report = make_report("a1", "2031-03-04", 3)
    made = make_claim(report, "killed", "2031-03-04", place="Tarn", number=3)

    def with_parties(*initiators, targets=(), sources=()):
        people = [[Participant(start=0, **one) for one in those] for those in (initiators, targets)]
        said = tuple(Source(start=0, **one) for one in sources)
        return made.model_copy(update={"initiators": tuple(people[0]), "targets": tuple(people[1]), "sources": said})

    return with_parties


def test_names_without_an_actor_are_counted_the_most_frequent_first(claim):
    front = {"text": "the Harrow Front", "kind": "rebel"}
    rows = list(unresolved([
        claim(front, {"text": "Iraqi army", "actors": ("irq-army",), "kind": "state_force"}),
        claim({"text": "Harrow front"}, targets=[{"text": "Mara Belt", "kind": "unknown"}, {"text": "St John's", "kind": "thing"}],
              sources=[{"text": "Harrow Front", "kind": "armed_group"}, {"text": "a resident", "kind": "witness"}]),
        claim({"text": "Gunmen", "kind": "rebel"}, {"text": "rebels", "kind": "rebel"}),
    ]))  # fmt: skip
    assert [(row["id"], row["count"], row["kind"]) for row in rows] == [
        ("harrow-front", "3", "rebel"),
        ("mara-belt", "1", "unknown"),
    ]
    assert rows[0]["roles"] == "initiator 2, source 1"
    assert rows[0]["example"].startswith("c-a1")
    assert set(rows[0]) == {*COLUMNS, *SEEN}


@pytest.mark.parametrize("cell", [",", ";"])
def test_the_rows_filled_in_are_actors_then(claim, tmp_path, cell):
    rows = list(unresolved([claim({"text": "the Harrow Front", "kind": "rebel"})]))
    file = tmp_path / "names.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, (*COLUMNS, *SEEN), delimiter=cell)
        writer.writeheader()
        writer.writerows(row | {"country": "IQ"} for row in rows)
    settings = Settings(actors=tmp_path / "actors.csv")
    assert add_actors(settings, file).bad == ()
    (actor,) = open_actors(settings).find("Harrow Front")
    assert (actor.id, actor.kind, actor.country) == ("harrow-front", "rebel", "IQ")


def test_a_name_has_its_language_and_its_days(tmp_path):
    file = tmp_path / "names.csv"
    file.write_text(
        "id,name,kind,country,parent,from,to,language\n"
        "harrow-front,Harrow Front,rebel,IQ,,2015,,\n"
        "harrow-front,Harrow League,,,,2015,2018,\n"
        "harrow-front,جبهة هارو,,,,,,ar\n"
        "harrow-front,Harrow,,,,,,Arabic\n",
        encoding="utf-8",
    )
    settings = Settings(actors=tmp_path / "actors.csv")
    assert [row.line for row in add_actors(settings, file).bad] == [5]
    actor = open_actors(settings).get("harrow-front")
    names = [
        (name.text, name.language, name.start and name.start.year, name.end and name.end.year) for name in actor.names
    ]
    assert names == [
        ("Harrow Front", "en", None, None),
        ("Harrow League", "en", 2015, 2018),
        ("جبهة هارو", "ar", None, None),
    ]
    assert (actor.start.year, actor.country) == (2015, "IQ")
