import json

import pytest

from dateline.records import CodedReport

LINE = {
    "id": "r1",
    "text": "Gunmen killed two soldiers in Maiduguri on 8 March 2021, the army said.",
    "published": "2021-03-09",
}


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_jsonl_is_one_coded_report_a_line_and_nothing_else(run, story):
    result = run("code", story, "--format", "jsonl")
    assert result.exit_code == 0
    (row,) = rows(result)
    coded = CodedReport.model_validate(row)
    assert (coded.id, coded.publisher, coded.published) == ("story", "Test Wire", "2021-03-09")
    assert coded.events
    for claim in coded.events:
        assert coded.text[claim.trigger_start :].startswith(claim.trigger)
        for part in (*claim.initiators, *claim.targets, *claim.weapons, *claim.casualties, *claim.sources):
            assert coded.text[part.start :].startswith(part.text)


def test_json_is_one_array(run, story, tmp_path):
    (tmp_path / "other.txt").write_text("Nothing much was said at the meeting of the council on Friday in the town.")
    result = run("code", story, tmp_path / "other.txt", "--format", "json")
    assert [row["id"] for row in json.loads(result.stdout)] == ["story", "other"]
    assert json.loads(run("code", tmp_path / "none.txt", "--format", "json").stdout) == []


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_it_writes_it_reads(run, tmp_path, form):
    first = run("code", "-", "--format", form, stdin=json.dumps(LINE)).stdout
    (tmp_path / f"again.{form}").write_text(first)
    again = run("code", tmp_path / f"again.{form}", "--format", form)
    assert (again.exit_code, again.stdout) == (0, first)


def test_the_table_tells_a_person_what_happened(run, story):
    result = run("code", story)
    assert result.exit_code == 0
    assert "Two police officers killed" in result.stdout
    assert "Maiduguri" in result.stdout.title()
    assert "killed" in result.stdout


def test_flags_date_what_is_undated(run, tmp_path):
    (tmp_path / "a.txt").write_text("Gunmen killed two soldiers in Maiduguri on Monday, the army said.")
    words = ("code", tmp_path / "a.txt", "--published", "2021-03-09", "--publisher", "Post", "--format", "jsonl")
    (row,) = rows(run(*words))
    assert (row["published"], row["publisher"]) == ("2021-03-09", "Post")


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("", {"unread": "empty"}),
        ("قتل خمسة جنود في انفجار عبوة ناسفة على الطريق قرب مدينة الموصل يوم الاثنين", {"unread": "language"}),
        ("Subscribe to continue reading this article. Already a subscriber? Sign in.", {"unread": "paywall"}),
    ],
)
def test_what_cannot_be_read_is_answered_with_the_reason(run, tmp_path, text, none):
    (tmp_path / "a.txt").write_text(text)
    result = run("code", tmp_path / "a.txt", "--format", "jsonl")
    assert result.exit_code == 0
    (row,) = rows(result)
    assert row["events"] == []
    assert row["none"] == none


@pytest.mark.parametrize("text", ["word " * 20_000, "😀 " * 30, "e\u0301" * 500, "killed " * 1000])
def test_odd_texts_are_answered(run, text):
    result = run("code", "-", "--format", "jsonl", stdin=text)
    assert result.exit_code == 0
    (row,) = rows(result)
    assert row["events"] or row["none"]


