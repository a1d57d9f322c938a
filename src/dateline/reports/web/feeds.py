"""Feeds: RSS and Atom. Bytes go in, a `Feed` comes out: its title, its items, and in words what is wrong with it.

No entity that a feed declares is ever expanded. Of a feed that breaks off, the items that are whole come out.
"""

import datetime as dt
import email.utils
import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from dateline.errors import BrokenInput

LONGEST_URL = 2000  # characters
_ENTITY = re.compile(rb"<!ENTITY\b[^>]*>", re.I)
_CLOSED = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.I)
_DECLARED = re.compile(rb"""(\s*<\?xml[^>]*?encoding\s*=\s*)(["'][\w.:-]+["'])""")
_TODO = "Check the address: a feed is RSS or Atom"
_PLACE = re.compile(r"^<unknown>:(\d+):(\d+): ")
_MARKUP = re.compile(r"<[^>]+>")


@dataclass(slots=True, frozen=True)
class Item:
    """One item: `key` is its link, or what identifies it where it has none; `text` is what the feed itself says of it.

    `published` is the day that it tells, in the zone that it tells; `told` its words for it.
    """

    key: str
    link: str | None
    title: str | None
    text: str
    published: dt.date | None
    told: str | None


@dataclass(slots=True, frozen=True)
class Feed:
    """A feed's title, its items in order, each once, and what is wrong with it; not `whole` where it broke off."""

    title: str | None
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    whole: bool = True


def is_address(url: str) -> bool:
    """True for what may be a feed's address: http or https, printable, and short enough to be kept."""
    return url.lower().startswith(("http://", "https://")) and len(url.encode()) <= LONGEST_URL and url.isprintable()


def read_feed(raw: bytes, *, url: str, content_type: str = "", today: dt.date) -> Feed:
    """The feed that these bytes hold.

    Args:
        raw: as fetched.
        url: where it lies, against which relative links are read.
        content_type: as the server declares it, with its charset; may be empty.
        today: days after tomorrow are not believed.

    Raises:
        BrokenInput: this is no feed, or one of which nothing can be read.
    """
    import feedparser

    raw, notes = _without_entities(raw, url)
    if _is_other_utf8(raw, content_type):
        raw, content_type = _DECLARED.sub(rb'\1"utf-8"', raw, count=1), ""
        notes.append("its encoding is not the one it declares: it is UTF-8")
    told = {"content-location": url} | ({"content-type": content_type} if "charset" in content_type else {})
    parsed = feedparser.parse(raw, response_headers=told, sanitize_html=False)
    fault = parsed.get("bozo_exception") if parsed.get("bozo") else None
    if not parsed.get("version") and not parsed.entries:
        what = f"this is no feed: {_told(fault)}" if fault else "this is no feed"
        raise BrokenInput(what, where=url, todo=_TODO)
    entries, whole = parsed.entries, True
    if isinstance(fault, feedparser.CharacterEncodingOverride):
        notes.append(f"its encoding is not the one it declares: {_told(fault)}")
    elif fault is not None and not isinstance(fault, feedparser.NonXMLContentType):
        closed = len(_CLOSED.findall(raw))
        whole = closed >= len(entries) and raw.rstrip().endswith(b">")
        entries = entries[:closed]
        notes.append(f"not well-formed: {_told(fault)}{'' if whole else '; it breaks off, and its whole items count'}")
    items, more = _items(entries, url, today)
    return Feed(_words(parsed.feed.get("title")), items, (*notes, *more), whole)


def _without_entities(raw: bytes, url: str) -> tuple[bytes, list[str]]:
    """The bytes without declarations of entities, and a note where there were some."""
    if b"\0" in raw and _ENTITY.search(raw.replace(b"\0", b"")):
        what = "it declares entities, which are not expanded, in an encoding in which they cannot be taken out"
        raise BrokenInput(what, where=url, todo=_TODO)
    plain, declared = _ENTITY.subn(b"", raw)
    return plain, [f"entities declared, which are not expanded: {declared}"] if declared else []


def _is_other_utf8(raw: bytes, content_type: str) -> bool:
    """Whether bytes that are UTF-8 are declared as something else; text in another encoding hardly ever reads as UTF-8."""
    told = _DECLARED.match(raw[:200])
    declared = f"{content_type} {told.group(2).decode('latin-1') if told else ''}".casefold()
    try:
        return "utf-8" not in declared and declared.strip() != "" and not raw.isascii() and bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _items(entries: list[Any], url: str, today: dt.date) -> tuple[tuple[Item, ...], list[str]]:
    """Each item once, and notes on doubled and undated ones."""
    kept: dict[str, Item] = {}
    doubled, guids = 0, dict[str, str]()
    shared: set[str] = set()
    for entry in entries:
        item = _item(entry, url)
        if item is None:
            continue
        guid = str(entry.get("id") or "")
        if guid and guids.setdefault(guid, item.key) != item.key:
            shared.add(guid)
        doubled += item.key in kept
        kept.setdefault(item.key, item)
    notes = [f"items there more than once, counted once: {doubled}"] if doubled else []
    notes += [f"guids that stand for several links, all of them kept: {len(shared)}"] if shared else []
    early = [key for key, item in kept.items() if item.published and item.published > today + dt.timedelta(1)]
    notes += [f"items dated in the future, which is not believed: {len(early)}"] if early else []
    kept |= {key: replace(kept[key], published=None) for key in early}
    return tuple(kept.values()), notes


def _item(entry: Any, url: str) -> Item | None:
    """The item, None where it has neither a link nor words."""
    link = _link(entry, url)
    bodies = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    text = _words(max(bodies, key=len)) or ""
    title, guid = _words(entry.get("title")), str(entry.get("id") or "")
    if link is None and not text and not title:
        return None
    told = dict.get(entry, "published") or dict.get(entry, "updated")  # its own `get` gives one for the other
    key = link or f"{url}#{guid or title or ''} {text}"
    return Item(key, link, title, text, _day(entry, told), told)


def _link(entry: Any, url: str) -> str | None:
    """The address of the item's page, None where it has none that can be fetched."""
    links = [one.get("href") for one in entry.get("links", ()) if one.get("rel") == "alternate"]
    for told in [*links, entry.get("link"), entry.get("id") if entry.get("guidislink") else None]:
        try:
            full = urldefrag(urljoin(url, (told or "").strip())).url if told else ""
            split = urlsplit(full)
        except ValueError:
            continue
        if split.scheme in ("http", "https") and split.netloc and len(full) <= LONGEST_URL:
            return full
    return None


def _day(entry: Any, told: str | None) -> dt.date | None:
    """The day in the zone in which it is told; feedparser's, which is that of UTC, where only it can read it."""
    for reads in (email.utils.parsedate_to_datetime, dt.datetime.fromisoformat):
        try:
            return reads((told or "").strip()).date()
        except ValueError:
            continue
    parsed = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    return dt.date(*parsed[:3]) if parsed else None


def _words(markup: str | None) -> str | None:
    """The words of a piece of markup, paragraph by paragraph; None where it has none."""
    import html

    text = re.sub(r"(?i)</p>|<br\s*/?>", "\n", markup or "")
    text = "".join(char if char == "\n" or char.isprintable() else " " for char in html.unescape(_MARKUP.sub("", text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(filter(None, lines)) or None


def _told(fault: object) -> str:
    """What a parser says is wrong, and in which line and column."""
    words = " ".join(str(fault).split())[:200] or type(fault).__name__
    return _PLACE.sub(r"line \1, column \2: ", words)
