"""HTML pages: the body of the article, its title, date and publisher. A page's markup goes in, report fields come out.

It takes no date from footers or running text, only from the page's own metadata.
"""

import codecs
import logging
import re
from typing import Any

from dateline.reports.encodings import binary_kind, decode

_LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
_SYNTHETIC = re.compile(r"<meta\s+name=[\"']?synthetic[\"']?\s+content=[\"']?(\w+)", re.I)
_NOT_FREE = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false\b", re.I)
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.I)


def looks_like_page(text: str) -> bool:
    """True where the text begins as an HTML document does."""
    return _LOOKS.match(text[:4096]) is not None


def decode_page(raw: bytes, *, where: str, charset: str | None = None) -> tuple[str, str | None]:
    """The page's markup in the charset that it really is in, and a note where that is not what was declared.

    What reads as UTF-8 is UTF-8, whatever was declared: text in another encoding hardly ever does.

    Args:
        raw: the page.
        where: what errors and notes call it.
        charset: what the server declared, which goes before what the page declares itself.

    Raises:
        BrokenInput: no usable charset is declared, and the bytes are no text.
    """
    match = _CHARSET.search(raw[:4096])
    declared = [charset, match.group(1).decode("ascii") if match else None]
    known = [name for name in map(_codec, declared) if name and not name.startswith("utf-16")]
    if not known or known[0] == "utf-8" or binary_kind(raw):
        return decode(raw, where=where)
    if b"\x1b" not in raw:  # the escapes of ISO 2022 are UTF-8 as well
        try:
            html = raw.decode("utf-8-sig")
            return html, None if raw.isascii() else f"{where}: declared as {known[0]}, but it is UTF-8"
        except UnicodeDecodeError:
            pass
    html = raw.decode(known[0], "replace")
    lost = html.count("\ufffd")
    return html, f"{where}: {lost} characters are not {known[0]} and stand as \ufffd" if lost else None


def _codec(declared: str | None) -> str | None:
    """Python's name for a declared charset, None where it has none; Latin 1 means Windows-1252 on the web."""
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return None
    if not codecs.lookup(name)._is_text_encoding:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def read_page(html: str, *, url: str | None = None, quick: bool = False) -> dict[str, Any]:
    """The page's report fields; `text` is empty where the page holds no article, `free` False where it says that it is not.

    Args:
        html: the markup.
        url: where it came from.
        quick: for whole archives: some three times as fast, and a little less sure of where an article ends.
    """
    import trafilatura  # half a second that text and JSONL inputs need not pay
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    dates = {"extensive_search": False, "original_date": True}
    tree = load_html(html) if quick else None
    page: Any = None
    if tree is not None:
        page = extract_metadata(tree, url, dates)
        page.text = _quick_text(html)
    elif not quick:
        page = trafilatura.bare_extraction(
            html,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dates,
        )
    marked = _SYNTHETIC.search(html)
    fields: dict[str, Any] = {"text": "", "url": url, "synthetic": marked.group(1) if marked else None}
    fields["free"] = _NOT_FREE.search(html) is None
    if page is not None and not isinstance(page, dict):
        fields |= {"text": page.text or "", "title": page.title, "publisher": page.sitename or page.hostname}
        fields |= {"published": page.date, "url": page.url or url}
    return fields


def _quick_text(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        html, main_content=True, preserve_formatting=True, alt_texts=False, comments=False, post_meta=False
    )  # fmt: skip
    return "\n".join(line for line in text.split("\n") if line.strip())
