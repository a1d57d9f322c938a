"""Two at once: no edit is lost and both are told; changes of others show without asking; and a power cut takes nothing."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import Desk, dateline

ANBAR = "/reports/03-anbar-desert-meridian-wire"


@pytest.fixture
def pair(browser, manned, desks):
    """Two reviewers' windows on the same project."""
    for name in ("ada", "rita"):
        desks.append(Desk(browser, manned.root))
        desks[-1].enter(name)
        desks[-1].expected += ("412",)
    return desks


def deaf(desk):
    """Its page is not told of changes: as if the other's decision fell into the same moment."""
    desk.context.route("**/api/v1/events", lambda route: route.abort())
    desk.expected += ("ERR_FAILED", "events")


def kind(page):
    return page.get_by_role("combobox", name="What happened").first


def test_two_on_one_claim_the_second_sees_the_first_and_chooses(pair):
    ada, rita = pair
    deaf(rita)
    for desk in pair:
        desk.open(f"{ANBAR}?field=event_type")
        expect(kind(desk.page)).to_have_value("armed_clash")
    kind(ada.page).select_option("attack")
    ada.told("Corrected: what happened")
    kind(rita.page).select_option("explosive")
    clash = rita.page.get_by_role("alert")
    expect(clash).to_contain_text("Somebody else changed this first")
    expect(clash).to_contain_text("ada corrected event type: Attack")
    expect(clash).to_contain_text("Bomb or explosive")
    expect(kind(rita.page)).to_have_value("attack")
    clash.get_by_role("button", name="Record mine too").click()
    rita.told("Corrected: what happened")
    expect(kind(ada.page)).to_have_value("explosive")  # the first is told
    rita.page.goto("/codebook?tab=audit&q=event_type")
    kept = rita.page.get_by_role("row").filter(has_text="what happened")
    expect(kept.nth(0)).to_contain_text(re.compile("rita.*Attack → Bomb or explosive"))
    expect(kept.nth(1)).to_contain_text(re.compile("ada.*Armed clash → Attack"))


def test_leaving_the_others_word_drops_ones_own(pair):
    ada, rita = pair
    deaf(rita)
    for desk in pair:
        desk.open("/reports/10-quorim-harbour-bulletin?field=event_type")
        expect(kind(desk.page)).to_have_value("abduction")
    kind(ada.page).select_option("attack")
    ada.told("Corrected: what happened")
    kind(rita.page).select_option("arrest")
    rita.page.get_by_role("alert").get_by_role("button", name="Leave theirs").click()
    expect(rita.page.get_by_role("alert")).to_have_count(0)
    expect(kind(rita.page)).to_have_value("attack")


def test_two_on_one_incident(pair):
    ada, rita = pair
    deaf(rita)
    pages = [desk.open("/explore?q=Ataturk") for desk in pair]
    for page in pages:
        page.get_by_role("gridcell").get_by_role("link").first.click()
        expect(page.get_by_label("Overrule the grade")).to_have_value("corroborated")
    pages[0].get_by_label("Overrule the grade").select_option("contested")
    ada.told("Graded contested")
    pages[1].get_by_label("Overrule the grade").select_option("confirmed")
    clash = pages[1].get_by_role("alert")
    expect(clash).to_contain_text("ada graded")
    clash.get_by_role("button", name="Record mine too").click()
    rita.told("Graded confirmed")
    expect(pages[0].get_by_label("Overrule the grade")).to_have_value("confirmed")
    expect(pages[0].get_by_role("region", name="Changes")).to_contain_text("rita graded")


def test_what_others_decide_shows_at_once_also_from_the_command_line(pair, manned):
    ada, rita = pair
    page = ada.open("/reports/06-istanbul-northgate-news")
    other = rita.open("/reports/06-istanbul-northgate-news")
    expect(other.get_by_role("article")).to_be_visible()
    rita.press("a")
    rita.told("Accepted")
    expect(page.get_by_role("article").first).to_contain_text("accepted")
    page = ada.open("/reports/09-dravosk-halvar-gazette")
    expect(page.get_by_role("article").first).not_to_contain_text("rejected")
    incident = page.get_by_role("article").first.get_by_role("link").get_attribute("href")
    dateline("review", "reject", incident.split("/")[-1], "--project", str(manned.folder))
    expect(page.get_by_role("article").first).to_contain_text("rejected")


def test_what_was_saved_outlives_the_server_and_what_was_not_waits_for_it(desk, server):
    desk.expected = ("ERR_", "403", "Failed to load")
    page = desk.open("/reports/04-bamako-river-bend-herald?field=event_type")
    expect(page.get_by_role("article")).to_be_visible()
    kind(page).select_option("attack")
    desk.told("Corrected: what happened")
    desk.press("Escape", "a")
    desk.told("Accepted: attack")
    expect(page).not_to_have_url(re.compile("04-bamako"))
    expect(page.get_by_role("article")).to_be_visible()
    server.kill()
    page.go_back()
    page.get_by_role("combobox", name="Certainty").select_option("alleged")
    expect(page.get_by_role("list", name="Notices")).to_contain_text("The server does not answer")
    expect(page.get_by_text("1 to be stored")).to_be_visible()
    server.start()
    desk.told("Corrected: certainty")  # sent by itself, under the new server's token
    page.goto("/reports/04-bamako-river-bend-herald")
    expect(kind(page)).to_have_value("attack")
    expect(page.get_by_role("combobox", name="Certainty")).to_have_value("alleged")
    expect(page.get_by_role("article").first).to_contain_text("accepted")
    page.goto("/codebook?tab=audit")
    page.get_by_role("button", name="Check the chain").click()
    expect(page.get_by_role("status").filter(has_text="sound")).to_have_text(re.compile("3 judgements checked"))
