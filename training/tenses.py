"""Fits mentions/data/tenses.json: whether a weekday, day or month named without its year is yet to come.

In: reports with TIMEX3 expressions (`--times FILE…`) and coded reports (`--reports FILE…`), whose events are past.
Out: the weights. Needs the dependency group `training`.
"""

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coded import MENTIONS, write
from logistic import Features, fit

from dateline.language import Reading, read
from dateline.mentions.times import calendars, tenses
from dateline.mentions.times.tagging import find_times
from dateline.mentions.times.words import MONTHS, WEEKDAYS, Line, line_of, ordinal_of
from dateline.records import Report

STRENGTH = 1.0  # the inverse of the penalty on large weights
RELATED = frozenset("last next this previous past coming following ago".split())
Row = tuple[str, Features, bool]


def _rows(paths: list[Path]) -> Iterator[tuple[dict[str, Any], Reading]]:
    for line in (line for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if row["published"]:
            published = dt.date.fromisoformat(row["published"][:10])
            yield row, read(Report(id=row["id"], text=row["text"], published=published))


def _coming(classes: str, words: list[str], published: dt.date) -> tuple[tenses.Kind, dt.date] | None:
    """What kind of time the words are, and the first such day after the report's; None where they settle the year."""
    if "Y" in classes or RELATED & set(words):
        return None
    months = [MONTHS[word] for word, letter in zip(words, classes, strict=True) if letter in "Mm"]
    days = [ordinal_of(word) for word, letter in zip(words, classes, strict=True) if letter in "do"]
    weekdays = [WEEKDAYS[word] for word, letter in zip(words, classes, strict=True) if letter in "Ww"]
    if months:
        day = min(days[0], calendars.last_day(published.year, months[0])) if days else 1
        date = published.replace(month=months[0], day=day)
        if date == published or (not days and date.month == published.month):
            return None
        later = date if date > published else calendars.move(date, "Y", 1)
        return ("day" if days else "month", later) if later else None
    if weekdays and (back := (published.isoweekday() - weekdays[0]) % 7):
        return "weekday", published + calendars.ONE_DAY * (7 - back)
    return None


def _row(reading: Reading, line: Line, start: int, end: int, told: str) -> Row | None:
    """The time at `[start:end]` as a row, where it was told for `told`, an ISO day or month."""
    published = reading.report.published
    inside = [
        index for index, token in enumerate(line.tokens) if start <= token.start and token.end <= end and token.text
    ]
    if not inside or published is None:
        return None
    classes = "".join(line.classes[index] for index in inside)
    coming = _coming(classes, [line.tokens[index].lower for index in inside], published)
    if coming is None:
        return None
    kind, date = coming
    marks = tenses.features(line, inside[0], kind, (date - published).days)
    return reading.report.id, dict.fromkeys(marks, 1.0), told > str(published)[: len(told)]


def rows(times: list[Path], reports: list[Path]) -> Iterator[Row]:
    """Every such time of the texts with TIMEX3 expressions, and those of coded events."""
    for row, reading in _rows(times):
        line = line_of(reading)
        for one in row["timex"]:
            told = (one["value"] or "").partition("T")[0]
            if (
                len(told) in (7, 10)
                and told.replace("-", "").isdigit()
                and (made := _row(reading, line, one["start"], one["end"], told))
            ):
                yield made
    for row, reading in _rows(reports):
        line = line_of(reading)
        dates = {event["date"]["start"] for event in row["events"] if event["date"]}
        for time in find_times(reading):
            told = str(time.days.start) if time.days else ""
            if told in dates and (made := _row(reading, line, time.start, time.end, told)):
                yield made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", nargs="+", type=Path, required=True)
    parser.add_argument("--reports", nargs="+", type=Path, default=[])
    chosen = parser.parse_args()
    names, found, labels = (list(column) for column in zip(*rows(chosen.times, chosen.reports), strict=True))
    weights, figures = fit(names, found, labels, STRENGTH)
    print(json.dumps(figures))
    write("tenses", chosen.times + chosen.reports, figures, weights, folder=MENTIONS)
