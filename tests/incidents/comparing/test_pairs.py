import datetime as dt

import pytest

from dateline.incidents.comparing import Ours, Pair, figures_standing
from dateline.incidents.comparing.pairs import weigh
from dateline.records import Bounds, ClaimPlace, Listed
from dateline.values import Days

DAY = dt.date(2024, 3, 5)


def days(start=DAY, length=1):
    end = start + dt.timedelta(days=length - 1)
    return Days(start=start, end=end, precision="day" if length == 1 else "range")


def place(text="Tarn", lat=10.0, lon=5.0, level="settlement", radius=5.0, country="NG", admin1=None):
    return ClaimPlace(
        text=text, start=0, country=country, admin1=admin1, lat=lat, lon=lon, level=level, radius_km=radius
    )


def bounds(low, best, high):
    return Bounds(low=low, best=best, high=high)


def ours(**changed):
    told = {"id": "i-1", "title": "Attack on Tarn", "event_type": "attack", "days": days(), "place": place(),
            "parties": ("Red Front",), "registry": ("red-front",), "deaths": bounds(4, 5, 6)}  # fmt: skip
    return Ours(**told | changed)


def theirs(**changed):
    told = {"dataset": "acled", "id": "NIG1", "line": 2, "code": "Attack", "days": days(), "place": place(),
            "actors": ("Red Front", "Civilians"), "registry": (("red-front",), ()), "deaths": bounds(5, 5, 5)}  # fmt: skip
    return Listed(**told | changed)


STRANGERS = {"actors": ("Blue Front",), "registry": (("blue-front",),)}


def test_all_of_it_fits():
    found = weigh(ours(), theirs())
    assert isinstance(found, Pair)
    assert (found.days_apart, found.km) == (0, 0.0)
    assert found.reasons == (
        "same day", "same place (Tarn)", "same type (ours attack, theirs attack on civilians)", "both name Red Front", "both 5 dead",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mine", "their", "why"),
    [
        ({}, {"days": days(DAY + dt.timedelta(days=2))}, "2 days apart"),
        ({}, {"place": place(text="Birn", lat=10.3)}, "33 km apart"),
        ({}, {"place": place(country="NE")}, "in another country"),
        ({}, {"code": "Peaceful protest"}, "another type of event (ours attack, theirs peaceful protest)"),
        ({"days": None}, {}, "no day or place is known"),
        ({"place": None}, {}, "no day or place is known"),
        ({}, STRANGERS | {"deaths": bounds(9, 9, 9)}, "they name other parties"),
    ],
)
def test_what_keeps_two_apart(mine, their, why):
    assert weigh(ours(**mine), theirs(**their)) == why


def test_distance_is_measured_by_what_both_may_be_off():
    near, far = place(text="Birn", lat=10.2, radius=5.0), place(text="Birn", lat=10.2, radius=25.0)
    assert weigh(ours(), theirs(place=near)) == "22 km apart"
    found = weigh(ours(), theirs(place=far))
    assert isinstance(found, Pair)
    assert "22 km apart, no more than both may be off" in found.reasons


def test_other_parties_count_less_than_the_same_dead():
    found = weigh(ours(), theirs(**STRANGERS))
    assert isinstance(found, Pair)
    assert "they name other parties" in found.reasons
    assert found.score < weigh(ours(), theirs()).score


@pytest.mark.parametrize(
    "rough",
    [
        {"days": days(DAY - dt.timedelta(days=10), 31)},
        {"days": days(DAY + dt.timedelta(days=1))},
        {"place": place(text="Nigeria", level="country", radius=None)},
        {"place": place(text="Kaduna", lat=10.5, level="admin1", radius=80.0)},
    ],
    ids=["month", "next day", "country", "region"],
)
def test_nearness_alone_is_not_enough_where_day_or_place_is_rough(rough):
    alone = {"actors": (), "registry": (), "deaths": bounds(0, 0, 0)}
    assert weigh(ours(), theirs(**alone | rough)).startswith("day or place too rough")
    assert isinstance(weigh(ours(), theirs(**alone | rough | {"deaths": bounds(5, 5, 5)})), Pair)
    named = {"actors": ("Red Front",), "registry": (("red-front",),)}
    assert isinstance(weigh(ours(), theirs(**alone | rough | named)), Pair)


@pytest.mark.parametrize(
    ("mine", "dataset", "their", "standing"),
    [
        ((4, 5, 6), "acled", (5, 5, 5), "same"),
        ((4, 5, 6), "acled", (6, 6, 6), "within"),
        ((4, 5, 6), "ucdp", (6, 8, 9), "within"),
        ((4, 5, 6), "acled", (9, 9, 9), "theirs higher"),
        ((4, 5, 6), "acled", (3, 3, 3), "theirs lower"),
        ((4, 5, None), "acled", (90, 90, 90), "within"),  # "at least 4" has no upper bound
        ((4, 5, 6), "acled", (0, 0, 0), "only ours"),  # ACLED's 0 may mean that nothing is told
        ((4, 5, 6), "ucdp", (0, 0, 0), "theirs lower"),
        ((0, 0, 0), "acled", (0, 0, 0), "same"),
        (None, "acled", (0, 0, 0), "none told"),
        (None, "ucdp", (0, 0, 3), "only theirs"),
        (None, "acled", (2, 2, 2), "only theirs"),
    ],
)
def test_how_the_dead_stand(mine, dataset, their, standing):
    code = "Attack" if dataset == "acled" else "3"
    event = theirs(dataset=dataset, code=code, deaths=bounds(*their))
    assert figures_standing(bounds(*mine) if mine else None, event) == standing
