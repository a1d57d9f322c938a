"""axe-core on every screen, light and dark: no serious or critical finding. And what it cannot see: focus and size."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import ROOT, Desk

AXE = (ROOT / "workbench/node_modules/axe-core/axe.min.js").read_text("utf-8")
RUN = """axe.run(document, {resultTypes: ["violations"]}).then((found) => found.violations.map(
    (one) => [one.impact, one.id, one.nodes.map((node) => node.html.slice(0, 200))]))"""
SCREENS = {
    "/inbox": [],
    "/inbox?state=all": ["e"],
    "/reports/05-kramatorsk-meridian-wire?field=casualties": [],
    "/reports/02-mogadishu-indian-ocean-dispatch?field=place": [],
    "incident": [],
    "incident?policy=ucdp&without=official": ["c", "Enter"],
    "/links": [],
    "/explore": [],
    "/explore?tray=place": ["x"],
    "/codebook": [],
    "/codebook?tab=actors&q=Boko%20Haram": [],
    "/codebook?tab=places&q=Bamako": [],
    "/codebook?tab=sources": [],
    "/codebook?tab=feeds": [],
    "/codebook?tab=jobs": [],
    "/codebook?tab=audit": [],
    "/codings": [],
    "/users": [],
    "/account": [],
    "/inbox?q=Bamako": ["?"],
    "/inbox?q=Mogadishu": ["Control+k"],
}


def address(page, wanted):
    if not wanted.startswith("incident"):
        return wanted
    page.goto("/explore?q=Kramatorsk")
    link = page.get_by_role("gridcell").get_by_role("link").first
    return link.get_attribute("href") + wanted.removeprefix("incident")


def serious(desk):
    """The findings that matter, run beside the page's own scripts, whose policy stays as it is."""
    session = desk.context.new_cdp_session(desk.page)
    told = session.send("Runtime.evaluate", {"expression": f"{AXE};{RUN}", "awaitPromise": True, "returnByValue": True})
    return [one for one in told["result"]["value"] if one[0] in ("serious", "critical")]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_screen_has_a_serious_finding(browser, server, desks, theme):
    desk = Desk(browser, server.root, theme)
    desks.append(desk)
    found = {}
    for wanted, keys in SCREENS.items():
        page = desk.open(address(desk.page, wanted))
        expect(page.get_by_role("main").locator("h1, h2").first).to_be_attached()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        desk.press(*keys)
        found[wanted] = serious(desk)
    assert not {name: told for name, told in found.items() if told}


def test_the_sign_in_page_has_no_serious_finding(browser, manned, desks):
    desk = Desk(browser, manned.root)
    desk.expected = ("401",)
    desks.append(desk)
    expect(desk.open("/inbox").get_by_role("heading", name="Sign in")).to_be_visible()
    assert serious(desk) == []


def test_the_focus_is_seen_and_the_content_reached_at_once(desk):
    page = desk.open("/inbox")
    expect(page.get_by_role("option").first).to_be_visible()
    desk.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    desk.press("Tab", "Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_nothing_is_cut_off_at_1280_by_800(desk):
    for path in ("/inbox", "/links", "/explore", "/codebook", "/reports/05-kramatorsk-meridian-wire"):
        page = desk.open(path)
        expect(page.get_by_role("main").locator("h1, h2").first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, path


def test_the_theme_follows_the_system_and_the_person(browser, server, desks):
    desk = Desk(browser, server.root, "dark")
    desks.append(desk)
    page = desk.open("/inbox")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    desk.press("g", "t")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_the_palette_finds_a_command_by_its_words(desk):
    page = desk.open("/inbox")
    expect(page.get_by_role("option").first).to_be_visible()
    desk.press("Control+k")
    page.keyboard.type("go to expl")
    desk.press("Enter")
    expect(page).to_have_url(re.compile("/explore"))
