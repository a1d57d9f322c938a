"""Codebook and quality: types with their tests, actors, places of one's own, sources, the audit, double coding."""

import re
import shutil

from playwright.sync_api import expect

from .conftest import Desk, running


def test_the_codebook_runs_its_examples(desk):
    page = desk.open("/codebook")
    page.get_by_role("button", name="Run the examples").click()
    expect(page.get_by_role("status").filter(has_text="all pass")).to_be_visible(timeout=60_000)


def test_actors_are_found_by_any_name_with_their_years(desk):
    page = desk.open("/codebook?tab=actors")
    desk.press("/")
    page.keyboard.type("Boko Haram")
    expect(page.get_by_role("row").filter(has_text="Rebel group").first).to_be_visible()


def test_places_and_actors_of_ones_own_are_found(browser, examples, gazetteer_file, tmp_path):
    (tmp_path / "data").mkdir()
    shutil.copy(gazetteer_file, tmp_path / "data")
    with running(examples, DATELINE_DATA_DIR=str(tmp_path / "data")) as server:
        desk = Desk(browser, server.root)
        add_place(desk)
        add_actor(desk)
        desk.close()


def add_place(desk):
    page = desk.open("/codebook?tab=places&q=Zzyquorimville")
    expect(page.get_by_text("No place has this name")).to_be_visible()
    form = page.get_by_role("form", name="Add a place")
    for label, value in (("Name", "Zzyquorimville"), ("Latitude", "33.5"), ("Longitude", "42.5"), ("Country", "IQ")):
        form.get_by_label(label).fill(value)
    form.get_by_role("button", name="Add").click()
    desk.told("Zzyquorimville is in the gazetteer")
    expect(page.get_by_role("cell", name="Zzyquorimville")).to_be_visible()
    expect(page.get_by_role("region", name="Places of your own")).to_contain_text(re.compile("zzyquorimville", re.I))


def add_actor(desk):
    page = desk.open("/codebook?tab=actors&q=Zzyquor Front")
    expect(page.get_by_text("No actor has this name")).to_be_visible()
    form = page.get_by_role("form", name="Add an actor")
    form.get_by_label("Names").fill("Zzyquor Front; ZQF")
    form.get_by_label("Kind").select_option("Rebel group")
    form.get_by_label("From").fill("2019")
    form.get_by_role("button", name="Add").click()
    desk.told("ZQF is in the registry")
    expect(page.get_by_role("row").filter(has_text="Zzyquor Front")).to_contain_text("ZQF")
    page.get_by_role("region", name="Actors of your own").get_by_role("button", name="Take out").click()
    expect(page.get_by_text("No actor has this name")).to_be_visible()


def test_a_feed_is_watched_in_the_background_and_forgotten(browser, examples, site, tmp_path, desks):
    item = "<item><title>Two shot</title><link>/a</link><guid>a</guid></item><item><title>Gone</title><link>/b</link></item>"
    feed = f"<rss version='2.0'><channel><title>The Post</title>{item}</channel></rss>"
    story = (
        "<html><body><article><p>Gunmen shot two guards near Quorim on Monday, police said.</p></article></body></html>"
    )
    site.pages = {"/rss": (200, {}, feed.encode()), "/a": (200, {"Content-Type": "text/html"}, story.encode())}
    folder = tmp_path / "project"
    shutil.copytree(examples, folder)
    with running(folder) as server:
        desk = Desk(browser, server.root)
        page = desk.open("/codebook?tab=feeds")
        expect(page.get_by_text("No feed is watched")).to_be_visible()
        page.get_by_label("Address of an RSS or Atom feed").fill(f"{site.root}/rss")
        page.get_by_role("button", name="Watch and ask now").click()
        desk.told("The feed is asked in the background")
        row = page.get_by_role("table", name="Feeds").get_by_role("row").filter(has_text="The Post")
        expect(row).to_contain_text("/b: the server answered 404", timeout=30_000)
        page.get_by_role("tab", name="Jobs").click()
        job = page.get_by_role("row").filter(has_text="add what is new in feeds")
        expect(job).to_contain_text("1 feed read, 0 failed; 1 report added")
        page.get_by_role("tab", name="Feeds").click()
        row.get_by_role("button", name="Forget").click()
        desk.told("No longer watched")
        expect(page.get_by_text("No feed is watched")).to_be_visible()
        desk.close()


def test_a_job_is_asked_for_followed_and_stopped(browser, examples, tmp_path, desks):
    folder = tmp_path / "project"
    shutil.copytree(examples, folder)
    with running(folder) as server:
        desk = Desk(browser, server.root)
        page = desk.open("/codebook?tab=jobs")
        expect(page.get_by_text("Nothing was done in the background yet")).to_be_visible()
        page.get_by_role("button", name="Link all anew").click()
        desk.told("Everything is linked anew")
        row = page.get_by_role("row").filter(has_text="link everything anew")
        expect(row).to_contain_text("✓ done", timeout=30_000)
        expect(row).to_contain_text("linked anew; the project holds 10 incidents")
        page.get_by_role("button", name="Code all anew").click()
        row = page.get_by_role("row").filter(has_text="code reports anew")
        row.get_by_role("button", name="Stop").click()
        desk.told("Stopped; what it did by then stays")
        expect(row).to_contain_text("✕ failed")
        expect(row).to_contain_text("stopped by ana")
        desk.close()


def test_the_audit_is_searched_and_checked(desk):
    page = desk.open("/reports/91-court-halvar-gazette")
    page = desk.open("/inbox?q=Accountant")
    expect(page.get_by_role("region", name="Preview").get_by_role("heading")).to_be_visible()
    desk.press("e", "4")
    desk.told("No event: court news")
    page = desk.open("/codebook?tab=audit&q=court")
    expect(page.get_by_role("row").nth(1)).to_contain_text("said that there is no event in")
    page.get_by_role("button", name="Check the chain").click()
    expect(page.get_by_role("status").filter(has_text="sound")).to_contain_text("29 reports and 1 judgements checked")


def test_a_second_coder_codes_blind_and_a_reviewer_settles(browser, manned, desks):
    ada, cora = Desk(browser, manned.root), Desk(browser, manned.root)
    desks += [ada, cora]
    ada.enter("ada")
    page = ada.open("/reports/10-quorim-harbour-bulletin")
    expect(page.get_by_role("article")).to_be_visible()
    ada.press("a")
    ada.told("Accepted: abduction")
    page = ada.open("/codings")
    page.get_by_role("textbox", name="Second coder").fill("cora")
    page.get_by_role("spinbutton", name="Reports").fill("1")
    page.get_by_role("button", name="Draw").click()
    expect(page.get_by_role("region", name="Sample")).to_contain_text("second coder: cora")

    cora.enter("cora")
    page = cora.open("/codings")
    page.get_by_role("link", name="Code it blind").click()
    expect(page.get_by_role("textbox", name="Text of the report")).to_be_visible()
    expect(page.locator("mark")).to_have_count(0)
    cora.press("s", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter", "+")
    expect(page.get_by_role("article")).to_have_count(1)
    cora.press("Control+s")
    cora.told("kept")

    page = ada.open("/codings")
    page.get_by_role("link", name="Adjudicate").click()
    expect(page.get_by_role("table").first).to_contain_text("cora")
