"""The Coder: fields set by marking words, values typed, events added and taken out, what is doubtful said beside it."""

import re

from playwright.sync_api import expect

KRAMATORSK = "/reports/05-kramatorsk-meridian-wire"


def row(page, name):
    return page.locator(f"article[aria-current] [data-field={name}]")


def mark(desk, words):
    """Marks words of the text as a mouse does."""
    desk.page.get_by_role("textbox", name="Text of the report").evaluate(
        """(root, words) => {
            const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walk.nextNode()) nodes.push(walk.currentNode);
            const text = nodes.map((node) => node.data).join("");
            const at = text.indexOf(words);
            const place = (offset) => {
                for (const node of nodes) {
                    if (offset <= node.length) return [node, offset];
                    offset -= node.length;
                }
            };
            getSelection().setBaseAndExtent(...place(at + 0.5 | 0), ...place(at + words.length));
            root.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }""",
        words,
    )


def test_marked_words_become_the_field_and_undo_brings_the_old_ones_back(desk):
    page = desk.open(f"{KRAMATORSK}?field=place")
    expect(row(page, "place")).to_contain_text("Kramatorsk, Donetsk")
    mark(desk, "west of the country")
    desk.told("Corrected: place")
    expect(row(page, "place")).to_contain_text("west of the country")
    expect(row(page, "place")).to_contain_text("corrected")
    desk.press("Control+z")
    desk.told("Taken back")
    expect(row(page, "place")).to_contain_text("Kramatorsk, Donetsk")


def test_a_figure_is_typed_and_a_party_taken_out(desk):
    page = desk.open(f"{KRAMATORSK}?field=casualties")
    page.get_by_label("Most, row 1").fill("57")
    desk.press("Tab")
    desk.told("Corrected: casualties")
    page.reload()
    expect(page.get_by_label("Most, row 1")).to_have_value("57")
    page.get_by_role("button", name="Take out Russian forces").click()
    desk.told("Corrected: initiators")
    expect(row(page, "initiators")).to_contain_text("not told")
    desk.press("Control+z", "Control+z")
    expect(row(page, "initiators")).to_contain_text("Russian forces")
    expect(page.get_by_label("Most, row 1")).to_have_value("50")


def test_a_field_that_is_right_is_confirmed(desk):
    page = desk.open(f"{KRAMATORSK}?field=place")
    expect(row(page, "place")).to_be_visible()
    desk.press("y")
    desk.told("Confirmed: place")
    page.reload()
    expect(row(page, "place")).to_contain_text("✓ confirmed")


def test_a_field_can_be_unknown(desk):
    page = desk.open(f"{KRAMATORSK}?field=weapons")
    expect(row(page, "weapons")).to_contain_text("missile")
    desk.press("u")
    desk.told("Corrected: weapons")
    expect(row(page, "weapons")).to_contain_text("not told")
    desk.press("Control+z")
    expect(row(page, "weapons")).to_contain_text("missile")


def test_events_are_duplicated_added_and_rejected(desk):
    page = desk.open("/reports/10-quorim-harbour-bulletin")
    cards = page.get_by_role("article")
    expect(cards).to_have_count(1)
    desk.press("d")
    desk.told("Duplicated the event")
    expect(cards).to_have_count(2)
    desk.press("Control+z")
    expect(cards).to_have_count(1)
    desk.press("Escape")
    mark(desk, "aid workers")
    desk.press("+")
    desk.told("Added an event")
    expect(cards).to_have_count(2)
    expect(page.locator("article[aria-current]")).to_contain_text("accepted")
    desk.press("x")
    desk.told("Rejected: attack")


def test_accepting_leads_to_the_next_event_and_then_to_the_next_report(desk):
    page = desk.open("/reports/04-bamako-meridian-wire")
    expect(page.get_by_role("article")).to_have_count(1)
    desk.press("a")
    desk.told("Accepted: attack")
    expect(page).not_to_have_url(re.compile("04-bamako-meridian-wire"))
    page.go_back()
    expect(page.get_by_role("article")).to_contain_text("accepted")


def test_what_is_doubtful_stands_beside_its_field(desk):
    page = desk.open("/reports/10-quorim-harbour-bulletin")
    expect(row(page, "place")).to_contain_text("No gazetteer knows where Quorim lies")
    page.locator("article[aria-current] input[type=date]").first.fill("2019-11-20")
    desk.press("Tab")
    desk.told("Corrected: date")
    expect(row(page, "date")).to_contain_text("after the report's own")
    desk.press("Control+z")


def test_a_place_of_several_is_chosen_from_a_list(desk):
    page = desk.open("/reports/04-bamako-river-bend-herald?field=place")
    choices = page.get_by_role("group", name="Which place is meant")
    choices.get_by_role("button").nth(1).click()
    desk.told("Corrected: place")
    expect(choices.get_by_role("button").nth(1)).to_have_attribute("aria-pressed", "true")
    desk.press("Control+z")


def test_a_report_that_is_not_there_says_so(desk):
    desk.expected = ("404",)
    page = desk.open("/reports/nobody-wrote-this")
    expect(page.get_by_role("main")).to_contain_text("nobody-wrote-this")
