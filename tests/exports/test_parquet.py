import io

import pyarrow.parquet as pq
import pytest

from dateline.errors import BrokenInput
from dateline.exports import Terms, from_parquet, to_parquet
from dateline.exports.parquet import COLUMNS


def table(*rows, **more):
    return pq.read_table(io.BytesIO(to_parquet(rows, Terms(**more)).content))


def test_columns_are_named_and_typed_even_without_rows():
    empty = table()
    assert empty.column_names == list(COLUMNS)
    assert {name: str(empty.schema.field(name).type) for name in ("date_start", "lat", "initiators", "synthetic")} == {
        "date_start": "date32[day]", "lat": "double", "initiators": "list<element: string>", "synthetic": "bool",
    }  # fmt: skip


def test_not_reported_is_null_and_zero_is_zero(row, figure):
    (one,) = table(row(figures=[figure("killed", 0, 0, 0)])).to_pylist()
    assert (one["killed_best"], one["wounded_best"]) == (0, None)


def test_a_country_has_a_point_only_when_asked(row, zarka):
    country = row(place=zarka.model_copy(update={"level": "country"}))
    assert table(country).to_pylist()[0]["lat"] is None
    assert table(country, country_points=True).to_pylist()[0]["lat"] == 33.8


def test_the_same_rows_come_in_again(row, figure):
    rows = [row("a", figures=[figure("killed", 1, 1, None)]), row("b", place=None, day=None)]
    for one in rows:
        one.citations = one.cited()
    assert from_parquet(to_parquet(rows).content) == rows


@pytest.mark.parametrize("data", [b"", b"no parquet"])
def test_anything_else_is_refused(data):
    with pytest.raises(BrokenInput, match="not an export as Parquet"):
        from_parquet(data)
