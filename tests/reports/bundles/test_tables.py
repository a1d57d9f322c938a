import datetime as dt
import json

import pytest

from dateline.errors import BrokenInput, InputError
from dateline.records import Report
from dateline.reports import Flags, LeftOut, parse_columns, read_documents, read_inputs

STORY = "Gunmen killed two guards at a checkpoint near the town of Quorim on Monday, the police said."


def read(tmp_path, content, name="table.csv", **flags):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_inputs([str(path)], Flags(**flags)))


def test_columns_named_like_ours_need_no_map(tmp_path):
    first, second = read(
        tmp_path, f'ID,Text,Published,url\na,"{STORY}",2024-08-06,https://p.example/1\n,"{STORY} Two.",,\n'
    )
    assert (first.id, first.text, first.published) == ("a", STORY, dt.date(2024, 8, 6))
    assert first.url == "https://p.example/1"
    assert (second.id, second.published) == ("table:3", None)


def test_a_map_names_the_columns_of_others(tmp_path):
    columns = parse_columns("title=headline, text = body,published=day")
    content = f"headline;body;day;text\nTwo killed;{STORY};2024-08-06;no\n"
    (report,) = read(tmp_path, content, columns=columns)
    assert (report.title, report.text, report.published) == ("Two killed", STORY, dt.date(2024, 8, 6))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(tmp_path, separator, ends):
    content = ends.join((separator.join(("id", "text")), separator.join(("a", f'"{STORY}"')), ""))
    assert [report.text for report in read(tmp_path, content)] == [STORY]


def test_tsv_is_separated_by_tabs_alone(tmp_path):
    (report,) = read(tmp_path, f"id\ttext\na\tOne, two; {STORY}\n", "table.tsv")
    assert report.text == f"One, two; {STORY}"


def test_a_cell_may_hold_lines_and_the_row_keeps_its_bytes(tmp_path):
    content = f'id,text\na,"{STORY}\nA ""second"" line."\nb,{STORY.replace(",", ";")}\n'
    path = tmp_path / "table.csv"
    path.write_text(content)
    first, second = read_documents([str(path)])
    assert first.report.text == f'{STORY}\nA "second" line.'
    assert first.raw.decode() == content[: content.index("b,Gunmen")]
    assert (second.report.id, second.where) == ("b", f"{path}:3")


def test_a_bad_row_is_an_error_with_its_number_and_the_others_are_read(tmp_path):
    rows = [
        "id,text",
        f'a,"{STORY}"',
        'b,"never closed',
        f'c,"{STORY} C."',
        "d,one,two,three",
        "e",
        "",
        f'f,"{STORY} F."',
    ]
    found = read(tmp_path, "\n".join(rows))
    assert [item.id for item in found if isinstance(item, Report)] == ["a", "c", "f"]
    errors = [item for item in found if isinstance(item, InputError)]
    assert [error.where.rsplit(":", 1)[1] for error in errors] == ["3", "5", "6"]
    assert all(error.todo for error in errors)


def test_a_table_without_texts_says_which_columns_there_are(tmp_path):
    (error,) = read(tmp_path, "headline,body\na,b\n")
    assert isinstance(error, BrokenInput)
    assert "headline, body" in error.todo
    (error,) = read(tmp_path, "headline,body\na,b\n", columns={"text": "story"})
    assert "'story'" in error.what
    assert isinstance(read(tmp_path, "")[0], BrokenInput)


@pytest.mark.parametrize("told", ["headline", "headline=title", "text="])
def test_a_map_of_another_form_is_refused(told):
    with pytest.raises(BrokenInput, match="fields are id, title"):
        parse_columns(told)


def test_other_encodings(tmp_path):
    (report,) = read(tmp_path, f"id;text\na;In Málaga: {STORY}\n".encode("cp1252"))
    assert "Málaga" in report.text
    (report,) = read(tmp_path, f"id\ttext\na\tIn Łódź: {STORY}\n".encode("utf-16"))
    assert "Łódź" in report.text


def test_the_map_holds_for_jsonl_too(tmp_path):
    lines = [json.dumps({"key": 7, "body": STORY}), json.dumps({"key": 8})]
    report, error = read(tmp_path, "\n".join(lines), "a.jsonl", columns=parse_columns("id=key,text=body"))
    assert (report.id, report.text) == ("7", STORY)
    assert isinstance(error, BrokenInput)


def test_a_folder_gives_its_tables_of_reports_and_leaves_others_out(tmp_path):
    (tmp_path / "reports.csv").write_text(f'id,text\na,"{STORY}"\n')
    (tmp_path / "towns.csv").write_text("name,lat,lon\nQuorim,1.5,2.5\n")
    first, left = read_documents([str(tmp_path)])
    assert first.report.id == "a"
    assert isinstance(left, LeftOut)
    assert "--columns text=NAME" in str(left)
