import datetime as dt

import pytest

from dateline.incidents.resolving.titles import days_in_words, title
from dateline.records import ClaimPlace
from dateline.values import Days

BASE = ClaimPlace(text="Tamra airbase", start=0, country="IQ", admin1="Anbar", level="site")
DAY = Days(start=dt.date(2024, 8, 5), end=dt.date(2024, 8, 5), precision="day")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("shelling_missile", (), (), ("Grad rockets",), BASE, DAY),
         "Rocket attack on Tamra airbase, Anbar, Iraq, 5 August 2024"),
        (("shelling_missile", (), ("Tamra airbase",), ("rockets",), BASE, None),
         "Rocket attack on Tamra airbase, Anbar, Iraq"),
        (("armed_clash", ("army",), ("Red Banner",), (), None, None), "Armed clash between army and Red Banner"),
        (("abduction", ("gunmen",), ("two surveyors",), (), None, DAY), "Abduction of two surveyors, 5 August 2024"),
        (("attack", (), ("terrorists",), (), None, None), "Attack"),
        (("protest", ("dockers",), (), (), None, None), "Protest by dockers"),
        (("territory_change", (), (), (), None, None), "Change of control"),
    ],
)  # fmt: skip
def test_titles(parts, expected):
    assert title(*parts) == expected


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [("2024-08-05", "2024-08-07", "range", "5–7 August 2024"), ("2024-08-01", "2024-08-31", "month", "August 2024"),
     ("2024-01-01", "2024-12-31", "year", "2024"), ("2023-12-30", "2024-01-02", "range", "30 December 2023 – 2 January 2024")],
)  # fmt: skip
def test_days(start, end, precision, expected):
    assert days_in_words(Days(start=start, end=end, precision=precision)) == expected
