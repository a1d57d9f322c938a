from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.gazetteer import Gazetteer
from dateline.language import read
from dateline.mentions.places import find_places, resolve_given
from dateline.records import PlaceMention, Report
from dateline.values import Point, distance_km

Finder = Callable[[str], dict[str, PlaceMention]]


def test_a_base_and_a_desert_in_anbar(find: Finder) -> None:
    places = find("Rockets hit the Ain al-Asad airbase on Friday, and a patrol searched the western Anbar Desert.")
    base, desert = places["Ain al-Asad airbase"], places["western Anbar Desert"]
    assert (base.country, base.admin1, base.level) == ("IQ", "Anbar", "site")
    assert base.lat is not None
    assert base.lon is not None
    assert distance_km(Point(lat=base.lat, lon=base.lon), Point(lat=33.80, lon=42.44)) < 25
    assert (desert.country, desert.admin1, desert.level) == ("IQ", "Anbar", "area")


def test_a_container_after_a_comma_decides(find: Finder) -> None:
    places = find("A shop burned in Paris, Texas. Nobody was hurt in Tripoli, Lebanon.")
    assert (places["Paris"].country, places["Paris"].admin1) == ("US", "Texas")
    assert places["Tripoli"].country == "LB"


def test_the_reports_country_decides(find: Finder) -> None:
    syria = find("Syrian jets bombed villages near Homs and Hama. Shells fell on Tartus. Fighting went on in Sukhna.")
    assert syria["Sukhna"].country == "SY"


def test_demonyms_and_speaking_capitals_are_no_locations(find: Finder) -> None:
    places = find(
        "Israeli jets struck Gaza City, Iraqi officials said. Moscow denied it. Iran's army stayed in Tehran."
    )
    for words in ("Israeli", "Iraqi", "Moscow", "Iran"):
        assert places[words].use == "associative", words
    for words in ("Gaza City", "Tehran"):
        assert places[words].use == "literal", words
    assert places["Israeli"].country == "IL"


def test_names_inside_names_are_no_locations(find: Finder) -> None:
    places = find("The Baghdad Brigade and the Bank of England published letters in Basra. US-led troops left.")
    assert places["Baghdad"].use == "associative"
    assert places["England"].use == "associative"
    assert places["US"].use == "associative"
    assert places["Basra"].use == "literal"


def test_people_months_and_ordinary_words_are_no_places(find: Finder) -> None:
    places = find(
        "Mr Paris met Michael Jordan in May. Reading the list took long. Jordan later left for Aden, he said."
    )
    assert set(places) == {"Aden"}


def test_unknown_villages_back_off_to_what_contains_them(find: Finder) -> None:
    places = find("Gunmen raided the village of Tal Qirmiz, Nineveh province, Iraq. They fled to Wadi Shimlan later.")
    village, region = places["Tal Qirmiz"], places["Nineveh province"]
    assert (village.country, village.admin1, village.level) == ("IQ", "Nineveh", "settlement")
    assert (village.lat, village.radius_km) == (region.lat, region.radius_km)
    assert village.geonames_id is None


def test_an_unknown_village_of_a_country_has_no_point(find: Finder) -> None:
    village = find("Shells hit the village of Tal Qirmiz in Iraq.")["Tal Qirmiz"]
    assert (village.country, village.lat, village.lon, village.rules) == ("IQ", None, None, {})


def test_a_country_taken_from_the_report_s_other_places_stands_in_the_rules(find: Finder) -> None:
    village = find("Shells hit the village of Tal Qirmiz. Troops left Mosul and Kirkuk.")["Tal Qirmiz"]
    assert (village.country, village.lat) == ("IQ", None)
    assert village.rules == {"country": "country of most places of the report"}


def test_an_unknown_name_alone_stays_unknown(find: Finder) -> None:
    village = find("Shells hit the village of Tal Qirmiz.")["Tal Qirmiz"]
    assert (village.country, village.admin1, village.lat, village.radius_km) == (None, None, None, None)


