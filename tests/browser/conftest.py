"""A real `dateline serve` on projects of the examples, and Debian's chromium before it.

A server is a process of its own on a free port, so that it can be killed. A page fails its test when it logs an error,
a breach of its content policy included, that the test did not say to expect.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect, sync_playwright

ROOT = Path(__file__).parents[2]
DATELINE = (sys.executable, "-c", "from dateline.cli import main; main()")
ARGUMENTS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox")  # WebGL without a card; as root
PASSWORD = "quorim by the river"
PEOPLE = {"ada": "admin", "rita": "reviewer", "cora": "coder", "rolf": "reader"}
expect.set_options(timeout=10_000)


def dateline(*words: str, told: str = "") -> str:
    """What a command prints."""
    run = subprocess.run([*DATELINE, *words], cwd=ROOT, input=told, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


class Server:
    """`dateline serve` on one project; killed as a power cut kills it, and started again under the same address."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.settings = folder, {"DATELINE_WHO": "ana", **settings}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.root = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [*DATELINE, "serve", "--project", str(self.folder), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ | self.settings, cwd=ROOT)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.root}/mark.svg", timeout=5).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Server]:
    """A server, with settings by their environment names."""
    server = Server(folder, **settings)
    server.start()
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that `make demo` makes."""
    folder = tmp_path_factory.mktemp("demo") / "demo-project"
    dateline("init", str(folder))
    dateline("add", "examples/reports", "--project", str(folder))
    return folder


@pytest.fixture(scope="session")
def crowded(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a user of each role."""
    folder = tmp_path_factory.mktemp("crowd") / "crowd"
    shutil.copytree(examples, folder)
    for name, role in PEOPLE.items():
        dateline("user", "add", name, "--role", role, "--project", str(folder), told=PASSWORD + "\n")
    return folder


@pytest.fixture(scope="module")
def server(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One project a module, at work."""
    folder = tmp_path_factory.mktemp("served") / "project"
    shutil.copytree(examples, folder)
    with running(folder) as started:
        yield started


@pytest.fixture(scope="module")
def manned(crowded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The project with users, at work."""
    folder = tmp_path_factory.mktemp("manned") / "project"
    shutil.copytree(crowded, folder)
    with running(folder) as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed with its module: while it runs, no other test could run an event loop."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "no chromium: `make test` installs Debian's"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


class Desk:
    """An analyst's browser window, with what its page complained of."""

    def __init__(self, browser: Browser, root: str, theme: str = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": 1280, "height": 800}, color_scheme=theme, reduced_motion="reduce", base_url=root,
            locale="en-GB", accept_downloads=True,
        )  # fmt: skip
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.expected: tuple[str, ...] = ()
        self.page.on("console", lambda told: told.type in ("error", "warning") and self.complaints.append(told.text))
        self.page.on("response", self._refused)
        self.page.on("pageerror", lambda error: self.complaints.append(error.message))

    def _refused(self, answer: Response) -> None:
        if answer.status >= 400:
            self.complaints.append(f"{answer.status} {answer.request.method} {answer.url} {answer.request.post_data}")

    def open(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def enter(self, name: str) -> None:
        """Signs in; that nobody is signed in before is an answer with an error's status."""
        self.expected += ("401",)
        self.page.goto("/inbox")
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Enter")
        expect(self.page.get_by_role("option").first).to_be_visible()

    def told(self, words: str) -> None:
        """Waits for a notice with these words; whatever it tells of is then stored."""
        expect(self.page.get_by_role("list", name="Notices").get_by_text(words).last).to_be_visible()
        expect(self.page.get_by_text("to be stored")).to_have_count(0)

    def close(self) -> None:
        self.context.close()
        assert not [one for one in self.complaints if not any(words in one for words in self.expected)]


@pytest.fixture
def desks(browser: Browser) -> Iterator[list[Desk]]:
    opened: list[Desk] = []
    yield opened
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(browser: Browser, server: Server, desks: list[Desk]) -> Desk:
    """The window of whoever sits at the machine of a project without users."""
    desks.append(Desk(browser, server.root))
    return desks[0]
