import csv
import io
import json
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"


def test_compare_in_each_format(run, project):
    table = run("compare", DATA / "acled.csv", "--project", project)
    assert table.exit_code == 0, table.output
    assert "0 incidents in both" in table.stdout
    assert "Only in the project" in table.stdout
    assert "outside the project's span (2021-03-08 to 2021-03-08 in NG)" in table.stderr
    lines = run("compare", DATA / "acled.csv", "--project", project, "--format", "jsonl")
    assert [json.loads(line)["what"] for line in lines.stdout.splitlines()] == ["only ours"]
    cells = run("compare", DATA / "acled.csv", "--project", project, "--format", "csv", "--policy", "ucdp")
    (row,) = csv.DictReader(io.StringIO(cells.stdout))
    assert (row["deaths_best"], row["reasons"]) == ("2", "no event near in days and place")


def test_bad_rows_end_with_status_1_and_the_rest_is_there(run, project):
    done = run("compare", DATA / "acled_bad.csv", "--project", project)
    assert done.exit_code == 1
    assert f"{DATA / 'acled_bad.csv'}:6: fatalities 'many' is no number of people" in done.stderr
    assert "0 incidents in both" in done.stdout


def test_a_file_of_another_kind(run, project, story):
    done = run("compare", story, "--project", project)
    assert done.exit_code == 1
    assert "not the columns of ACLED or UCDP GED" in done.stderr