def test_relations_widen_the_radius(find: Finder) -> None:
    places = find(
        "A bomb went off near Kirkuk. Another was found 30 km north of Mosul. Smoke rose along the Euphrates."
    )
    plain = find("A bomb went off in Kirkuk.")["Kirkuk"]
    near, north = places["Kirkuk"], places["Mosul"]
    assert near.relation == "near"
    assert plain.radius_km is not None
    assert near.radius_km is not None
    assert near.radius_km >= max(25, plain.radius_km)
    assert north.relation == "direction"
    assert north.lat == pytest.approx(36.335, abs=0.05)  # the point is Mosul's own: no bearings
    assert north.radius_km is not None
    assert north.radius_km >= 30
    assert places["Euphrates"].relation == "along"
    assert places["Euphrates"].level == "line"


def test_a_part_of_a_country_is_an_area(find: Finder) -> None:
    part, whole = find("Floods hit northern Syria.")["northern Syria"], find("Floods hit Syria.")["Syria"]
    assert (part.level, whole.level) == ("area", "country")
    assert (part.lat, part.lon, part.radius_km) == (whole.lat, whole.lon, whole.radius_km)
    assert part.geonames_id is None


def test_parts_and_the_capital_without_a_name_are_the_report_s_country_s(find: Finder) -> None:
    text = "Shells fell on Kabul and Kandahar. Clashes broke out in the country's south and in the east. "
    places = find(text + "Two men died in the capital.")
    south, capital = places["country's south"], places["capital"]
    assert (south.country, south.level, south.geonames_id) == ("AF", "area", None)
    assert (capital.country, capital.name, capital.level) == ("AF", "Kabul", "settlement")
    assert south.rules["country"] == capital.rules["country"] == "country of most places of the report"
    assert places["Kabul"].rules == {}


def test_no_part_of_a_country_that_nothing_tells(find: Finder) -> None:
    assert find("Clashes broke out in the country's south and near the capital.") == {}


def test_an_outlet_in_a_dateline_is_no_place(find: Finder) -> None:
    assert set(find("BASRA, Iraq (Meridian Wire) - Two men died.")) == {"BASRA", "Iraq"}
    assert "Meridian" not in find("Basra (Meridian) -- Two men died.")
    assert set(find("SAN JOSE (COSTA RICA), 11 May (Meridian) -- Two men died.")) >= {"SAN JOSE", "COSTA RICA"}


def test_countries_in_a_list_contain_no_hamlets_of_their_names(find: Finder) -> None:
    assert find("Turkey, the United States and Qatar signed it.")["Turkey"].country == "TR"


def test_the_capital_of_a_demonym_is_meant(find: Finder) -> None:
    capital = find("Two bombs went off in the Yemeni capital on Sunday.")["Yemeni capital"]
    assert (capital.name, capital.use) == ("Sanaa", "literal")


def test_two_open_names_settle_one_another(find: Finder) -> None:
    places = find("Crews from Odessa and Midland put the fire out on Sunday.")
    assert [(places[name].country, places[name].admin1) for name in ("Odessa", "Midland")] == [("US", "Texas")] * 2


def test_candidates_tell_why_a_place_was_chosen(find: Finder) -> None:
    tripoli = find("A bomb went off in Tripoli. The Lebanese army came from Beirut.")["Tripoli"]
    assert tripoli.country == "LB"
    assert [one.country for one in tripoli.candidates[:2]] == ["LB", "LY"]
    assert tripoli.candidates[0].likelihood > 0.5 > tripoli.candidates[1].likelihood
    assert "the report's other places lie in its country" in tripoli.candidates[0].reasons


def test_a_name_of_many_places_stays_open(find: Finder) -> None:
    town = find("Police in Springfield closed a road.")["Springfield"]
    assert (town.lat, town.lon, town.radius_km, town.country) == (None, None, None, "US")
    assert town.rules == {"point": "a name of several places with nothing to decide"}
    assert len({one.admin1 for one in town.candidates}) > 1


def test_a_name_in_several_countries_has_none(find: Finder) -> None:
    town = find("Soldiers patrolled San Pedro.")["San Pedro"]
    assert (town.lat, town.country) == (None, None)


