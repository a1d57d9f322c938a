"""The morning by keyboard alone: the steps of docs/first-morning.md, one after the other, with the keys that it names."""

import re

from playwright.sync_api import expect

from .conftest import ROOT, Desk
from .test_explore import features

PAGE = (ROOT / "docs" / "first-morning.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## \d+\. (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))
KEYS = {"Esc": "Escape", "Ctrl+z": "Control+z", "Ctrl+y": "Control+y", "Ctrl+k": "Control+k"}


class Keyboard(Desk):
    """A window whose every key is written down."""

    def __init__(self, *given) -> None:
        super().__init__(*given)
        self.pressed: list[str] = []

    def press(self, *keys: str) -> None:
        self.pressed += keys
        super().press(*keys)


def table(section):
    """The rows of a section's table, without its head."""
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return rows[2:]


def key_of(told):
    name = re.sub("</?kbd>", "", told)
    return KEYS.get(name, name)


def current(page):
    return page.locator("[role=option][aria-selected=true]")


def caret(page):
    """Where the caret stands, in characters of the whole text; of a selection its far end."""
    return page.evaluate(
        """() => {
            const piece = getSelection().focusNode.parentElement.closest("[data-at]");
            return Number(piece.dataset.at) + getSelection().focusOffset;
        }"""
    )


def text_of(page):
    """The report's text as its offsets count it."""
    pieces = page.locator(".document [data-at]").evaluate_all(
        "all => all.map(one => [+one.dataset.at, one.textContent])"
    )
    text = ""
    for start, words in sorted(pieces):
        text = text.ljust(start, "\n") + words
    return text


def mark(desk, words):
    """Walks the caret to the words, marks them and takes them."""
    text = text_of(desk.page)
    desk.press("s")
    start = text.index(words)
    for _ in range(200):
        at = caret(desk.page)
        if at == start or (at < start and not text[at:start].strip()):
            break
        far = 60 if at < start else 160  # a line down, or up, while the words are further than that
        desk.press(("ArrowDown" if start - at > far else "ArrowRight") if at < start else "ArrowLeft")
    while len(desk.page.evaluate("getSelection().toString().trim()")) < len(words):
        desk.press("Shift+ArrowRight")
    desk.press("Enter")


def open_workbench(desk):
    page = desk.open("/")
    expect(page.get_by_role("status", name="Reports in this list")).to_have_text("27 reports")
    desk.press("j", "k", "?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("No event, and why")
    desk.press("Escape")


def put_away(desk):
    away = {title: key_of(key) for title, _, key in table(SECTIONS["Put away what is no event"])}
    for _ in range(27):
        told = current(desk.page).inner_text()
        title = next((title for title in away if title in told), None)
        if title is None:
            desk.press("j")
        else:
            desk.press("e", away.pop(title))
        expect(current(desk.page)).not_to_have_text(told)
        if not away:
            break
    assert not away
    desk.told("No event: court news")
    expect(desk.page.get_by_role("status", name="Reports in this list")).to_have_text("21 reports")


def accept(desk):
    """Accepts the events of the report that is open, and goes to the next one."""
    page, before = desk.page, desk.page.url.split("?")[0]
    expect(page.get_by_role("article").first).to_be_visible()
    events = page.get_by_role("article").filter(has_not_text="context").count()
    left = page.get_by_role("article").count() - events
    for _ in range(events):
        desk.press("a")
    desk.told("Accepted")
    if left:  # else the last key goes on by itself
        desk.press("]")
    expect(page).not_to_have_url(re.compile(re.escape(before)))


def accept_two(desk):
    page = desk.page
    desk.press("o")
    expect(current(page)).to_contain_text("About 70 killed in Bamako")
    desk.press("Enter")
    expect(page.get_by_role("article").first).to_be_visible()
    desk.press("j")
    expect(page.locator("mark.chosen").first).to_be_visible()
    accept(desk)
    accept(desk)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gunmen attack gendarmerie school")


def mend(desk):
    page = desk.page
    for field, words in table(SECTIONS["Mend three fields by marking words"]):
        while page.locator(".field-row.focused").get_by_role("button", name=field).count() == 0:
            desk.press("j")
        mark(desk, words)
        desk.told(f"Corrected: {field.lower()}")
        expect(page.locator(".field-row.focused")).to_contain_text(words)
        desk.press("Escape")
    while page.locator("[data-field=place].focused").count() == 0:
        desk.press("j")
    desk.press("y")
    desk.told("Confirmed: place")
    accept(desk)


def go_on(desk):
    for _ in range(11):
        accept(desk)
    desk.press("g", "i")
    expect(desk.page.get_by_role("status", name="Reports in this list")).to_have_text("7 reports")


def find(desk, words):
    """Walks down the table of Explore to an incident, and opens it."""
    desk.press("g", "e")
    chosen = desk.page.get_by_role("row", selected=True)
    expect(desk.page.get_by_role("row").first).to_be_visible()
    for _ in range(12):
        desk.press("j")
        expect(chosen).to_have_count(1)
        if words in chosen.inner_text():
            break
    desk.press("Enter")
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text(words)


def killed(desk):
    return desk.page.get_by_role("region", name="Killed").locator("strong")


def toll_moves(desk):
    page = desk.page
    find(desk, "Bamako")
    expect(killed(desk)).to_have_text("70 (70–77)")
    expect(page.get_by_role("cell", name=re.compile("^≠")).first).to_be_visible()
    desk.press("c", "ArrowRight", "Enter")
    expect(page.get_by_role("region", name="Quote")).to_be_visible()
    desk.press("Escape")
    expect(page.get_by_role("region", name="Quote")).to_have_count(0)
    desk.press("p", "p")
    expect(killed(desk)).to_have_text("77 (63–77)")
    desk.press("p", "p", "p", "p")
    expect(killed(desk)).to_have_text("70 (70–77)")
    desk.press("Escape")
    expect(page).to_have_url(re.compile("/explore"))
    find(desk, "Anbar")
    expect(killed(desk)).to_have_text("14 (14–15)")
    desk.press("b")
    expect(killed(desk)).to_have_text("15")


def join_and_part(desk):
    page = desk.page
    desk.press("g", "l")
    expect(page.get_by_role("heading", name="Are these the same incident?")).to_be_visible()
    desk.press("1")
    desk.told("Linked as one incident")
    find(desk, "Kenyan coastal town")
    expect(matrix(page)).to_contain_text("Poromoko")
    desk.press("c", "ArrowDown", "Enter")
    expect(page.get_by_role("region", name="Quote")).to_contain_text("Poromoko")
    desk.press("s")
    desk.told("Taken out of this incident")
    expect(matrix(page)).not_to_contain_text("Poromoko")


def matrix(page):
    return page.get_by_role("table", name=re.compile("Claims matrix"))


def undo(desk):
    feed = desk.page.get_by_role("region", name="Changes")
    desk.press("Control+z")
    desk.told("Taken back")
    find(desk, "Kenyan coastal town")
    expect(matrix(desk.page)).to_contain_text("Poromoko")
    desk.press("Control+y")
    desk.told("Taken up again")
    find(desk, "Kenyan coastal town")
    expect(matrix(desk.page)).not_to_contain_text("Poromoko")
    expect(feed).to_contain_text("took back")


def export(desk):
    page = desk.page
    desk.press("g", "e")
    expect(page.get_by_role("row").first).to_be_visible()
    desk.press("x")
    dialog = page.get_by_role("dialog", name="Export")
    expect(dialog).to_contain_text("incidents leave")
    with page.expect_download() as download:
        desk.press("Enter")
    left = features(download.value)
    assert f"{left} incidents leave" in dialog.inner_text()
    assert left >= 5
    desk.press("Escape")


STEPS = {
    "Open the workbench": open_workbench,
    "Put away what is no event": put_away,
    "Accept what the coder got right": accept_two,
    "Mend three fields by marking words": mend,
    "Go on to the twentieth report": go_on,
    "See the toll move": toll_moves,
    "Join two incidents, then part them": join_and_part,
    "Undo": undo,
    "Export": export,
}


def test_the_morning_by_keyboard_alone(browser, server, desks):
    desk = Keyboard(browser, server.root)
    desks.append(desk)
    assert list(SECTIONS) == list(STEPS)
    for title, body in SECTIONS.items():
        desk.pressed.clear()
        STEPS[title](desk)
        named = {key_of(key) for key in re.findall("<kbd>.+?</kbd>", body)} - {"Shift"}
        assert named <= set(desk.pressed), title
