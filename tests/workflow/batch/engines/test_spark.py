"""A Spark of this machine, as real as it gets here: a standalone master and two workers, each a process of its own."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.errors import BatchError
from dateline.workflow.batch import surveys
from dateline.workflow.batch.engines import spark

MASTER, WORKER = (f"org.apache.spark.deploy.{kind}" for kind in ("master.Master", "worker.Worker"))
PATIENCE = 180  # on a machine where others work too


def launch(name, log, *words):
    """A process of Spark's; its log goes to a file."""
    import pyspark

    home = Path(pyspark.__file__).parent
    env = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1"}
    command = [
        str(home / "bin" / "spark-class"),
        name,
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--webui-port",
        "0",
        *words,
    ]
    with log.open("wb") as told:
        return subprocess.Popen(command, env=env, stdout=told, stderr=subprocess.STDOUT)


def awaited(log, pattern, times=1):
    """What the log says once it says it so many times."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = re.findall(pattern, log.read_text("utf-8", "replace"))
        if len(found) >= times:
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"{log.name}: no {pattern!r} in {PATIENCE} s:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spark")
    processes = [launch(MASTER, folder / "master.log")]
    try:
        url = awaited(folder / "master.log", r"spark://127\.0\.0\.1:[1-9]\d*")
        for number in ("1", "2"):
            own = ("--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"worker-{number}"))
            processes.append(launch(WORKER, folder / f"worker-{number}.log", *own, url))
        awaited(folder / "master.log", "Registering worker", times=2)
        yield url
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture(scope="module")
def cluster(master):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        with spark.SparkEngine(master) as engine:
            yield engine


def test_a_cluster_makes_what_one_process_makes(cluster, batch_file, at_once, made, run, tmp_path, monkeypatch):
    monkeypatch.setattr(surveys, "BLOCK", 30)
    tally, told = run([batch_file], tmp_path, cluster, shard=10)
    found = made(tmp_path)
    assert found.claims == at_once.claims
    assert found.nones == at_once.nones
    assert found.incidents == at_once.incidents
    assert (tally.reports, told) == (116, [])
    shards = {path: path.stat().st_ino for path in (tmp_path / "work").rglob("*.parquet")}
    assert run([batch_file], tmp_path, cluster, shard=10) == (tally, told)
    assert {path: path.stat().st_ino for path in shards} == shards


def test_both_workers_take_part(cluster):
    def executor(number):
        time.sleep(0.3)
        return os.getppid()

    futures = [cluster.submit(executor, number) for number in range(6)]
    assert cluster.width == 2
    assert len({future.result() for future in futures} - {os.getpid()}) == 2


def test_an_error_of_ours_comes_back_as_it_is(cluster):
    def fail(number):
        raise BatchError("no such thing", where="here", todo="Mend it")

    with pytest.raises(BatchError, match=r"^here: no such thing\. Mend it$"):
        cluster.submit(fail, 1).result()


def test_an_unforeseen_failure_is_told_in_a_line(cluster):
    with pytest.raises(BatchError, match=r"^--engine spark: Spark failed: .*ZeroDivisionError"):
        cluster.submit(lambda number: 1 // number, 0).result()


def test_without_pyspark_the_install_line_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(BatchError, match=r"pip install 'dateline\[spark\]'"):
        spark.SparkEngine()
