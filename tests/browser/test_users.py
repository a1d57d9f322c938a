"""Who comes in: signing in and out, what each role sees, users, tokens and passwords, and erasing."""

import json
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from .conftest import PASSWORD, Desk


@pytest.fixture
def window(browser, manned, desks):
    """Opens a window, of somebody who has signed in where a name is given."""

    def opened(name=""):
        desks.append(Desk(browser, manned.root))
        if name:
            desks[-1].enter(name)
        return desks[-1]

    return opened


def screens(page):
    return page.get_by_role("navigation", name="Screens").get_by_role("link").all_inner_texts()


def test_nobody_comes_in_without_the_password(window):
    desk = window()
    desk.expected = ("401",)
    page = desk.open("/explore")
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill("not this one")
    desk.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("no such name and password")
    page.get_by_label("Password").fill(PASSWORD)
    desk.press("Enter")
    expect(page.get_by_role("status").filter(has_text="10 of 10")).to_be_visible()  # the address asked for
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto("/users")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_each_role_sees_what_it_may_do(window):
    reader, coder, admin = window("rolf"), window("cora"), window("ada")
    assert screens(reader.page) == ["Inbox", "Explore", "Codebook and quality"]
    assert screens(coder.page) == ["Inbox", "Explore", "Double coding", "Codebook and quality"]
    assert screens(admin.page)[-1] == "Users"
    page = reader.open("/reports/10-quorim-harbour-bulletin")
    expect(page.get_by_role("article")).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
    reader.press("a", "x", "d")
    expect(page.get_by_role("list", name="Notices").get_by_role("listitem")).to_have_count(0)


def test_users_are_added_and_taken_out(window):
    admin = window("ada")
    page = admin.open("/users")
    form = page.get_by_role("form", name="Add a user")
    form.get_by_label("Name").fill("nora")
    form.get_by_label("Role").select_option("reader")
    form.get_by_label("Password").fill(PASSWORD)
    form.get_by_role("button", name="Add").click()
    admin.told("nora may sign in")
    assert screens(window("nora").page) == ["Inbox", "Explore", "Codebook and quality"]
    page.get_by_role("row").filter(has_text="nora").get_by_role("button", name="Take out").click()
    admin.told("nora may not sign in any more")
    expect(page.get_by_role("row").filter(has_text="nora")).to_have_count(0)


def test_a_token_lets_a_program_in_and_is_ended(window, manned):
    desk = window("rolf")
    page = desk.open("/account")
    page.get_by_role("textbox", name="For").fill("my notebook")
    page.get_by_role("button", name="Make a token").click()
    desk.told("Made a token for my notebook")
    secret = page.get_by_role("status").locator("code").inner_text()
    asked = urllib.request.Request(f"{manned.root}/api/v1/session", headers={"Authorization": f"Bearer {secret}"})
    with urllib.request.urlopen(asked) as answer:
        assert json.load(answer)["user"] == "rolf"
    page.get_by_role("button", name="End it").click()
    desk.told("The token for my notebook ends")
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(asked)


def test_a_password_is_changed_and_wanted_from_then_on(window):
    desk = window("cora")
    page = desk.open("/account")
    form = page.get_by_role("form", name="Change your password")
    form.get_by_label("Old password").fill(PASSWORD)
    form.get_by_label("New password").fill("another river by night")
    form.get_by_role("button", name="Change").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_label("Name").fill("cora")
    page.get_by_label("Password").fill("another river by night")
    desk.press("Enter")
    expect(page.get_by_role("form", name="Change your password")).to_be_visible()


def test_an_admin_erases_a_report_for_good(window):
    admin = window("ada")
    page = admin.open("/reports/94-history-brookfield-reader")
    page.get_by_role("button", name="Erase").click()
    form = page.get_by_role("form", name="Erase this report")
    form.get_by_label("Why").fill("asked by the outlet")
    expect(form.get_by_role("button", name="Erase for good")).to_be_disabled()
    form.get_by_label("I mean it").check()
    form.get_by_role("button", name="Erase for good").click()
    admin.told("The report is erased")
    page.goto("/inbox?q=Museum")
    expect(page.get_by_text("No report fits.")).to_be_visible()
