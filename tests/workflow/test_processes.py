"""Several processes on one project, and processes that are killed: nothing is lost, nothing doubled, ids stay the same."""

import datetime as dt
import multiprocessing
import random
import time

import pytest

from dateline.errors import Conflict
from dateline.records import Anchor, Judgement
from dateline.reports import Flags, read_documents
from dateline.store import Store
from dateline.workflow.add import add_documents
from dateline.workflow.custody.verify import verify_project

DAY = dt.date(2024, 8, 5)
NOW = dt.datetime(2024, 8, 6, 12, tzinfo=dt.UTC)
KILLS = 12
# forked, so that a process is at work at once; each opens the project itself
PROCESSES = multiprocessing.get_context("fork")


def texts(numbers):
    """Reports of attacks, every fifth of them one more print of one story."""
    story = " ".join(f"Gunmen killed guard number {n} at the gate of the town of Quorim, they said." for n in range(9))
    return {
        f"r{n}": f"Outlet {n}. {story}" if n % 5 == 0 else f"Gunmen killed {n} guards near Quorim." for n in numbers
    }


def add_file(folder, path, coder):
    with Store.open(folder) as store:
        documents = read_documents([path], Flags(DAY))
        add_documents(store, documents, coder, tell=lambda error: None, clock=lambda: NOW)


def judge(folder, who, numbers):
    """Accepts the claims of reports, each by a look of its own; a refused judgement is given again after another look."""
    with Store.open(folder) as store:
        for number in numbers:
            text = store.report(f"r{number}").text_sha256
            anchor = Anchor(text_sha256=text, start=7, end=13, quote="killed", context="")
            judgement = Judgement(id=f"{who}-{number}", kind="accept", anchor=anchor, who=who, when=NOW)
            for _ in range(10):
                seen = store.judgement_position()
                time.sleep(0.005)
                try:
                    store.append_judgement(judgement, seen)
                    break
                except Conflict:
                    continue


def start(target, *arguments):
    process = PROCESSES.Process(target=target, args=arguments)
    process.start()
    return process


def finished(*processes):
    for process in processes:
        process.join(60)
    return [process.exitcode for process in processes] == [0] * len(processes)


@pytest.fixture
def folder(tmp_path, database_url):
    Store.create(tmp_path / "shared", database_url).close()
    return tmp_path / "shared"


def test_two_processes_add_the_same_and_other_reports(folder, write, coder):
    one, two = write(texts(range(20)), "one.jsonl"), write(texts(range(10, 30)), "two.jsonl")
    assert finished(start(add_file, folder, one, coder), start(add_file, folder, two, coder))
    with Store.open(folder) as store:
        assert sorted(report.id for report in store.reports()) == sorted(texts(range(30)))
        assert len(store.claims()) == 30
        prints = [report for report in store.reports() if report.text.startswith("Outlet")]
        assert [report.copy_of for report in prints] == [None] + [prints[0].id] * 5
        members = [member.claim for incident in store.incidents() for member in incident.members]
        assert sorted(members) == sorted(claim.id for claim in store.claims())
        assert not store.link_due
        assert verify_project(store).problems == []


def test_two_people_judge_while_a_third_adds(folder, write, coder):
    add_file(folder, write(texts(range(10))), coder)
    more = write(texts(range(10, 25)), "more.jsonl")
    people = [start(judge, folder, who, range(10)) for who in ("Ada", "Bo")]
    assert finished(*people, start(add_file, folder, more, coder))
    with Store.open(folder) as store:
        assert sorted(one.id for one in store.judgements()) == sorted(
            f"{who}-{n}" for who in ("Ada", "Bo") for n in range(10)
        )
        assert len(store.reports()) == 25
        assert verify_project(store).problems == []


def test_killed_at_any_moment_and_run_again_it_ends_as_if_never_killed(folder, tmp_path, write, coder):
    path, rng = write(texts(range(40))), random.Random(4)
    Store.create(tmp_path / "whole").close()
    add_file(tmp_path / "whole", path, coder)
    for _ in range(KILLS):
        process = start(add_file, folder, path, coder)
        process.join(rng.uniform(0.0, 0.12))
        process.kill()
        process.join()
    assert finished(start(add_file, folder, path, coder))
    with Store.open(folder) as store, Store.open(tmp_path / "whole") as whole:
        assert store.reports() == whole.reports()
        assert store.claims() == whole.claims()
        assert store.incidents() == whole.incidents()
        assert store.archive.hashes() == whole.archive.hashes()
        assert verify_project(store).problems == []
