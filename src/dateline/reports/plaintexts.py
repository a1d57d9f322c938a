"""Plain text reports: an optional head of `Title:`, `Publisher:`, `Published:`, `Url:`, `Synthetic:` lines, then the text.

A text goes in, report fields come out. Line ends become line feeds; offsets count in the text as it is after that.
"""

import re
from typing import Any

_HEAD_LINE = re.compile(r"(title|publisher|published|url|synthetic)[ \t]*:[ \t]*(.*)", re.IGNORECASE)


def read_plaintext(text: str) -> dict[str, Any]:
    """The fields of the head, if the text begins with one that ends in a blank line, and the text below it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fields: dict[str, Any] = {}
    offset = 0
    for line in text.split("\n"):
        offset += len(line) + 1
        match = _HEAD_LINE.fullmatch(line.strip())
        if match is None:
            if fields and not line.strip():
                return fields | {"text": text[offset:]}
            break
        fields[match.group(1).lower()] = match.group(2)
    return {"text": text}
