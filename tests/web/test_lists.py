"""Actors and places of one's own, added and taken out through the API."""

import shutil
import threading

import pytest

from dateline.settings import Settings
from dateline.web import make_app

from .conftest import Analyst

FRONT = {"name": "Harrow Front", "kind": "rebel", "country": "IQ", "start": "2019", "end": "2024-06-30"}


@pytest.fixture
def own(store, tmp_path, gazetteer_file):
    """The API with a machine's own gazetteer and actors."""
    folder = tmp_path / "machine"
    folder.mkdir()
    shutil.copy(gazetteer_file, folder / "gazetteer.sqlite")
    return Analyst(make_app(store, Settings(data_dir=folder)))


def test_an_actor_is_added_changed_and_taken_out(own):
    assert own.get("/actors/own").json()["rows"] == []
    names = [FRONT, {"name": "جبهة هارو", "language": "ar"}]
    rows = own.send("PUT", "/actors/own/harrow-front", {"names": names}).json()["rows"]
    assert [(row["name"], row["start"], row["language"]) for row in rows] == [
        ("Harrow Front", "2019", "en"),
        ("جبهة هارو", "", "ar"),
    ]
    (found,) = own.get("/actors", q="harrow").json()["rows"]
    assert (found["id"], found["start"], found["end"]) == ("harrow-front", "2019-01-01", "2024-06-30")
    own.send("PUT", "/actors/own/harrow-front", {"names": [FRONT | {"end": "2023"}]})
    (found,) = own.get("/actors", q="harrow").json()["rows"]
    assert (found["end"], found["names"]) == ("2023-12-31", ["Harrow Front"])
    assert own.send("DELETE", "/actors/own/harrow-front").json()["rows"] == []
    assert own.get("/actors", q="harrow").json()["rows"] == []
    assert own.send("DELETE", "/actors/own/harrow-front").status_code == 404


def test_a_known_actor_gets_a_further_name_for_a_correction(own):
    known = own.get("/actors").json()["rows"][0]["id"]
    assert own.send("PUT", f"/actors/own/{known}", {"names": [{"name": "Grey Coats"}]}).status_code == 200
    assert [row["id"] for row in own.get("/actors", q="grey coats").json()["rows"]] == [known]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"start": "2020", "end": "2019"}, "cannot end"),
        ({"start": "soon"}, "neither a year nor"),
        ({"parent": "nobody-known"}, "no actor's id"),
        ({"kind": None}, "kind"),
        ({"name": "Harrow\nFront"}, "no text"),
        ({"name": " "}, "name is empty"),
    ],
)
def test_what_no_table_could_hold_is_refused_and_nothing_changes(own, wrong, why):
    answer = own.send("PUT", "/actors/own/harrow-front", {"names": [FRONT | wrong]})
    assert (answer.status_code, why in answer.json()["what"]) == (422, True), answer.text
    assert own.get("/actors/own").json()["rows"] == []


def test_an_actor_that_another_hangs_on_stays(own):
    own.send("PUT", "/actors/own/harrow-front", {"names": [FRONT]})
    own.send("PUT", "/actors/own/harrow-north", {"names": [FRONT | {"name": "Harrow North", "parent": "harrow-front"}]})
    assert own.send("DELETE", "/actors/own/harrow-front").status_code == 422
    assert len(own.get("/actors/own").json()["rows"]) == 2
    assert own.send("PUT", "/actors/own/harrow-front", {"names": [FRONT | {"end": "2022"}]}).status_code == 200


def test_two_who_add_at_once_are_both_there(own):
    def add(number):
        own.send("PUT", f"/actors/own/front-{number}", {"names": [FRONT | {"name": f"Front {number}"}]})

    threads = [threading.Thread(target=add, args=(number,)) for number in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(own.get("/actors/own").json()["rows"]) == 6


def test_a_place_of_ones_own_wins_and_goes_again(own):
    wanted = {"name": "Qarun Wells", "lat": 33.125, "lon": 42.25, "country": "IQ"}
    assert own.get("/places", q="Qarun Wells").json()["rows"] == []
    (file,) = own.send("POST", "/places/own", wanted).json()["files"]
    assert own.get("/places/own").json()["files"] == [file]
    first = own.get("/places", q="Qarun Wells").json()["rows"][0]
    assert (first["lat"], first["lon"], first["country"]) == (33.125, 42.25, "IQ")
    own.send("POST", "/places/own", wanted | {"lat": 33.5})
    assert [row["lat"] for row in own.get("/places", q="Qarun Wells").json()["rows"]] == [33.5]
    assert own.get("/places/own").json()["files"] == [file]


def test_places_in_other_letters_do_not_take_each_others_place(own):
    for name, lat in (("مدينة", 30.0), ("قرية ط", 31.0), ("бахту", 32.0)):
        assert own.send("POST", "/places/own", {"name": name, "lat": lat, "lon": 42.0}).status_code == 200
    assert len(own.get("/places/own").json()["files"]) == 3


@pytest.mark.parametrize("wrong", [{"lat": 91}, {"lon": -181}, {"country": "Iraq"}, {"name": ""}, {"name": "a\nb"}])
def test_no_place_off_the_earth(own, wrong):
    wanted = {"name": "Qarun Wells", "lat": 33.1, "lon": 42.2} | wrong
    assert own.send("POST", "/places/own", wanted).status_code == 422
    assert own.get("/places/own").json()["files"] == []


def test_no_file_but_those_added_is_taken_out(own):
    for name in ("../gazetteer.sqlite", "..%2fgazetteer.sqlite", "none.csv"):
        assert own.send("DELETE", f"/places/own/{name}").status_code in (404, 405, 422)
    assert own.get("/places", q="Baghdad").json()["rows"]


def test_every_thread_sees_a_new_place(own):
    place = own.client.app.state.workplace
    seen, asked, added = [], threading.Event(), threading.Event()

    def look():
        place.gazetteer().find("Qarun Wells")
        asked.set()
        added.wait(30)
        seen.extend(place.gazetteer().find("Qarun Wells"))

    thread = threading.Thread(target=look)
    thread.start()
    asked.wait(30)
    own.send("POST", "/places/own", {"name": "Qarun Wells", "lat": 33.1, "lon": 42.2})
    added.set()
    thread.join()
    assert [one.lat for one in seen] == [33.1]
