import pytest

from dateline.exports import coarsened, to_acled
from dateline.exports.precisions import geo_precision, where_prec


@pytest.fixture
def site(zarka):
    return zarka.model_copy(
        update={"text": "Zarka bridge", "level": "site", "lat": 33.8123, "lon": 42.4467, "geonames_id": 7}
    )


def test_exact_changes_nothing(row, site):
    told = row(place=site)
    assert coarsened(told, "exact") == (told, False)


def test_a_site_is_put_near_and_says_so_a_town_stays(row, site, zarka):
    done, moved = coarsened(row(place=site), "town")
    place = done.resolved.place.value
    assert (place.lat, place.lon, place.radius_km, place.geonames_id) == (33.8, 42.4, 8.0, None)
    assert (where_prec(place), geo_precision(place), moved) == (2, 2, True)
    assert done.claims[0].place == place
    assert coarsened(row(place=zarka), "town")[1] is False


def test_a_region_has_no_point_and_no_finer_name(row, site):
    told = row(place=site)
    title = "Bombing in Zarka bridge, Anbar, Iraq"
    told.resolved = told.resolved.model_copy(update={"title": title})
    done, _ = coarsened(told, "region")
    place = done.resolved.place.value
    assert (place.text, place.level, place.lat, place.lon, place.geonames_id) == ("Anbar", "admin1", None, None, None)
    assert done.resolved.title == "Bombing in Anbar, Iraq"
    whole, _ = coarsened(told, "country")
    assert (whole.resolved.place.value.text, whole.resolved.place.value.admin1) == ("Iraq", None)
    assert whole.resolved.title == "Bombing in Iraq"


def test_quotes_lose_the_finer_name(row, site):
    told = row(place=site)
    told.citations = (told.cited()[0].model_copy(update={"quote": "A blast at Zarka bridge killed two."}),)
    assert coarsened(told, "region")[0].citations[0].quote == "A blast at [place] killed two."


def test_a_region_is_no_town_in_the_tables(row, site, terms):
    made = to_acled([coarsened(row(place=site), "region")[0]], terms)
    assert ",Anbar,,,3," in made.text
    assert "Zarka" not in made.text


@pytest.mark.parametrize("to", ["region", "country"])
def test_a_place_of_which_no_country_is_known_is_put_in_none(row, site, to):
    nowhere = site.model_copy(update={"country": None, "admin1": None, "lat": None, "lon": None, "geonames_id": None})
    done, moved = coarsened(row(place=nowhere), to)
    place = done.resolved.place.value
    assert (place.text, place.level, where_prec(place), moved) == ("[place]", None, None, True)
