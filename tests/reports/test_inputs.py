import datetime as dt
import io
import json
import os

import pytest

from dateline.errors import BrokenInput, InputError, MissingInput
from dateline.records import Report
from dateline.reports import Document, Flags, LeftOut, parse_day, read_documents, read_inputs
from dateline.values import digest

STORY = "Gunmen killed two guards at a checkpoint near the town of Quorim on Monday, the police said."


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def reports(*paths, **flags):
    return list(read_inputs(paths, Flags(**flags)))


def only(*paths, **flags):
    found = reports(*paths, **flags)
    assert len(found) == 1
    assert isinstance(found[0], Report), found[0]
    return found[0]


def broken(*paths):
    found = reports(*paths)
    assert len(found) == 1
    assert isinstance(found[0], InputError)
    assert found[0].what
    assert found[0].where
    assert found[0].todo
    return found[0]


def test_plain_text_is_one_report_under_its_stem(tmp_path):
    report = only(write(tmp_path, "quorim.txt", STORY))
    assert (report.id, report.text, report.title, report.published) == ("quorim", STORY, None, None)
    assert report.language == "en"
    assert report.raw_sha256 == digest(STORY.encode())


def test_flags_fill_only_what_the_file_leaves_out(tmp_path):
    rows = [
        {"id": "a", "text": STORY, "publisher": "Own", "published": None},
        {"id": "b", "text": STORY, "published": "2020-02-03"},
    ]
    path = write(tmp_path, "two.jsonl", "\n".join(map(json.dumps, rows)))
    first, second = reports(path, published=dt.date(2024, 8, 6), publisher="Flag")
    assert (first.publisher, first.published) == ("Own", dt.date(2024, 8, 6))
    assert (second.publisher, second.published) == ("Flag", dt.date(2020, 2, 3))


def test_the_head_of_a_text_file_gives_fields(tmp_path):
    head = "Title: Two guards killed\r\nPublisher: Post\r\nPublished: 2024-08-06\r\nUrl: https://p.example/1\r\nSynthetic: yes\r\n\r\n"
    report = only(write(tmp_path, "a.txt", head + STORY + "\r\nSecond line.\r\n"))
    assert (report.title, report.publisher, report.published) == ("Two guards killed", "Post", dt.date(2024, 8, 6))
    assert (report.url, report.synthetic) == ("https://p.example/1", True)
    assert report.text == STORY + "\nSecond line.\n"


@pytest.mark.parametrize("text", ["Title: no blank line after it", "Colour: blue\n\nText.", "A story.\nTitle: x\n\ny"])
def test_what_is_no_head_stays_text(tmp_path, text):
    assert only(write(tmp_path, "a.txt", text)).text == text


