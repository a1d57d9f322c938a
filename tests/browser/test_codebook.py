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
