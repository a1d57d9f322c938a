import json
import signal
import subprocess
import sys
import threading
import time
from functools import partial

import pytest

PAGE = (
    "<html><head><title>Two police officers killed near Maiduguri</title></head><body><article><p>Gunmen shot dead two police "
    "officers and wounded five civilians at a checkpoint near Maiduguri on Monday, the state police said.</p><p>The "
    "attackers fled before soldiers arrived. No group has claimed responsibility for it so far.</p></article></body></html>"
)
ITEM = "<item><title>Two killed</title><link>{0}</link><pubDate>Tue, 09 Mar 2021 10:00:00 +0000</pubDate></item>"


def rss(*links):
    items = "".join(map(ITEM.format, links))
    return (
        200,
        {},
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{items}</channel></rss>".encode(),
    )


@pytest.fixture
def empty(tmp_path, run):
    assert run("init", tmp_path / "watched").exit_code == 0
    return tmp_path / "watched"


def told(run, project):
    result = run("sources", "--format", "jsonl", "--project", project)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_feed_is_watched_and_its_health_told(empty, run, site):
    site.pages = {"/rss": rss("/a", "/gone"), "/a": (200, {"Content-Type": "text/html"}, PAGE.encode())}
    url = f"{site.root}/rss"
    result = run("watch", url, "--project", empty, "--pause", 0, "--coder", "rules")
    assert result.exit_code == 1, result.output
    assert (
        "1 feed read, 2 new items, 1 report added, 1 page not to be had; the project holds 1 incident" in result.stdout
    )
    (source,) = told(run, empty)
    assert (source["url"], source["title"], source["reports"], source["waiting"]) == (url, "Post", 1, 1)
    assert source["pages"][0]["link"] == f"{site.root}/gone"
    table = run("sources", "--project", empty)
    assert "Post" in table.stdout
    assert "404" in table.stdout
    again = run("watch", "--project", empty, "--pause", 0, "--coder", "rules")
    assert "1 feed read, 0 new items" in again.stdout
    (incident,) = run("incidents", "--format", "jsonl", "--project", empty).stdout.splitlines()
    assert json.loads(incident)["date"]["value"]["start"] == "2021-03-08"


def test_a_feed_can_be_forgotten(empty, run, site):
    site.pages = {"/rss": rss()}
    assert run("watch", f"{site.root}/rss", "--project", empty).exit_code == 0
    assert run("sources", "--forget", f"{site.root}/rss", "--project", empty).exit_code == 0
    assert told(run, empty) == []
    assert run("sources", "--forget", "http://x.example/", "--project", empty).exit_code == 2


@pytest.mark.parametrize("words", [[], ["post.example/rss"], ["file:///etc/hostname"]])
def test_what_is_no_feed_s_address_is_refused(empty, run, words):
    assert run("watch", *words, "--project", empty).exit_code == 2


def test_ctrl_c_ends_a_watch_that_waits_and_one_that_hangs(empty, site):
    site.pages = {"/rss": rss("/never"), "/never": lambda handler: site.over.wait()}
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "watch", f"{site.root}/rss"]
    command += ["--project", str(empty), "--every", "60", "--coder", "rules"]
    heard = partial(
        signal.signal, signal.SIGINT, signal.default_int_handler
    )  # a shell's background jobs are deaf to it
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heard
    ) as process:
        for _ in range(400):
            if "/never" in site.paths():
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        late = threading.Timer(20, process.kill)
        late.start()
        _, errors = process.communicate()
        late.cancel()
    assert (process.returncode, time.monotonic() - began < 5) == (0, True), errors
    assert "goes on from here" in errors
    assert "Traceback" not in errors


def test_a_table_is_added_under_a_map_of_columns(empty, run, tmp_path):
    (tmp_path / "table.csv").write_text('headline,body\nOne,"Gunmen killed two guards near Maiduguri on Monday."\n')
    result = run("add", tmp_path / "table.csv", "--columns", "title=headline,text=body", "--project", empty)
    assert "added 1 report" in result.stdout
    assert run("code", tmp_path / "table.csv", "--columns", "body=text").exit_code == 2
