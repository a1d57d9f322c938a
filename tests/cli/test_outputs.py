import time

from dateline.cli import outputs
from dateline.cli.outputs import noted, plain, progress, safe
from dateline.errors import MissingInput
from dateline.reports import read_documents


def test_what_steers_a_terminal_is_taken_out_and_words_stay():
    assert safe("a\x1b[31mred\x1b[0m\x1b]0;title\x07 b\x9b c\x00\r\nd\te\u202ef") == "ared b c\nd\tef"
    assert safe("Łódź 🚨 e\u0301 العربية") == "Łódź 🚨 e\u0301 العربية"


def test_markup_in_a_report_is_only_text():
    assert plain("[red]not red[/red] :bomb:").plain == "[red]not red[/red] :bomb:"


def test_short_work_shows_nothing(capsys):
    with progress("Working") as step:
        step(0, 10)
        step(10, 10)
    assert capsys.readouterr() == ("", "")


def test_long_work_says_so_on_standard_error_alone(capsys, monkeypatch):
    monkeypatch.setattr(outputs, "PATIENCE", 0.01)
    with progress("Adding reports") as step:
        time.sleep(0.02)
        step(3, 10, "now")
        step(4, 10, "now")
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "note: Adding reports: 3 of 10 now\n"


def test_on_a_terminal_a_bar_is_shown_and_taken_away(capsys, monkeypatch):
    monkeypatch.setattr(outputs, "PATIENCE", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress("Adding reports") as step:
        step(1, 2)
        step(2, 2)
    assert capsys.readouterr().out == ""


def test_notes_on_reading_are_told_on_the_way(capsys, tmp_path):
    (tmp_path / "a.txt").write_bytes("“A bomb went off at the café,” the mayor said.".encode("cp1252"))
    (tmp_path / "notes.yaml").write_text("a: 1")
    items = [*read_documents([str(tmp_path)]), MissingInput("gone")]
    assert list(noted(items)) == [items[0], items[2]]
    out, err = capsys.readouterr()
    assert out == ""
    told = err.splitlines()
    assert [line.startswith("note: ") for line in told] == [True] * 3
    assert "Windows-1252" in told[0]
    assert "notes.yaml: left out" in told[1]
    assert "1 report without a day of publication" in told[2]


def test_a_report_dated_after_tomorrow_is_told(capsys, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "published": "9000-05-01", "text": "A bomb went off on Monday."}')
    list(noted(read_documents([str(tmp_path / "a.jsonl")])))
    assert "a.jsonl:1: dated 9000-05-01, which is yet to come" in capsys.readouterr().err


def test_a_table_is_as_wide_as_it_is_asked_to_be(monkeypatch):
    monkeypatch.setenv("COLUMNS", "77")
    assert outputs.screen().width == 77
    monkeypatch.delenv("COLUMNS")
    assert outputs.screen().width == outputs.WIDTH
