"""HTML pages: the body of the article, its title, date and publisher. A page's markup goes in, report fields come out.

It takes no date from footers or running text, only from the page's own metadata.
"""

import logging
import re
from typing import Any

from dateline.reports.encodings import binary_kind, decode

_LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
_SYNTHETIC = re.compile(r"<meta\s+name=[\"']?synthetic[\"']?\s+content=[\"']?(\w+)", re.I)
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.I)


def looks_like_page(text: str) -> bool:
    """True where the text begins as an HTML document does."""
    return _LOOKS.match(text[:4096]) is not None


def decode_page(raw: bytes, *, where: str) -> tuple[str, str | None]:
    """The page's markup in the `charset` that it declares, and a note where characters of it could not be read.

    Raises:
        BrokenInput: the page declares no usable charset, and its bytes are no text.
    """
    match = _CHARSET.search(raw[:4096])
    charset = match.group(1).decode("ascii").lower() if match else ""
    if not charset or charset.startswith("utf-16") or binary_kind(raw):
        return decode(raw, where=where)
    try:
        html = raw.decode(charset, "replace")
    except (LookupError, ValueError):
        return decode(raw, where=where)
    lost = html.count("\ufffd")
    return html, f"{where}: {lost} characters are not {charset} and stand as \ufffd" if lost else None


def read_page(html: str, *, url: str | None = None) -> dict[str, Any]:
    """The page's report fields; `text` is empty where the page holds no article."""
    import trafilatura  # half a second that text and JSONL inputs need not pay

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    dates = {"extensive_search": False, "original_date": True}
    page = trafilatura.bare_extraction(
        html, url=url, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=dates
    )
    marked = _SYNTHETIC.search(html)
    fields: dict[str, Any] = {"text": "", "url": url, "synthetic": marked.group(1) if marked else None}
    if page is not None and not isinstance(page, dict):
        fields |= {"text": page.text or "", "title": page.title, "publisher": page.sitename or page.hostname}
        fields |= {"published": page.date, "url": page.url or url}
    return fields
