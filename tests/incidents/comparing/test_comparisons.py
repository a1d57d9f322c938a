import datetime as dt

from dateline.incidents.comparing import Ours, Span, compare_events
from dateline.records import Bounds, ClaimPlace, Listed
from dateline.values import Days

DAY = dt.date(2024, 3, 5)
SPAN = Span(DAY - dt.timedelta(days=5), DAY + dt.timedelta(days=5), frozenset({"NG"}))


def days(after=0):
    day = DAY + dt.timedelta(days=after)
    return Days(start=day, end=day, precision="day")


def place(lat=10.0, country="NG"):
    return ClaimPlace(text="Tarn", start=0, country=country, lat=lat, lon=5.0, level="settlement", radius_km=5.0)


def ours(name, after=0, *, dead=5, kind="attack", who="red-front", **changed):
    told = {"days": days(after), "place": place(), "deaths": Bounds(low=dead, best=dead, high=dead) if dead else None}
    return Ours(name, f"Title of {name}", kind, registry=(who,), parties=(who,), **told | changed)


def theirs(line, after=0, *, dead=5, code="Attack", who="red-front", where=None, dataset="acled"):
    return Listed(dataset=dataset, id=f"E{line}", line=line, code=code, days=days(after), place=where or place(),
                  actors=(who,), registry=((who,),), deaths=Bounds(low=dead, best=dead, high=dead))  # fmt: skip


def paired(found):
    return {(one.ours.id, one.theirs.line) for one in found.pairs}


def test_each_is_paired_once_with_what_fits_best():
    found = compare_events([ours("i-1", dead=5), ours("i-2", dead=9)], [theirs(2, dead=9), theirs(3, dead=5)], SPAN)
    assert paired(found) == {("i-1", 3), ("i-2", 2)}
    assert not found.only_ours
    assert not found.only_theirs


def test_the_best_single_pair_is_given_up_where_more_fit_without_it():
    """Line 2 fits i-1 best, but line 3 fits nothing else: taking the best pair first would leave two alone."""
    first, second = ours("i-1", dead=5), ours("i-2", 1, dead=6)
    found = compare_events([first, second], [theirs(2, dead=5), theirs(3, -1, dead=5)], SPAN)
    assert paired(found) == {("i-1", 3), ("i-2", 2)}


def test_what_only_one_has_says_what_was_nearest():
    found = compare_events(
        [ours("i-1")], [theirs(2), theirs(3), theirs(4, code="Peaceful protest"), theirs(5, 4)], SPAN
    )
    assert paired(found) == {("i-1", 2)}
    assert {event.line: why for event, why in found.only_theirs} == {
        3: "nearest i-1: E2 fits that incident better",
        4: "nearest i-1: another type of event (ours attack, theirs peaceful protest)",
        5: "no incident near in days and place",
    }


def test_an_incident_of_which_the_file_has_nothing():
    found = compare_events([ours("i-1"), ours("i-2", 3)], [theirs(2)], SPAN)
    assert [(one.id, why) for one, why in found.only_ours] == [("i-2", "no event near in days and place")]


def test_only_the_projects_days_and_countries_count_as_lacking():
    elsewhere = [theirs(3, 60), theirs(4, where=place(20.0, "TD")), theirs(5, where=place(20.0, None))]
    found = compare_events([ours("i-1")], [theirs(2), *elsewhere], SPAN)
    assert (found.rows, found.outside, found.only_theirs) == (4, 3, ())


def test_what_fits_an_incident_outside_the_span_is_paired_all_the_same():
    found = compare_events([ours("i-1", 60)], [theirs(2, 60), theirs(3, 60)], SPAN)
    assert paired(found) == {("i-1", 2)}
    assert (found.outside, found.only_theirs) == (1, ())


def test_what_the_dataset_would_not_list_is_not_lacking_there():
    mine = [ours("i-1", dead=None), ours("i-2", kind="protest"), ours("i-3", political=False), ours("i-4", days=None),
            ours("i-5", place=None), ours("i-6")]  # fmt: skip
    found = compare_events(mine, [theirs(2, 5, code="3", dataset="ucdp")], SPAN)
    assert {one.id: why for one, why in found.not_theirs} == {
        "i-1": "nobody is told to have died", "i-2": "a type of event that the dataset does not list", "i-3": "ordinary crime",
    }  # fmt: skip
    assert {one.id: why for one, why in found.not_comparable} == {"i-4": "no day is known", "i-5": "no place is known"}
    assert [one.id for one, _ in found.only_ours] == ["i-6"]


def test_an_empty_project_and_an_empty_file():
    assert compare_events([], [theirs(2)], None).outside == 1
    assert [one.id for one, _ in compare_events([ours("i-1")], [], SPAN).only_ours] == ["i-1"]


def test_the_order_of_rows_and_incidents_does_not_matter():
    mine = [ours(f"i-{at}", at % 3, dead=at) for at in range(1, 9)]
    their = [theirs(at, at % 3, dead=at % 5 + 1) for at in range(2, 10)]
    assert paired(compare_events(mine, their, SPAN)) == paired(compare_events(mine[::-1], their[::-1], SPAN))
