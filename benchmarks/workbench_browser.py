"""What an analyst waits for in a browser, in a project that workbench_project.py made, and how much JavaScript comes first.

    .venv/bin/python benchmarks/workbench_browser.py DIR [--times 7]

Medians in chromium against a `dateline serve` of its own, from the key or click to the frame that shows what was asked
for; each first paint is in a window with nothing cached. It exits with 1 where a floor is missed.
"""

import argparse
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from workbench import ROOT, started

FLOORS = {"Explore, first paint": 2500, "Explore, a filter": 400, "an incident opens": 300, "next in the Inbox": 150}
SCRIPTS = 450  # KB gzipped that a first load may bring
HOST = ROOT.removesuffix("/api/v1")
# Does something, then counts milliseconds until a thing holds and the frame after it is painted.
UNTIL = """async () => {{
    const before = performance.now();
    {act};
    while (!({shown})) {{
        if (performance.now() - before > 20000) throw new Error("it never came");
        await new Promise((next) => setTimeout(next, 2));
    }}
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    return performance.now() - before;
}}"""
KEY = "document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '{0}', bubbles: true, cancelable: true}}))"
STATUS = "[...document.querySelectorAll('[role=status]')].find((one) => one.innerText.includes('incidents'))?.innerText"
ROWS = "document.querySelector('[role=row] [role=gridcell]')"
PREVIEW = "document.querySelector('section[aria-label=Preview] .scroll')?.textContent"


def window(browser: Browser) -> Page:
    """A new window with nothing cached."""
    return browser.new_context(viewport={"width": 1280, "height": 800}).new_page()


def until(page: Page, act: str, shown: str) -> float:
    """Milliseconds from an act to the frame that shows what it brings."""
    return float(page.evaluate(UNTIL.format(act=act, shown=shown)))


def explore(browser: Browser) -> tuple[Page, float]:
    """Explore in a new window, and the milliseconds until its table and map stand."""
    page = window(browser)
    page.goto(HOST + "/mark.svg")  # so that what is counted is the page, not the browser's start
    page.goto(HOST + "/explore", wait_until="commit")
    until(page, "", f"{ROWS} && document.querySelector('.map canvas')")
    return page, page.evaluate("performance.now()")


def filters(page: Page, times: int) -> list[float]:
    """Facets taken and left again, one a second."""
    page.wait_for_selector("[aria-busy=false]", timeout=60_000)
    spent = []
    for at in range(2 * times):
        page.wait_for_timeout(1000)
        old = page.evaluate(STATUS)
        box = f"document.querySelectorAll('fieldset input')[{at // 2}].click()"
        spent.append(until(page, box, f"{STATUS} !== {old!r}"))
    return spent


def incidents(page: Page, times: int) -> list[float]:
    """Incidents down the table, opened by keyboard a moment after they were chosen."""
    spent = []
    for at in range(times):
        for _ in range(at + 1):
            page.keyboard.press("j")
        page.wait_for_timeout(700)
        shown = "document.querySelector('table[aria-label^=Claims]') && document.querySelector('main h1')"
        spent.append(until(page, KEY.format("Enter"), shown))
        page.go_back()
        until(page, "", ROWS)
        page.wait_for_selector("[aria-busy=false]", timeout=60_000)
        page.wait_for_timeout(1000)
    return spent


def inbox(browser: Browser, times: int) -> list[float]:
    """Down the queue, a report each half second."""
    page = window(browser)
    page.goto(HOST + "/inbox")
    until(page, "", PREVIEW)
    spent = []
    for _ in range(3 * times):
        page.wait_for_timeout(500)
        old = page.evaluate(PREVIEW)
        spent.append(until(page, KEY.format("j"), f"{PREVIEW} !== {old!r}"))
    return spent


def told(name: str, spent: list[float]) -> bool:
    """Prints the median and the worst; true where the floor holds."""
    middle = statistics.median(spent)
    good = middle <= FLOORS[name]
    print(
        f"{name:<22} {middle:6.0f} ms   worst {max(spent):6.0f} ms   floor {FLOORS[name]} ms   {'' if good else 'MISSED'}"
    )
    return good


def scripts(browser: Browser) -> bool:
    """Prints what Explore brings in scripts before anything is cached, gzipped as a proxy would."""
    import gzip

    page, bodies = window(browser), dict[str, bytes]()
    page.on("response", lambda one: one.url.endswith(".js") and bodies.setdefault(one.url, one.body()))
    page.goto(HOST + "/explore")
    page.wait_for_selector("[aria-busy=false]", timeout=60_000)
    size = sum(len(gzip.compress(body, 9)) for body in bodies.values()) / 1024
    print(f"{'scripts, gzipped':<22} {size:6.0f} KB   {len(bodies)} files   floor {SCRIPTS} KB")
    return size <= SCRIPTS


def measure(browser: Browser, times: int) -> bool:
    """All figures; true where all floors hold."""
    paints = []
    for _ in range(times):
        page, spent = explore(browser)
        paints.append(spent)
        page.context.close()
    page, _ = explore(browser)
    steps: dict[str, Callable[[], list[float]]] = {
        "Explore, first paint": lambda: paints,
        "Explore, a filter": lambda: filters(page, times),
        "an incident opens": lambda: incidents(page, times),
        "next in the Inbox": lambda: inbox(browser, times),
    }
    return all([*(told(name, step()) for name, step in steps.items()), scripts(browser)])


def main() -> int:
    """Serve, measure, end."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", metavar="DIR")
    arguments.add_argument("--times", type=int, default=7)
    asked = arguments.parse_args()
    server = started(asked.folder)
    try:
        with sync_playwright() as playwright:
            flags = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox"]
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
            return 0 if measure(browser, asked.times) else 1
    finally:
        server.kill()


if __name__ == "__main__":
    sys.exit(main())
