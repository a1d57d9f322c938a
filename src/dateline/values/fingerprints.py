"""Fingerprints: a sample of a text's runs of words, and how much of one another text has. They hold no text."""

import datetime as dt
from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Fingerprint:
    """MinHash values (none where the text is too short), and how many different runs of words they stand for."""

    hashes: tuple[int, ...] = ()
    runs: int = 0


@dataclass(slots=True, frozen=True)
class Likeness:
    """What another report has in common with a fingerprint: hashes; its own runs, and its day of publication."""

    hashes: int
    runs: int
    published: dt.date | None
