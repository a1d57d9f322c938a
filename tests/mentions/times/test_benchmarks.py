"""Floors on TimeBank, WikiWars and the dates of coded reports, where the shared benchmarks are at hand."""

import datetime as dt
import json
from pathlib import Path

import pytest

from dateline.language import read
from dateline.mentions.times import find_times
from dateline.records import Report
from dateline.records.mentions import TimeMention

BENCHMARKS = Path(__file__).parents[3] / ".." / "shared" / "benchmarks"
pytestmark = pytest.mark.skipif(not BENCHMARKS.exists(), reason="../shared/benchmarks is not here")


def times_of(row: dict[str, str]) -> tuple[TimeMention, ...]:
    published = dt.date.fromisoformat(row["published"][:10]) if row["published"] else None
    return find_times(read(Report(id=row["id"], text=row["text"], published=published)))


@pytest.mark.parametrize(("name", "floor"), [("timebank", 0.80), ("wikiwars", 0.84)])
def test_values(name: str, floor: float) -> None:
    right = gold = mine = 0
    for line in (BENCHMARKS / "times" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = times_of(row)
        truth = [one for one in row["timex"] if not one["empty"] and not one["nested"]]
        gold, mine = gold + len(truth), mine + len(found)
        right += sum(
            any(one["value"] == two.value and one["start"] < two.end and two.start < one["end"] for two in found)
            for one in truth
        )
    assert 2 * right / (gold + mine) >= floor


@pytest.mark.parametrize(("name", "floor"), [("dev", 0.83), ("agency", 0.90)])
def test_days_of_events(name: str, floor: float) -> None:
    hits = dated = 0
    for line in (BENCHMARKS / "reports" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        days = {(one.days.start.isoformat(), one.days.end.isoformat()) for one in times_of(row) if one.days}
        dates = [event["date"] for event in row["events"] if event["date"]]
        dated += len(dates)
        hits += sum((date["start"], date["end"]) in days for date in dates)
    assert hits / dated >= floor