def test_a_five_megabyte_report_is_answered_and_the_cut_is_told(run, tmp_path):
    lines = f"{LINE['text']} Shops were closed.\n" * (5_000_000 // len(LINE["text"]))
    (tmp_path / "long.txt").write_text(lines)
    result = run("code", tmp_path / "long.txt", "--coder", "rules", "--format", "jsonl")  # both: minutes, see README
    assert result.exit_code == 0
    (row,) = rows(result)
    assert (row["text"], len(row["events"])) == (lines, 1)
    assert "only the first 100,000 characters" in result.stderr


@pytest.mark.parametrize("text", ["Bombing", "Killed.", "Car bomb"])
def test_a_word_or_two_tell_of_no_event(run, text):
    (row,) = rows(run("code", "-", "--format", "jsonl", stdin=text))
    assert (row["events"], row["none"]) == ([], {"why": "other"})


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.bin", bytes(range(256)), "binary file"),
        ("a.txt", "Взрыв прогремел на рынке, погибли двое".encode("koi8-r"), "not UTF-8"),
        ("a.jsonl", json.dumps({**LINE, "published": "2024-02-30"}).encode(), "does not exist"),
        ("a.txt", b"Published: 2024-02-30\n\nGunmen killed two soldiers.", "does not exist"),
    ],
)
def test_what_cannot_be_parsed_is_status_one_with_the_reason(run, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(LINE["text"])
    result = run("code", tmp_path / name, tmp_path / "good.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert [row["id"] for row in rows(result)] == ["good"]
    assert f"error: {tmp_path / name}" in result.stderr
    assert words in result.stderr


def test_a_page_without_an_article_and_another_language_are_answers(run, tmp_path):
    (tmp_path / "a.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (tmp_path / "b.txt").write_text("Cinq soldats ont été tués lundi dans une attaque, a annoncé le ministère.")
    result = run("code", tmp_path / "a.html", tmp_path / "b.txt", "--format", "jsonl")
    assert result.exit_code == 0
    assert [row["none"] for row in rows(result)] == [{"unread": "empty"}, {"unread": "language"}]


def test_offsets_hold_behind_emoji_and_combining_marks(run):
    row = {**LINE, "text": "🚨🚨 Cafe\u0301 👩‍👩‍👧. " + LINE["text"]}
    (coded,) = rows(run("code", "-", "--format", "jsonl", stdin=json.dumps(row)))
    assert coded["text"] == row["text"]
    assert coded["events"]
    for event in coded["events"]:
        start = event["trigger_start"]
        assert row["text"][start : start + len(event["trigger"])] == event["trigger"]


def test_one_broken_line_is_status_one_and_the_rest_is_done(run, tmp_path):
    path = tmp_path / "mixed.jsonl"
    path.write_text(json.dumps(LINE) + "\n{broken\n" + json.dumps({**LINE, "id": "r2"}) + "\n")
    result = run("code", path, "--format", "jsonl")
    assert result.exit_code == 1
    assert [row["id"] for row in rows(result)] == ["r1", "r2"]
    assert "mixed.jsonl:2" in result.stderr


def test_a_folder_with_a_broken_link_and_a_binary_file(run, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(LINE["text"])
    (folder / "b.bin").write_bytes(b"\x00\x01" * 100)
    (folder / "c.txt").symlink_to("nowhere.txt")
    result = run("code", folder, "--format", "jsonl")
    assert result.exit_code == 1
    assert [row["id"] for row in rows(result)] == ["a"]
    assert "b.bin" in result.stderr
    assert "nowhere.txt" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_report_can_steer_the_terminal(run, tmp_path):
    text = "\x1b[31mTitle: red\x1b[0m [bold]markup[/bold] \x1b]0;owned\x07 \u202egnitirw " + LINE["text"]
    (tmp_path / "a\x1b[2J.txt").write_text(text)
    result = run("code", tmp_path)
    assert result.exit_code == 0
    assert not set(result.stdout + result.stderr) & set("\x1b\x07\u202e")
    assert not set(run("code", tmp_path / "\x1b[31mnone").stderr) & {"\x1b"}


def test_a_fault_in_the_coder_is_told_for_its_report_alone(run, tmp_path, monkeypatch):
    from dateline.workflow.code import Coder

    good = Coder.code

    def faulty(self, report):
        if report.id == "bad":
            raise RuntimeError("a fault")
        return good(self, report)

    monkeypatch.setattr(Coder, "code", faulty)
    lines = [json.dumps({**LINE, "id": name}) for name in ("good", "bad", "best")]
    result = run("code", "-", "--format", "jsonl", stdin="\n".join(lines))
    assert result.exit_code == 1
    assert [row["id"] for row in rows(result)] == ["good", "best"]
    assert "'bad'" in result.stderr