@pytest.mark.parametrize("content", [b"", b"  \n\t ", b"\xef\xbb\xbf", "\u200b".encode()])
def test_an_empty_file_is_an_unread_report(tmp_path, content):
    assert only(write(tmp_path, "empty.txt", content)).unread == "empty"


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02\x03" * 50,
        b"%PDF-1.7 and so on",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n\x1a\n",
        bytes(range(1, 256)),
        b"\x01\x02 \xff",
    ],
)
def test_a_binary_file_is_an_error_that_says_what_to_do(tmp_path, content):
    error = broken(write(tmp_path, "picture.txt", content))
    assert isinstance(error, BrokenInput)
    assert "picture.txt" in str(error)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_usual_encodings_are_read(tmp_path, encoding):
    text = "Café in Łódź: " + STORY
    assert only(write(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_western_text_is_read_with_a_note(tmp_path):
    text = "“A bomb went off at the café,” the mayor of Málaga said – " + STORY
    (item,) = read_documents([write(tmp_path, "a.txt", text.encode("cp1252"))])
    assert isinstance(item, Document)
    assert item.report.text == text
    assert "Windows-1252" in (item.note or "")


@pytest.mark.parametrize(
    "content",
    [
        "Взрыв прогремел на рынке, погибли двое".encode("koi8-r"),
        "انفجار في السوق".encode("cp1256"),
        ("They’re here. " * 20).encode()[:-1] + b"\xff",
        b"\xff\xfeodd",
    ],
)
def test_an_unknown_encoding_is_an_error(tmp_path, content):
    broken(write(tmp_path, "a.txt", content))


def test_a_five_megabyte_report_is_read_whole(tmp_path):
    text = (STORY + "\n") * (5_000_000 // len(STORY))
    assert only(write(tmp_path, "long.txt", text)).text == text


@pytest.mark.parametrize("text", ["Bomb", "x" * 100_000, "word " * 20_000])
def test_one_word_or_no_sentence_end_is_a_report(tmp_path, text):
    assert only(write(tmp_path, "a.txt", text)).text == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قتل خمسة جنود في انفجار عبوة ناسفة على الطريق قرب مدينة الموصل يوم الاثنين بحسب الشرطة", "ar"),
        ("Cinq soldats ont été tués lundi dans une attaque près de la ville, a annoncé le ministère.", "fr"),
    ],
)
def test_another_language_is_an_unread_report(tmp_path, text, language):
    report = only(write(tmp_path, "a.txt", text))
    assert (report.unread, report.language, report.text) == ("language", language, text)


def test_emoji_and_combining_marks_keep_their_offsets(tmp_path):
    text = "🚨🚨 Cafe\u0301 bombing 👩‍👩‍👧: " + STORY
    path = write(tmp_path, "a.jsonl", json.dumps({"id": "e", "text": text}))
    report = only(path)
    assert report.text == text
    assert report.text.index("Gunmen") == text.index("Gunmen") == 24


def test_text_of_a_line_is_kept_to_the_character(tmp_path):
    text = "\n\n  One\r\ntwo\u2028three\x85four \ud800 five "
    path = write(tmp_path, "a.jsonl", json.dumps({"id": "e", "text": text}))
    assert only(path).text == text.replace("\ud800", "\ufffd")


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path):
    good = [json.dumps({"id": name, "text": STORY + name}) for name in "ab"]
    bad = ['{"id": "c", "text": ', "[1, 2]", '{"id": "d"}', '{"id": "e", "text": 7}', '{"id": [], "text": "x"}']
    path = write(tmp_path, "mixed.jsonl", "\n".join([good[0], *bad, "", good[1]]))
    found = reports(path)
    errors = [item for item in found if isinstance(item, InputError)]
    assert [item.id for item in found if isinstance(item, Report)] == ["a", "b"]
    assert [error.where for error in errors] == [f"{path}:{number}" for number in range(2, 7)]
    assert all(error.todo for error in errors)


def test_a_line_in_another_encoding_does_not_hide_the_others(tmp_path):
    lines = [json.dumps({"id": "a", "text": STORY}).encode(), b'{"id": "b", "text": "\xe1\xee\xec\xe1\xe0"}']
    found = reports(write(tmp_path, "a.jsonl", b"\n".join(lines)))
    assert [type(item) for item in found] == [Report, BrokenInput]


@pytest.mark.parametrize("day", ["2024-02-30", "2023-02-29", "2024-13-01", "6 August 2024", "2024"])
def test_a_date_that_does_not_exist_is_named(tmp_path, day):
    line = json.dumps({"id": "a", "text": STORY, "published": day})
    error = broken(write(tmp_path, "a.jsonl", line))
    assert day in error.what
    assert error.where.endswith("a.jsonl:1")
    assert day in broken(write(tmp_path, "b.txt", f"Published: {day}\n\n{STORY}")).what


@pytest.mark.parametrize("value", ["2024-08-06", "2024-08-06T23:10:00+03:00", "20240806", " 2024-08-06 10:00 "])
def test_days_and_timestamps_give_the_day(value):
    assert parse_day(value, where="here") == dt.date(2024, 8, 6)


