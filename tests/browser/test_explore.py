"""Explore: map, timeline and table narrowed together, trays for what has no place, views kept in the address, exports."""

import json
import re
import zipfile

import pytest
from playwright.sync_api import expect


@pytest.fixture
def explore(desk):
    page = desk.open("/explore")
    expect(count(page)).to_have_text("10 of 10 incidents")
    return page


def features(download):
    """How many incidents lie in the GeoJSON of a bundle that also holds manifest and losses."""
    with zipfile.ZipFile(download.path()) as bundle:
        data = next(name for name in bundle.namelist() if name.endswith(".geojson"))
        assert len(bundle.namelist()) == 3
        return len(json.loads(bundle.read(data))["features"])


def count(page):
    return page.get_by_role("status").filter(has_text="incidents")


def test_facets_search_and_days_narrow_together_and_stay_in_the_address(explore, desk):
    page = explore
    page.get_by_role("checkbox", name=re.compile("^Confirmed")).check()
    expect(count(page)).to_have_text("5 of 10 incidents")
    page.get_by_label("Search the incidents").fill("bombing")
    expect(count(page)).to_have_text("2 of 10 incidents")
    page.get_by_label("From").fill("2024-01-01")
    expect(count(page)).to_have_text("1 of 10 incidents")
    expect(page.get_by_role("row")).to_contain_text("Mogadishu")
    page.reload()
    expect(count(page)).to_have_text("1 of 10 incidents")
    page.get_by_role("button", name="Clear").click()
    expect(count(page)).to_have_text("10 of 10 incidents")
    expect(page).to_have_url("/explore")


def test_what_has_no_place_lies_in_a_tray(explore, desk):
    desk.press("n")
    expect(count(explore)).to_have_text("2 of 10 incidents")
    expect(explore.get_by_role("row")).to_contain_text(["Dravosk", "Quorim"])
    desk.press("n", "d")
    expect(count(explore)).to_have_text("0 of 10 incidents")


def test_rows_are_sorted_walked_and_opened_by_keyboard(explore, desk):
    page = explore
    page.get_by_role("button", name="Killed").click()
    expect(page.get_by_role("row").first).to_contain_text("Bamako")
    desk.press("j")
    expect(page.get_by_role("row", selected=True)).to_contain_text("Bamako")
    desk.press("j", "k", "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Jama'at Nusrat al-Islam wal-Muslimin")


def test_the_map_narrows_to_what_is_in_sight(explore):
    page = explore
    page.get_by_label("Only what is in sight").check()
    world = page.get_by_role("region", name="Map of incidents")
    expect(world).to_have_attribute("aria-busy", "false")
    box = world.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.35)
    for _ in range(4):
        page.mouse.wheel(0, -400)
    expect(count(page)).not_to_have_text("10 of 10 incidents")
    expect(page).to_have_url(re.compile("box="))


def test_an_export_says_what_it_loses_and_is_what_was_shown(explore, desk):
    page = explore
    desk.press("x")
    dialog = page.get_by_role("dialog", name="Export")
    expect(dialog).to_contain_text("10 incidents held back: no founding claim accepted by a person")
    dialog.get_by_label("All, unreviewed ones too").check()
    expect(dialog).to_contain_text("10 incidents leave")
    expect(dialog).to_contain_text("no geometry")
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    assert features(download.value) == 10
    desk.press("Escape")
    expect(dialog).to_have_count(0)


def test_an_export_holds_what_the_filters_show(explore, desk):
    page = explore
    page.get_by_role("checkbox", name=re.compile("^Confirmed")).check()
    expect(count(page)).to_have_text("5 of 10 incidents")
    desk.press("x")
    dialog = page.get_by_role("dialog", name="Export")
    expect(dialog.get_by_label("Only the 5 that the filters show")).to_be_checked()
    dialog.get_by_label("All, unreviewed ones too").check()
    expect(dialog).to_contain_text("5 incidents leave")
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    assert features(download.value) == 5


def test_an_export_is_narrowed_and_made_coarse_by_choice(explore, desk):
    page = explore
    desk.press("x")
    dialog = page.get_by_role("dialog", name="Export")
    dialog.get_by_label("All, unreviewed ones too").check()
    expect(dialog).to_contain_text("10 incidents leave")
    dialog.get_by_text("More choices").click()
    dialog.get_by_label("Confirmed").check()
    expect(dialog).to_contain_text("5 incidents leave")
    expect(dialog).to_contain_text("5 incidents held back: grade not confirmed")
    dialog.get_by_role("combobox", name="Places").select_option("Countries alone")
    expect(dialog).to_contain_text("places coarsened: --coarsen country")
    dialog.get_by_label("Quotes, characters at most").fill("0")
    dialog.get_by_label("Hold back the newest").fill("36500")
    desk.press("Tab")
    expect(dialog).to_contain_text("0 incidents leave")
