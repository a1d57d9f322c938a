"""The Inbox: reading down the queue, saying why a report tells of no event, and finding one again."""

from playwright.sync_api import expect


def preview(page):
    return page.get_by_role("region", name="Preview")


def total(page):
    return page.get_by_role("status", name="Reports in this list")


def test_the_queue_is_read_with_j_and_k(desk):
    page = desk.open("/inbox")
    expect(total(page)).to_have_text("27 reports")
    first = preview(page).get_by_role("heading").inner_text()
    desk.press("j")
    expect(preview(page).get_by_role("heading")).not_to_have_text(first)
    desk.press("k")
    expect(preview(page).get_by_role("heading")).to_have_text(first)
    expect(preview(page).locator("mark").first).to_be_visible()


def test_a_report_without_an_event_is_put_away_with_its_reason_and_taken_back(desk):
    page = desk.open("/inbox?q=Accountant")
    expect(preview(page).get_by_role("heading")).to_contain_text("ccountant")
    desk.press("e")
    expect(page.get_by_role("group", name="There is no event, because it is")).to_be_visible()
    desk.press("4")
    desk.told("No event: court news")
    page = desk.open("/inbox?state=none")
    expect(total(page)).to_have_text("1 report")
    expect(page.get_by_role("option")).to_contain_text("No event: court news")
    desk.press("Control+z")
    desk.told("Taken back")
    expect(page.get_by_text("No report here.")).to_be_visible()


def test_copies_stand_under_their_original_and_an_unread_language_says_so(desk):
    page = desk.open("/inbox")
    stacked = page.get_by_role("option").filter(has_text="+1 copy")
    expect(stacked.first).to_be_visible()
    page = desk.open("/inbox?q=Bamako")
    expect(page.get_by_role("option").filter(has_text="Language not read")).to_be_visible()


def test_the_sources_count_what_waits_and_narrow_the_queue(desk):
    page = desk.open("/inbox")
    sources = page.get_by_role("region", name="Sources")
    expect(sources.get_by_role("button", name="All")).to_contain_text("27")
    sources.get_by_role("button", name="Harbour Bulletin").click()
    expect(total(page)).to_have_text("1 report")
    expect(page).to_have_url("/inbox?source=Harbour+Bulletin")
