from collections.abc import Callable

from dateline.records import PlaceMention

Finder = Callable[[str], dict[str, PlaceMention]]


def test_a_part_of_the_city_lies_where_the_town_named_before_does(find: Finder) -> None:
    places = find("Shells fell on Aleppo for an hour. Men then fought in western districts of the city.")
    part = places["western districts of the city"]
    assert (part.name, part.country, part.lat) == ("Aleppo", "SY", places["Aleppo"].lat)
    assert part.rules == {"point": "town named before"}


def test_a_part_of_a_city_that_nobody_named_has_no_point(find: Finder) -> None:
    part = find("Men fought in the rebel-held east of the city.")["rebel-held east of the city"]
    assert (part.lat, part.country, part.rules) == (None, None, {})


def test_a_distance_from_a_city_is_no_part_of_it(find: Finder) -> None:
    assert set(find("The camp lies 30 km east of the city of Mosul.")) == {"Mosul"}


def test_held_areas_lie_in_the_country_and_nowhere_finer(find: Finder) -> None:
    areas = find("Jets flew over Idlib and Hama. Rockets fell on government-held areas.")["government-held areas"]
    assert (areas.country, areas.level, areas.lat) == ("SY", "area", None)


def test_a_people_s_towns_lie_in_its_country(find: Finder) -> None:
    places = find("Rockets hit Israeli towns on Monday. Gunmen boarded a ship off the Somali coast.")
    assert (places["Israeli towns"].country, places["Israeli towns"].level) == ("IL", "country")
    assert places["Somali coast"].use == "literal"
    assert places["Israeli"].use == "associative"


def test_a_people_s_guards_are_no_place(find: Finder) -> None:
    assert set(find("Somali coast guards seized a boat.")) == {"Somali"}
    assert "Syrian city" not in find("Fighters left the Syrian city of Hama.")


def test_a_border_is_a_line_and_its_neighbour_no_location(find: Finder) -> None:
    places = find("Soldiers died in Diyarbakir, in Hakkari, and near the border with Iraq.")
    border = places["border with Iraq"]
    assert (border.level, border.country, border.lat) == ("line", "TR", None)
    assert places["Iraq"].use == "associative"
    assert find("Two men died on the Turkish-Syrian border.")["Turkish-Syrian border"].level == "line"


def test_the_report_s_part_of_its_country(find: Finder) -> None:
    part = find("A bomb went off near Hakkari, in the largely Kurdish southeast.")["largely Kurdish southeast"]
    assert (part.country, part.level) == ("TR", "area")
