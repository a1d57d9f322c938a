"""The README's pictures: Explore and an incident of the examples in the workbench, as docs/*.png.

Run by hand after a change of how these look: `.venv/bin/python docs/take_pictures.py`. It needs chromium.
"""

import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
DATELINE = (sys.executable, "-c", "from dateline.cli import main; main()")
PORT = 8799
HOST = f"http://127.0.0.1:{PORT}"


def serve(folder: str) -> "subprocess.Popen[bytes]":
    """A workbench of the examples, once it answers."""
    subprocess.run([*DATELINE, "init", folder], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(
        [*DATELINE, "add", "examples/reports", "--project", folder], cwd=ROOT, check=True, capture_output=True
    )
    server = subprocess.Popen([*DATELINE, "serve", "--project", folder, "--port", str(PORT)], cwd=ROOT)
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{HOST}/mark.svg").close()
            return server
        except OSError:
            time.sleep(0.2)
    server.kill()
    raise SystemExit("the server did not start")


def take(page: Page) -> None:
    """Both pictures."""
    page.goto(f"{HOST}/explore")
    page.wait_for_selector("[aria-busy=false]")
    page.wait_for_timeout(1500)
    page.screenshot(path=ROOT / "docs" / "explore.png")
    page.get_by_role("link", name="Mogadishu").first.click()
    page.get_by_role("heading", name="What each report says").wait_for()
    page.wait_for_selector("[aria-busy=false]")
    page.wait_for_timeout(1500)
    page.screenshot(path=ROOT / "docs" / "incident.png")


def main() -> None:
    """Serve, take, end."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = serve(f"{folder}/demo-project")
        flags = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        take(browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-GB"))
        server.kill()


if __name__ == "__main__":
    main()
