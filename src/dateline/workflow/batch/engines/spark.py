"""The engine of a cluster: the same tasks as Spark jobs, and the pairs worth comparing as one join in Spark SQL.

Tasks go in, futures come out. Files pass through storage that the driver and all workers see under one path; the driver
holds numbers of claims and the likely pairs, never claims or texts.
"""

import functools
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from dateline.errors import BatchError, DatelineError
from dateline.workflow.batch.keys import key_tasks, write_keys
from dateline.workflow.batch.surveys import Survey

Task = TypeVar("Task")
Result = TypeVar("Result")
SHOWN = 300  # characters of what Spark says of a failure


class SparkEngine:
    """A Spark session on a master: the one named, else the one that spark-submit or Spark's own files name.

    Raises:
        BatchError: PySpark is not installed, or the master does not answer.
    """

    def __init__(self, master: str | None = None) -> None:
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            todo = "Install it: pip install 'dateline[spark]' (and a Java 17)"
            raise BatchError("PySpark is not installed", where="--engine spark", todo=todo) from None
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else workers take whatever python3 is on their PATH
        session = SparkSession.builder.appName("dateline batch").config("spark.ui.showConsoleProgress", "false")
        for name, value in os.environ.items():
            if name.startswith("DATELINE_"):
                session = session.config(f"spark.executorEnv.{name}", value)
        try:
            self._spark = (session.master(master) if master else session).getOrCreate()
        except Exception as error:  # Java's failures have no class in common
            raise _told(error, "Check --master and that Java 17 is installed") from error
        self._spark.sparkContext.setLogLevel("ERROR")
        self.width: int = self._spark.sparkContext.defaultParallelism
        self._threads = ThreadPoolExecutor(2 * self.width)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._spark.sparkContext.cancelAllJobs()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._spark.stop()

    def submit(self, work: Callable[[Task], Result], task: Task) -> "Future[Result]":
        """Runs one task on some worker, as a job of its own: so each is known to be done when it is."""
        return self._threads.submit(self._run, work, task)

    def _run(self, work: Callable[[Task], Result], task: Task) -> Result:
        try:
            (found,) = self._spark.sparkContext.parallelize([task], 1).map(functools.partial(_kept, work)).collect()
        except Exception as error:
            raise _told(error, "Run again to go on; Spark's own logs say more") from error
        if isinstance(found, DatelineError):
            raise found
        result: Result = found
        return result

    def find_pairs(self, known: Survey, folder: Path) -> None:
        """Joins the claims on their keys in Spark SQL, and writes the pairs by tile."""
        tasks = list(key_tasks(known, folder.with_name(f"{folder.name}.keys")))
        for future in [self.submit(write_keys, task) for task in tasks]:
            future.result()
        columns = "key LONG, claim LONG, report LONG, block LONG"
        keys = self._spark.read.schema(columns).parquet(*(task.keys.as_uri() for task in tasks))
        keys.createOrReplaceTempView("keys")
        pairs = self._spark.sql(
            f"SELECT DISTINCT a.claim AS one, b.claim AS other, a.block * {known.block_count} + b.block AS tile "
            "FROM keys a JOIN keys b ON a.key = b.key AND a.claim < b.claim AND a.report <> b.report"
        )
        pairs.repartition("tile").write.mode("overwrite").partitionBy("tile").parquet(folder.as_uri())


def _kept(work: Callable[[Any], Any], task: Any) -> Any:
    """The result, or an error of ours as a value: Spark would make words of it, and try again."""
    try:
        return work(task)
    except DatelineError as error:
        return error


def _told(error: Exception, todo: str) -> BatchError:
    lines = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    return BatchError(f"Spark failed: {lines[-1].strip()[:SHOWN]}", where="--engine spark", todo=todo)
