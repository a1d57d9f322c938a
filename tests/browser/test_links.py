"""Link review: a pair side by side with its reasons and what it does to the totals, answered by digits, undone."""

from playwright.sync_api import expect


def left(page, name):
    return page.get_by_role("complementary", name="Piles").get_by_role("button", name=name)


def pair(desk):
    page = desk.open("/links")
    expect(page.get_by_role("heading", name="Are these the same incident?")).to_be_visible()
    return page


def test_a_pair_shows_reasons_and_the_effect_on_the_totals(desk):
    page = pair(desk)
    expect(page.get_by_role("region", name="Reasons")).to_contain_text("on neighbouring days")
    effect = page.get_by_role("region", name="What it does to the totals")
    expect(effect).to_contain_text("at least 48")
    expect(effect).to_contain_text("15 (15–48)")
    expect(page.get_by_role("article").nth(1).get_by_role("blockquote")).to_have_count(1)  # its second report is a copy


def test_different_part_of_and_update_of_are_answered_and_undone(desk):
    for key, told in (("2", "Kept apart"), ("3", "part of the other"), ("4", "an update")):
        page = pair(desk)
        desk.press(key)
        desk.told(told)
        expect(page.get_by_text("No pair waits.")).to_be_visible()
        desk.press("Control+z")
        desk.told("Taken back")
        expect(page.get_by_role("heading", name="Are these the same incident?")).to_be_visible()


def test_unsure_goes_to_a_pile_of_its_own(desk):
    page = pair(desk)
    expect(left(page, "Left unsure")).to_contain_text("0")
    desk.press("5")
    desk.told("somebody is unsure")
    expect(left(page, "Left unsure")).to_contain_text("1")
    expect(left(page, "Likely the same")).to_contain_text("0")
    desk.press("Control+z")
    desk.told("Taken back")
    expect(left(page, "Likely the same")).to_contain_text("1")
