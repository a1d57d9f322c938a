import csv
import datetime as dt
from pathlib import Path

import pytest

from dateline.errors import BrokenInput, MissingInput
from dateline.records import Listed
from dateline.reports.datasets import Lookup, read_dataset

DATA = Path(__file__).parents[2] / "data"  # rows of our own making, in the datasets' own columns
CODES = {"Kenya": "KE", "Iraq": "IQ"}
LOOKUP = Lookup(CODES.get, lambda name, day, country: (name.casefold(),) if country == "KE" else ())


@pytest.fixture
def altered(tmp_path):
    """The ACLED or UCDP file with cells of its first row changed; `rows` how many are kept, `header` whether it has one."""

    def write(name, rows=1, *, separator=",", header=True, **cells):
        with (DATA / name).open(newline="") as lines:
            table = list(csv.DictReader(lines))[:rows]
        table[0] |= cells
        path = tmp_path / name
        with path.open("w", newline="") as out:
            writer = csv.DictWriter(out, table[0].keys(), delimiter=separator)
            if header:
                writer.writeheader()
            writer.writerows(table)
        return path

    return write


def only(path, lookup=LOOKUP):
    (found,) = read_dataset(path, lookup)
    return found


def days(event):
    return event.days.start.isoformat(), event.days.end.isoformat()


def test_a_row_of_acled():
    event = next(iter(read_dataset(DATA / "acled.csv", LOOKUP)))
    assert (event.dataset, event.id, event.line, event.code) == ("acled", "KEN1", 2, "Attack")
    assert days(event) == ("2014-06-15", "2014-06-15")
    assert (event.place.text, event.place.country, event.place.level, event.place.radius_km) == (
        "Mpeketoni", "KE", "settlement", 5.0,
    )  # fmt: skip
    assert event.actors == ("Al Shabaab", "Civilians")  # without "(Kenya)"
    assert event.registry == (("al shabaab",), ("civilians",))
    assert (event.deaths.low, event.deaths.best, event.deaths.high) == (50, 50, 50)


def test_a_row_of_ucdp():
    event = next(iter(read_dataset(DATA / "ucdp.csv", LOOKUP)))
    assert (event.dataset, event.id, event.line, event.code) == ("ucdp", "900001", 2, "3")
    assert days(event) == ("2014-06-15", "2014-06-15")
    assert (event.place.text, event.place.admin1, event.actors) == (
        "Mpeketoni town",
        "Lamu county",
        ("Al-Shabaab", "Civilians"),
    )
    assert (event.deaths.low, event.deaths.best, event.deaths.high) == (48, 49, 60)


def test_lines_count_what_stands_before_a_row_of_several_lines():
    lines = [event.line for event in read_dataset(DATA / "acled.csv")]
    assert lines == list(range(2, 24, 2))  # each row's notes break


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-08-30", dt.date(2024, 8, 30)),
        ("30 August 2024", dt.date(2024, 8, 30)),
        ("5 Mar 2024", dt.date(2024, 3, 5)),
    ],
)
def test_both_ways_of_writing_a_day(altered, written, read):
    assert only(altered("acled.csv", event_date=written)).days.start == read


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [("1", "2014-06-15", "2014-06-15"), ("2", "2014-06-12", "2014-06-18"), ("3", "2014-06-01", "2014-06-30"),
     ("", "2014-06-15", "2014-06-15")],
)  # fmt: skip
def test_time_precision_in_days(altered, code, start, end):
    assert days(only(altered("acled.csv", time_precision=code))) == (start, end)


@pytest.mark.parametrize(
    ("name", "column", "code", "level", "radius"),
    [
        ("acled.csv", "geo_precision", "2", "settlement", 25.0),
        ("acled.csv", "geo_precision", "3", "admin1", 80.0),
        ("ucdp.csv", "where_prec", "2", "settlement", 25.0),
        ("ucdp.csv", "where_prec", "3", "admin2", 30.0),
        ("ucdp.csv", "where_prec", "4", "admin1", 80.0),
        ("ucdp.csv", "where_prec", "5", "area", 100.0),
        ("ucdp.csv", "where_prec", "6", "country", None),
        ("ucdp.csv", "where_prec", "7", "water", 100.0),
    ],
)
def test_place_precision_in_levels_and_kilometres(altered, name, column, code, level, radius):
    place = only(altered(name, **{column: code})).place
    assert (place.level, place.radius_km) == (level, radius)
    assert (place.country is None) == (level == "water")


@pytest.mark.parametrize(
    ("name", "cells", "words"),
    [
        ("acled.csv", {"event_date": "2024-02-30"}, "event_date '2024-02-30' is no day"),
        ("acled.csv", {"fatalities": "many"}, "no number of people"),
        ("acled.csv", {"fatalities": ""}, "fatalities is empty"),
        ("acled.csv", {"fatalities": "-3"}, "no number of people"),
        ("acled.csv", {"latitude": "91"}, "must lie in"),
        ("acled.csv", {"longitude": "east"}, "must be numbers"),
        ("acled.csv", {"geo_precision": "4"}, "none of 1, 2, 3"),
        ("acled.csv", {"time_precision": "9"}, "none of 1, 2, 3"),
        ("acled.csv", {"sub_event_type": "Picnic"}, "no code of this dataset"),
        ("acled.csv", {"event_id_cnty": ""}, "event_id_cnty is empty"),
        ("ucdp.csv", {"date_end": "2014-06-01"}, "before date_start"),
        ("ucdp.csv", {"best": ""}, "best is empty"),
        ("ucdp.csv", {"where_prec": "8"}, "none of 1"),
        ("ucdp.csv", {"type_of_violence": "4"}, "no code of this dataset"),
    ],
)
def test_a_bad_row_is_named_and_the_next_is_read(altered, name, cells, words):
    path = altered(name, 2, **cells)
    first, second = read_dataset(path)
    assert isinstance(first, BrokenInput)
    assert words in first.what
    assert first.where == f"{path}:2"
    assert isinstance(second, Listed)


def test_an_event_stands_once(altered):
    first, second = read_dataset(altered("ucdp.csv", 2, id="900002"))
    assert isinstance(first, Listed)
    assert isinstance(second, BrokenInput)
    assert "stands in line 2 already" in second.what


def test_a_row_that_is_cut_off(altered):
    path = altered("ucdp.csv", 2)
    lines = path.read_text().splitlines()
    path.write_text("\n".join((lines[0], lines[1][:40], lines[2])))
    first, second = read_dataset(path)
    assert "cells under 49 columns" in first.what
    assert second.id == "900002"


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators(altered, separator):
    assert only(altered("acled.csv", separator=separator)).id == "KEN1"


def test_a_monthly_file_of_ucdp_without_its_header(altered):
    bare, headed = only(altered("ucdp.csv", header=False)), only(altered("ucdp.csv"))
    assert bare == headed.model_copy(update={"line": 1})


def test_columns_of_neither(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("id,date,place\n1,2024-01-01,Kano\n")
    with pytest.raises(BrokenInput, match="not the columns of ACLED or UCDP GED: no event_id_cnty, event_date"):
        list(read_dataset(path))


def test_no_text_and_no_file(tmp_path):
    path = tmp_path / "other.csv"
    path.write_bytes(b"id,\xff\xfe\n")
    with pytest.raises(BrokenInput, match="UTF-8"):
        list(read_dataset(path))
    with pytest.raises(MissingInput):
        list(read_dataset(tmp_path / "absent.csv"))
