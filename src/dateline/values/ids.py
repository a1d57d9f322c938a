"""Ids and hashes: SHA-256 of contents, and short ids made from what they name, so that a second run makes the same."""

import hashlib


def digest(raw: bytes) -> str:
    """SHA-256 of raw bytes, 64 hex digits."""
    return hashlib.sha256(raw).hexdigest()


def text_hash(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes; lone surrogates are kept apart, never refused."""
    return digest(text.encode("utf-8", "surrogatepass"))


def mint(prefix: str, *parts: object) -> str:
    """A short id, `prefix-` and 12 hex digits, that depends on nothing but `parts`."""
    return f"{prefix}-{text_hash(chr(31).join(map(str, parts)))[:12]}"