def test_several_days_count_only_where_they_agree(tmp_path):
    rows = [
        {"text": STORY, "published": "2016-01-16;2016-01-16"},
        {"text": STORY, "published": "2016-01-16;2016-02-16"},
    ]
    first, second = reports(write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows))))
    assert (first.published, second.published) == (dt.date(2016, 1, 16), None)


def test_a_folder_is_read_deep_in_order_with_its_broken_link_reported(tmp_path):
    write(tmp_path, "b/deep.txt", STORY)
    write(tmp_path, "a.txt", STORY + " One.")
    write(tmp_path, ".hidden", b"\x00")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    found = reports(str(tmp_path))
    assert [item.id for item in found if isinstance(item, Report)] == ["a", "b/deep"]
    (error,) = [item for item in found if isinstance(item, InputError)]
    assert isinstance(error, MissingInput)
    assert "gone.txt" in str(error)


def test_of_a_folder_only_report_files_are_read_and_what_is_left_out_is_told(tmp_path):
    write(tmp_path, "a.txt", STORY)
    write(tmp_path, "no-ending", STORY + " Two.")
    answers = write(tmp_path, "answers.yaml", "killed: 2")
    write(tmp_path, "scan.pdf", b"%PDF-1.7 and so on")
    found = list(read_documents([str(tmp_path)]))
    assert [type(item) for item in found] == [Document, LeftOut, Document, BrokenInput]
    assert str(found[1]).startswith(answers)
    assert [type(item) for item in reports(str(tmp_path))] == [Report, Report, BrokenInput]
    assert only(answers).text == "killed: 2"  # what is named is read


def test_a_missing_file_does_not_stop_the_next(tmp_path):
    found = reports(str(tmp_path / "none.txt"), write(tmp_path, "a.txt", STORY))
    assert [type(item) for item in found] == [MissingInput, Report]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_regular_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert isinstance(broken(str(tmp_path / "pipe")), BrokenInput)


def test_an_id_told_twice_is_an_error_unless_the_text_is_the_same(tmp_path):
    rows = [{"id": "a", "text": STORY}, {"id": "a", "text": STORY}, {"id": "a", "text": "Another. " + STORY}]
    found = reports(write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows))))
    assert [type(item) for item in found] == [Report, BrokenInput]
    assert "'a'" in found[1].what


def test_files_of_one_name_get_ids_of_their_own(tmp_path):
    found = reports(write(tmp_path, "x/a.txt", STORY), write(tmp_path, "y/a.txt", "Other. " + STORY))
    assert found[0].id == "a"
    assert found[1].id.startswith("a-")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (json.dumps({"id": "j", "text": STORY}) + "\n" + json.dumps({"id": "k", "text": STORY + "2"}), ["j", "k"]),
        (json.dumps([{"id": "j", "text": STORY}], indent=1), ["j"]),
        ("{not json} " + STORY, ["stdin"]),
        (STORY, ["stdin"]),
        ("<!DOCTYPE html><html><body><article><p>" + STORY + "</p></article></body></html>", ["stdin"]),
    ],
)
def test_standard_input_is_told_by_what_it_holds(monkeypatch, content, kind):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    found = reports("-")
    assert [item.id for item in found] == kind
    assert "<p>" not in found[0].text
    assert STORY in found[0].text


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/hostname"])
def test_only_http_is_fetched(url):
    assert "http" in broken(url).what


def test_a_url_that_nobody_answers_is_an_error():
    assert isinstance(broken("http://127.0.0.1:9/story"), MissingInput)


def test_a_stub_before_a_paywall_is_unread(tmp_path):
    stub = (
        "Two guards were killed on Monday.\nSubscribe to continue reading this article.\nAlready a subscriber? Sign in."
    )
    assert only(write(tmp_path, "a.txt", stub)).unread == "paywall"
    assert only(write(tmp_path, "b.txt", STORY * 6 + " Subscribe now to read more.")).unread is None
    assert only(write(tmp_path, "c.txt", "The king said he would not subscribe to the pact.")).unread is None