def test_the_word_for_its_kind_decides_between_town_and_province(find: Finder) -> None:
    places = find("Idlib province was shelled, Idlib city was calm. Syrian troops left Homs province.")
    levels = {name: places[name].level for name in ("Idlib province", "Idlib city", "Homs province")}
    assert levels == {"Idlib province": "admin1", "Idlib city": "settlement", "Homs province": "admin1"}


def test_the_countryside_of_a_town_is_its_province_or_what_is_near(find: Finder) -> None:
    places = find(
        "Shells hit the northern countryside of Homs, Hama countryside and the countryside of Manbij in Syria."
    )
    assert (places["Homs"].level, places["Hama countryside"].level) == ("admin1", "admin1")
    assert (places["Manbij"].level, places["Manbij"].relation) == ("settlement", "near")
    assert places["Manbij"].radius_km == 25


def test_between_two_places_reaches_from_one_to_the_other(find: Finder) -> None:
    places = find("Troops dug in between Mosul and Erbil in Iraq.")
    assert [places[name].relation for name in ("Mosul", "Erbil")] == ["between", "between"]
    assert all((places[name].radius_km or 0) > 75 for name in ("Mosul", "Erbil"))


def test_a_street_is_not_where_the_town_of_its_name_lies(find: Finder) -> None:
    street = find("A car burned on Wellington Street in Ottawa, Canada.")["Wellington Street"]
    assert (street.country, street.admin1, street.level) == ("CA", "Ontario", "site")


def test_who_speaks_is_no_town(find: Finder) -> None:
    assert "Weston" not in find("The two were held in Dallas. Weston said they had fled, and Weston knew.")
    assert "Weston" in find("Weston said no. Two men were held in Weston, near Miami.")


def test_a_country_that_acts_is_no_location_and_one_that_suffers_is(find: Finder) -> None:
    places = find("Turkey quickly sent troops. Iraq suffered its worst day. Malta's young democratic government met.")
    assert [places[name].use for name in ("Turkey", "Iraq", "Malta")] == ["associative", "literal", "associative"]


def test_a_name_in_a_place_of_another_country_is_unknown_there(find: Finder) -> None:
    area = find("Fighting went on in Al-Marj area in the Eastern Ghouta.")["Al-Marj area"]
    assert (area.country, area.admin1, area.geonames_id) == ("SY", "Rif Dimashq", None)


def test_names_in_a_list_do_not_contain_one_another(find: Finder) -> None:
    places = find("Offices in Washington, New York and Boston were searched.")
    assert (places["Washington"].admin1, places["Washington"].level) == ("District of Columbia", "settlement")


def test_a_given_name_is_known_by_a_name_inside_it(gazetteer: Gazetteer) -> None:
    text = "The Bank of Kenya wrote to South Venezuela and to Qirmiz House."
    names = ("Bank of Kenya", "South Venezuela", "Qirmiz House")
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    found = resolve_given(read(Report(id="r", text=text)), gazetteer, spans)
    assert [place.country for place in found] == ["KE", "VE", None]


def test_given_spans_are_resolved_exactly(gazetteer: Gazetteer) -> None:
    text = "Police in Athens, Georgia, called it a robbery; the Qirmizi hills stay quiet."
    report = read(Report(id="r", text=text))
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("Qirmizi hills", "Athens", "Georgia")]
    found = resolve_given(report, gazetteer, spans)
    assert [(place.start, place.end) for place in found] == spans
    assert [place.lat is None for place in found] == [True, False, False]
    assert (found[1].country, found[2].level) == ("US", "admin1")


def test_empty_and_shouting_texts(find: Finder) -> None:
    assert find("") == {}
    assert "BAGHDAD" in find("BOMB KILLS TEN IN BAGHDAD")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from("In near the Aden al-Qaim 🙂 of Mr. São U.S. , . - ' north é́ مدينة 12 km A".split()),
        max_size=25,
    )
)
def test_any_text_gives_mentions_that_quote_it(gazetteer: Gazetteer, words: list[str]) -> None:
    text = " ".join(words)
    for place in find_places(read(Report(id="r", text=text)), gazetteer):
        assert text[place.start : place.end] == place.text
        assert (place.lat is None) == (place.lon is None) == (place.radius_km is None)
