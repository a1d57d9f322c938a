"""The pool of processes against one process; reports that fail, inputs that change, and a batch that is killed."""

import json
import os
import signal
import subprocess
import sys
import time

import pyarrow as pa
import pytest
from pyarrow import parquet

from dateline.errors import BatchError
from dateline.workflow.batch import links, runs, surveys
from dateline.workflow.batch.engines.local import LocalEngine

COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")


@pytest.fixture(scope="module")
def pool():
    with LocalEngine(2) as engine:
        yield engine


@pytest.mark.parametrize(("block", "lot"), [(8_000, 2_000), (30, 5)], ids=["one block", "many blocks and lots"])
def test_the_pool_makes_what_one_process_makes(batch_file, at_once, made, run, pool, tmp_path, monkeypatch, block, lot):
    monkeypatch.setattr(surveys, "BLOCK", block)
    monkeypatch.setattr(links, "BIN", lot)
    tally, told = run([batch_file], tmp_path, pool)
    found = made(tmp_path)
    assert found.claims == at_once.claims
    assert found.nones == at_once.nones
    assert found.incidents == at_once.incidents
    assert told == []
    assert (tally.reports, tally.claims, tally.incidents) == (116, len(found.claims), len(found.incidents))
    assert any(len(incident.members) > 2 for incident in found.incidents)
    assert any(incident.relations for incident in found.incidents)
    assert any(claim.report.copy_of for claim in found.claims.values())
    tiles = len(list((tmp_path / "work" / "scores").iterdir()))
    assert tiles == 1 if block == 8_000 else tiles > 3


def test_rows_say_in_columns_what_the_record_says(batch_file, at_once, run, pool, tmp_path):
    run([batch_file], tmp_path, pool)
    home = {member.claim: incident.id for incident in at_once.incidents for member in incident.members}
    seen = 0
    for part in (tmp_path / "claims").glob("*.parquet"):
        for row in parquet.read_table(part).to_pylist():
            claim = at_once.claims[row["id"]]
            assert row["incident"] == home.get(claim.id)
            assert (row["report"], row["event_type"], row["confidence"], row["main"]) == (
                claim.report.id, claim.event_type, claim.confidence, claim.main,
            )  # fmt: skip
            assert (row["date_start"], row["lat"]) == (
                claim.date and claim.date.start, claim.place and claim.place.lat,
            )  # fmt: skip
            seen += 1
    assert seen == len(at_once.claims)


def test_parquet_in_gives_what_jsonl_in_gives(batch_file, at_once, made, run, pool, tmp_path):
    table = pa.Table.from_pylist([json.loads(line) for line in batch_file.read_text().splitlines()])
    parquet.write_table(table, tmp_path / "reports.parquet")
    run([tmp_path / "reports.parquet"], tmp_path / "out", pool)
    assert made(tmp_path / "out") == at_once


def test_what_cannot_be_read_is_told_each_time_and_the_rest_is_done(made, run, pool, tmp_path):
    lines = [json.dumps({"id": "a", "text": "Gunmen killed two guards in Bamako."}), "{", json.dumps({"id": "b"})]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    first, told = run([tmp_path / "in.jsonl"], tmp_path / "out", pool)
    second, again = run([tmp_path / "in.jsonl"], tmp_path / "out", pool)
    assert first == second
    assert told == again
    assert first.failed == 2
    assert [":2: " in told[0], ":3: " in told[1]] == [True, True]
    assert len(made(tmp_path / "out").claims) == 1
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["failed"] == told


def test_nothing_at_all_is_an_empty_batch(run, pool, tmp_path):
    (tmp_path / "in.jsonl").write_text("")
    tally, _ = run([tmp_path / "in.jsonl"], tmp_path / "out", pool)
    assert (tally.reports, tally.claims, tally.incidents) == (0, 0, 0)


def test_of_an_input_that_grew_only_new_shards_are_coded(batch_file, made, run, pool, tmp_path):
    lines = batch_file.read_text().splitlines()
    path, coded = tmp_path / "in.jsonl", tmp_path / "out" / "work" / "coded"
    path.write_text("\n".join(lines[:40]))
    run([path], tmp_path / "out", pool)
    before = {file: file.stat().st_ino for file in coded.iterdir()}
    path.write_text("\n".join(lines[:60]))
    tally, _ = run([path], tmp_path / "out", pool)
    assert (len(before), len(list(coded.iterdir())), tally.reports) == (2, 3, 60)
    assert {file: file.stat().st_ino for file in before} == before
    path.write_text("\n".join(lines[:20]))
    assert run([path], tmp_path / "out", pool)[0].reports == 20
    assert len(list((tmp_path / "out" / "claims").iterdir())) == 1


def start(path, output):
    words = ("batch", path, "--output", output, "--coder", "rules", "--processes", "2", "--shard", "6")
    return subprocess.Popen([*COMMAND, *map(str, words)], stderr=subprocess.PIPE)


def ended(process):
    """Waits until the process and all that it started are gone, which hold its standard error; its exit status."""
    with process:
        process.stderr.read()
        return process.wait(120)


def contents(output):
    return {
        str(path.relative_to(output)): path.read_bytes()
        for folder in (".", "claims", "nones", "incidents")
        for path in (output / folder).glob("*.*")
        if path.is_file()
    }


def test_killed_three_times_and_run_again_it_ends_as_if_never_killed(batch_file, tmp_path):
    whole, killed, path = tmp_path / "whole", tmp_path / "killed", tmp_path / "in.jsonl"
    path.write_text("\n".join(batch_file.read_text().splitlines()[::3]))
    assert ended(start(path, whole)) == 0
    coded, inodes = killed / "work" / "coded", {}
    for moment in (killed / "work" / "reports", coded, killed / "work" / "groups"):
        process, stood = start(path, killed), len(list(moment.glob("*.parquet")))
        while process.poll() is None and len(list(moment.glob("*.parquet"))) < stood + 2:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
        assert ended(process) == -signal.SIGKILL
        assert all(path.stat().st_ino == inode for path, inode in inodes.items())
        inodes |= {path: path.stat().st_ino for path in coded.glob("*.parquet")}
    assert not (killed / "manifest.json").exists()
    assert ended(start(path, killed)) == 0
    assert all(path.stat().st_ino == inode for path, inode in inodes.items())
    assert contents(killed) == contents(whole)
    assert len(contents(whole)) > 10


def test_a_killed_worker_is_told_in_a_line(batch_file, run, tmp_path):
    with LocalEngine(1) as engine, pytest.raises(BatchError, match=r"a worker was killed.* fewer --processes"):
        list(runs.each(engine, signal.raise_signal, [signal.SIGKILL]))
