import datetime as dt

from dateline.exports import Rules, publishable, select, without_criminal, without_recent_movements

TODAY = dt.date(2024, 4, 10)  # 36 days after the rows' day


def ids(selection):
    return [row.incident.id for row in selection.rows]


def test_only_what_a_person_accepted_is_published(row, judge):
    rows = [row("yes"), row("no"), row("taken back")]
    last = rows[2].claims[0]
    selection = publishable(
        rows, [judge("accept", rows[0].claims[0]), judge("accept", last), judge("reject", last, day=2)]
    )
    assert ids(selection) == ["i-yes"]
    assert selection.losses == ("2 incidents held back: no founding claim accepted by a person",)


def test_an_open_proposal_holds_an_accepted_incident_back(row, judge):
    one = row()
    selection = publishable([one], [judge("accept", one.claims[0])], proposals={"c-one"})
    assert selection.rows == []
    assert "open proposal" in selection.losses[0]


def test_crime_is_left_out_and_counted(row):
    selection = without_criminal([row("a", scope="criminal"), row("b", scope="unclear")])
    assert ids(selection) == ["i-b"]
    assert selection.losses == ("1 incident held back: scope criminal, not asked for",)


def test_recent_movements_never_leave(row):
    rows = [row("a", "force_movement", day="2024-03-20"), row("b")]
    selection = select(rows, (), Rules(everything=True, criminal=True), today=TODAY)
    assert ids(selection) == ["i-b"]
    assert "movement of forces" in selection.losses[0]


def test_older_movements_have_no_coordinates_below_the_region(row):
    (moved,) = without_recent_movements([row("a", "force_movement")], today=TODAY).rows
    for place in (moved.resolved.place.value, moved.claims[0].place):
        assert (place.lat, place.lon, place.geonames_id, place.level) == (None, None, None, "admin1")
    (other,) = without_recent_movements([row("b")], today=TODAY).rows
    assert other.resolved.place.value.lat == 33.8


def test_thirty_days_are_enough(row):
    day = str(TODAY - dt.timedelta(days=30))
    assert len(without_recent_movements([row("a", "force_movement", day=day)], today=TODAY).rows) == 1


def test_a_place_that_rests_on_a_movement_counts_as_one(row):
    hidden = row("a", "territory_change", day="2024-04-01")
    hidden.claims = tuple(claim.model_copy(update={"event_type": "force_movement"}) for claim in hidden.claims)
    assert without_recent_movements([hidden], today=TODAY).rows == []


def test_the_default_profile_says_what_each_filter_held_back(row, judge):
    rows = [row("a", scope="criminal"), row("b"), row("c"), row("d", "force_movement", day=None)]
    selection = select(rows, [judge("accept", rows[1].claims[0])], Rules(), today=dt.date(2024, 3, 9))
    assert ids(selection) == ["i-b"]
    assert len(selection.losses) == 3


def test_young_and_undated_incidents_wait(row, judge):
    rows = [row("a", day="2024-03-05"), row("b", day="2024-04-08"), row("c", day=None)]
    chosen = select(rows, (), Rules(everything=True, delay=7), today=TODAY)
    assert [one.incident.id for one in chosen.rows] == ["i-a", "i-c"]  # c goes by its report, published on 6 March
    assert chosen.losses == ("1 incident held back: less than 7 days old or undated",)


def test_since_a_day_and_by_grade(row):
    rows = [
        row("a", day="2024-03-05"),
        row("b", day="2024-03-04", days=3),
        row("c", day="2024-03-01"),
        row("d", day=None),
    ]
    chosen = select(rows, (), Rules(everything=True, since=dt.date(2024, 3, 5)), today=TODAY)
    assert [one.incident.id for one in chosen.rows] == ["i-a", "i-b"]
    assert chosen.losses == ("2 incidents held back: before 2024-03-05 or undated",)
    graded = [row("a"), row("b", grade="contested")]
    chosen = select(graded, (), Rules(everything=True, grades=("contested", "confirmed")), today=TODAY)
    assert [one.incident.id for one in chosen.rows] == ["i-b"]
    assert chosen.losses == ("1 incident held back: grade not contested or confirmed",)
