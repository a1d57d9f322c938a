"""The engine of one machine: one process a core, one thread each. Tasks go in, futures come out."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from dateline.workflow.batch.links import find_pairs
from dateline.workflow.batch.surveys import Survey

Task = TypeVar("Task")
Result = TypeVar("Result")


class LocalEngine:
    """A pool of processes that ends with this one, however it ends."""

    def __init__(self, processes: int | None = None) -> None:
        self.width = processes or len(os.sched_getaffinity(0))
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self.width, context, initializer=_follow_parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def submit(self, work: Callable[[Task], Result], task: Task) -> "Future[Result]":
        """Runs one task in one of the processes."""
        return self._pool.submit(work, task)

    def find_pairs(self, known: Survey, folder: Path) -> None:
        """Finds the pairs in this process: keys and pairs are numbers, and sorting them is quick."""
        find_pairs(known, folder)


def _follow_parent() -> None:
    """A worker whose parent was killed ends too: nobody is left to take its results."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
