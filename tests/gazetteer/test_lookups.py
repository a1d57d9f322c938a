from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer
from dateline.values import Point, distance_km


@pytest.mark.parametrize(
    ("name", "country", "admin1", "level"),
    [("Anbar province", "IQ", "Anbar", "admin1"), ("al-Hilla", "IQ", "Babil", "settlement"),
     ("Uruzgan", "AF", "Uruzgan", "admin1"), ("Deir al-Zor", "SY", "Deir ez-Zor", "admin1"),
     ("the city of Kunduz", "AF", "Kunduz", "settlement"), ("U.S.", "US", None, "country"),
     ("Britain", "GB", None, "country"), ("Gaza", "PS", "Gaza Strip", "area"), ("Donbas", "UA", None, "area"),
     ("Sahel", None, None, "area"), ("Red Sea", None, None, "water"), ("North Kivu", "CD", "North Kivu", "admin1"),
     ("Bagram airbase", "AF", "Parwan", "site"), ("Paris", "FR", "Île-de-France", "settlement"),
     ("Georgia", "GE", None, "country"), ("N. Korea", "KP", None, "country"), ("Hamah Governorate", "SY", "Hama", "admin1"),
     ("Azaz district", "SY", "Aleppo", "admin2"), ("Masisi territory", "CD", "North Kivu", "admin2"),
     ("Lanao del Sur", "PH", "Bangsamoro", "admin2"), ("Rub' al-Khali", None, None, "area"), ("Sutlej River", None, None, "line"),
     ("Heathrow Airport", "GB", "England", "site"), ("Maungdaw", "MM", "Rakhine", "settlement"),
     ("Kharkov", "UA", "Kharkiv", "settlement"), ("Dayr az Zawr", "SY", "Deir ez-Zor", "admin1")],
)  # fmt: skip
def test_the_likeliest_place_comes_first(
    gazetteer: Gazetteer, name: str, country: str | None, admin1: str | None, level: str
) -> None:
    first = gazetteer.find(name)[0]
    assert (first.country, first.admin1, first.level) == (country, admin1, level)


@pytest.mark.parametrize("name", ["Al-Asad airbase", "Ain al-Asad Air Base", "ayn al-asad"])
def test_a_base_goes_by_its_common_names(gazetteer: Gazetteer, name: str) -> None:
    base = gazetteer.find(name)[0]
    assert distance_km(Point(lat=base.lat, lon=base.lon), Point(lat=33.80, lon=42.44)) < 25


def test_a_country_keeps_the_others_out(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Tripoli", country="LB")
    assert found
    assert {entry.country for entry in found} == {"LB"}


def test_the_middle_of_a_country_lies_within_it(gazetteer: Gazetteer) -> None:
    syria = gazetteer.find("Syria")[0]
    assert distance_km(Point(lat=syria.lat, lon=syria.lon), Point(lat=35.0, lon=38.5)) < 250


def test_a_district_known_by_its_seat_reaches_further_than_the_town(gazetteer: Gazetteer) -> None:
    district, town = gazetteer.find("Azaz district")
    assert (district.lat, district.lon) == (town.lat, town.lon)
    assert district.radius_km > 2 * town.radius_km
    assert (district.geonames_id, town.level) == (None, "settlement")


def test_continents_stand_where_the_package_puts_them(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Europe")[0].geonames_id == 6255148


def test_unknown_names_and_odd_input_give_nothing(gazetteer: Gazetteer) -> None:
    for name in ("Xyzzyville on the Moon", "", " ", "---", "'", "🙂", "مدينة"):
        assert gazetteer.find(name) == []


def test_many_keys_at_once_leave_out_those_without_a_place(gazetteer: Gazetteer) -> None:
    found = gazetteer.find_many(["mosul", "no such place at all", "aden"])
    assert set(found) == {"mosul", "aden"}


def test_demonyms_and_countries(gazetteer: Gazetteer) -> None:
    assert gazetteer.country_of_demonym("Syrian") == "SY"
    assert gazetteer.country_of_demonym("South Sudanese") == "SS"
    assert gazetteer.country_of_demonym("Kurdish") is None
    assert gazetteer.country_name("IQ") == "Iraq"
    assert gazetteer.country_name("ZZ") is None
    capital = gazetteer.capital("YE")
    assert capital is not None
    assert capital.name == "Sanaa"


def test_what_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="there is no gazetteer"):
        Gazetteer.open(tmp_path / "none.sqlite")
    (tmp_path / "text.sqlite").write_text("not a database, long enough to be looked at " * 40)
    with pytest.raises(GazetteerError, match="not a gazetteer"):
        Gazetteer.open(tmp_path / "text.sqlite")
