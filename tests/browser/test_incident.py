"""The Incident: the matrix of claims with its quotes, policies and claimants, grades, relations, who changed what."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def kramatorsk(desk):
    """The page of the incident that three reports tell of."""
    page = desk.open("/explore?q=Kramatorsk")
    page.get_by_role("gridcell").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("railway station in Kramatorsk")
    return page


def toll(page):
    return page.get_by_role("region", name="Killed").locator("strong").all_inner_texts()


def test_a_cell_of_the_matrix_opens_the_words_behind_it(desk, kramatorsk):
    page = kramatorsk
    desk.press("c", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Enter")
    quote = page.get_by_role("region", name="Quote")
    expect(quote.locator("mark")).to_have_text("at least 39 people")
    expect(page).to_have_url(re.compile("field=killed"))
    page.reload()
    expect(quote.locator("mark")).to_have_text("at least 39 people")
    desk.press("o")
    expect(page).to_have_url(re.compile("/reports/05-kramatorsk-eastline"))


def test_cells_that_differ_say_so_in_words_and_colour(kramatorsk):
    differing = kramatorsk.get_by_role("cell", name=re.compile("differs"))
    expect(differing).to_have_count(2)
    expect(differing.first).to_contain_text("Dobropillia")


def test_the_toll_moves_with_policy_and_claimants(desk, kramatorsk):
    page = kramatorsk
    expect(page.get_by_role("combobox", name="Policy")).to_have_value("majority")
    assert toll(page) == ["50", "5"]  # five of them children
    for _ in range(5):
        desk.press("p")
    expect(page.get_by_role("combobox", name="Policy")).to_have_value("latest")
    expect(page.get_by_role("region", name="Killed")).to_contain_text("at least 50")
    desk.press("p")
    page.get_by_label("Official", exact=True).check()
    expect(page.get_by_text("No report gives a number once these claimants are left out")).to_be_visible()
    expect(page).to_have_url(re.compile("without=official"))


def test_a_grade_is_overruled_seen_in_the_feed_and_taken_back_there(desk, kramatorsk):
    page = kramatorsk
    page.get_by_label("Overrule the grade").select_option("discounted")
    desk.told("Graded discounted")
    feed = page.get_by_role("region", name="Changes")
    expect(feed).to_contain_text("ana graded")
    feed.get_by_role("button", name="Undo").first.click()
    desk.told("Taken back")
    expect(page.get_by_label("Overrule the grade")).to_have_value("contested")
    expect(feed.get_by_text("taken back").first).to_be_visible()


def test_an_incident_is_related_to_another_by_its_title(desk, kramatorsk):
    page = kramatorsk
    desk.press("r")
    page.get_by_label("This is").select_option("retaliation_for")
    page.get_by_label("The other incident").fill("ataturk airport")
    expect(page.get_by_role("form", name="Relate this incident to another").get_by_role("listitem")).to_have_count(1)
    page.get_by_label("The other incident").press("Enter")
    desk.told("Related: in retaliation for")
    links = page.get_by_role("region", name="Links")
    links.get_by_role("link", name=re.compile("Ataturk")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ataturk")
    expect(links).to_contain_text("was answered by")
    desk.press("Control+z")
    desk.told("Taken back")


def test_accepting_marks_it_reviewed(desk, kramatorsk):
    page = kramatorsk
    desk.press("a")
    desk.told("Accepted")
    expect(page.get_by_text("✓ reviewed")).to_be_visible()
    desk.press("Control+z")
    expect(page.get_by_text("not reviewed")).to_be_visible()


def test_precision_is_drawn_as_an_area(kramatorsk):
    expect(kramatorsk.get_by_role("region", name="Map of the incident").locator("canvas")).to_be_visible()
    expect(kramatorsk.get_by_text("within about 7 km")).to_be_visible()
