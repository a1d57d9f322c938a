"""Decisions in a csv: read as spreadsheets write it, checked as a whole, recorded once."""

import csv
import io

import pytest

from dateline.errors import BrokenInput, Conflict, MissingInput, NotInStore, ReviewError
from dateline.workflow.review.queues import waiting
from dateline.workflow.review.reviews import review
from dateline.workflow.review.tables import COLUMNS, TOLD, read_rows, write_table

from .conftest import NOW, groups, incident_of, main_of, raid_of


@pytest.fixture
def read(tmp_path):
    def read_text(text, encoding="utf-8", who="Ada"):
        file = tmp_path / "decisions.csv"
        file.write_bytes(text.encode(encoding))
        return list(read_rows(file, who=who, now=NOW))

    return read_text


def table(*rows, head="action,claim,other,field,value,why"):
    return "\n".join([head, *rows])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize(("cell", "line"), [(",", "\n"), (";", "\r\n"), ("\t", "\r\n")])
def test_a_table_is_read_as_spreadsheets_write_it(read, encoding, cell, line):
    text = line.join(
        [f"Action{cell}claim{cell}why", f'accept{cell}c-1{cell}"Zoë, ""read"" it"', f"{cell}c-2{cell}", ""]
    )
    (row,) = read(text, encoding)
    assert (row.decision.action, row.decision.claim, row.decision.why, row.line) == (
        "accept",
        "c-1",
        'Zoë, "read" it',
        2,
    )
    assert (row.decision.who, row.decision.when) == ("Ada", NOW)


def test_a_row_says_who_when_and_what_was_seen(read):
    (row,) = read(table("part-of,c-1,c-2,Bo,2031-04-01,17,mine", head="action,claim,other,who,when,seen,id"))
    assert (row.decision.action, row.decision.who, row.seen, row.id) == ("part_of", "Bo", 17, "mine")
    assert row.decision.when.isoformat() == "2031-04-01T00:00:00+00:00"


def test_a_row_that_cannot_be_read_is_told_with_its_line(read):
    bad_day, good, bad_seen = read(
        table("accept,c-1,yesterday,", "accept,c-2,,", "accept,c-3,,few", head="action,claim,when,seen")
    )
    assert "csv:2: 'yesterday'" in str(bad_day)
    assert good.decision.claim == "c-2"
    assert "csv:4: seen" in str(bad_seen)


@pytest.mark.parametrize(
    ("text", "what"),
    [("name,age\n", "no such column: 'name', 'age'"), ("claim\nc-1\n", "no columns"), ("", "no columns"),
     ('action,claim\naccept,"c-1\n', "no csv")],
)  # fmt: skip
def test_what_is_no_such_table_is_said(read, text, what):
    with pytest.raises(BrokenInput, match=what):
        read(text)


def test_a_workbook_and_a_missing_file_are_said(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04rest")
    with pytest.raises(BrokenInput, match="workbook"):
        list(read_rows(tmp_path / "book.xlsx", who="Ada", now=NOW))
    with pytest.raises(MissingInput):
        list(read_rows(tmp_path / "none.csv", who="Ada", now=NOW))


def test_all_rows_or_none(store, read):
    rows = read(table(f"reject,{main_of(store, 'a1')}", "accept,c-none", f"split,{main_of(store, 'c1')}"))
    done = review(store, rows)
    assert [(line, type(error)) for line, error in done.errors] == [(3, NotInStore), (4, ReviewError)]
    assert store.judgements() == []
    review(store, rows, skip_bad=True)
    assert [one.kind for one in store.judgements()] == ["reject"]


def test_a_dry_run_checks_and_records_nothing(store, read):
    done = review(store, read(table(f"accept,{main_of(store, 'a1')}")), dry_run=True)
    assert (len(done.judgements), store.judgements()) == (1, [])


def test_the_same_table_twice_records_nothing_twice_and_is_undone_at_once(store, decide, read):
    before = groups(store)
    text = table(
        f"split,{main_of(store, 'a1')}",
        f"same,{main_of(store, 'c1')},{main_of(store, 'd1')}",
        f"reject,{main_of(store, 'b1')}",
        f"accept,{main_of(store, 'b1')}",
        f"correct,{main_of(store, 'b1')},,casualties,killed 8 guards,counted again",
        f"accept,{main_of(store, 'b1')}",
    )
    first = review(store, read(text))
    assert (len(first.judgements), first.held) == (6, 1)
    after = groups(store)
    again = review(store, read(text))
    assert (again.judgements, again.held) == ([], 6)
    assert groups(store) == after != before
    decide("undo")
    assert groups(store) == before


def test_what_somebody_judged_since_the_list_was_made_is_a_conflict(store, decide, read):
    text = table(f"accept,{main_of(store, 'a1')},{store.judgement_position()}", head="action,claim,seen")
    decide("reject", main_of(store, "a1"), who="Bo")
    done = review(store, read(text))
    assert [(line, type(error)) for line, error in done.errors] == [(2, Conflict)]


def test_the_list_of_what_waits_can_be_filled_in_and_fed_back(store, decide, read):
    decide("accept", main_of(store, "b1"))
    decide("correct", raid_of(store, "c1"), field="scope", value="criminal")
    rows = list(csv.DictReader(io.StringIO(write_table(waiting(store)), newline="")))
    assert list(rows[0]) == [*COLUMNS, *TOLD]
    assert main_of(store, "b1") not in {row["claim"] for row in rows}
    assert len(rows) == 8
    mine = next(row for row in rows if row["claim"] == main_of(store, "a1"))
    assert f"in {incident_of(store, 'a1')}" in mine["state"]
    assert "casualties: killed 3 guards" in mine["says"]
    assert "attacked and killed 3 guards" in mine["quote"]
    mine["action"] = "accept"
    done = review(store, read(write_table(rows)))
    assert [one.kind for one in done.judgements] == ["accept"]
    assert len(list(waiting(store))) == 7


def test_no_cell_is_run_by_a_spreadsheet_and_all_come_back(read):
    text = write_table([{"action": "accept", "claim": "=1+1", "why": "-2 @ home", "value": "'quoted'"}])
    assert "'=1+1" in text
    assert "'-2" in text
    (row,) = read(text)
    assert (row.decision.claim, row.decision.why, row.decision.value) == ("=1+1", "-2 @ home", "'quoted'")
