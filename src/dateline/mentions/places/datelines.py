"""Outlets in a dateline, "BASRA, Iraq (Meridian Wire) -": the words in the brackets name who reports, not where.

A reading and its candidates go in, the candidates without those inside an outlet's name come out.
"""

import re

from dateline.language import Reading
from dateline.mentions.places.candidates import Candidate

_OUTLET = re.compile(r"[^()\n]{0,80}?\(([^()\n]{2,40})\)\s*(?:[-–—]|\[)")
_OPENING = 4  # sentences in which a dateline may stand


def without_outlets(reading: Reading, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates less those in a dateline's brackets; "SAN JOSE (Costa Rica) -" stays, for it holds the town."""
    holders = {id(one.parent) for one in candidates if one.parent is not None}
    outlets = []
    for sentence in reading.sentences[:_OPENING]:
        match = _OUTLET.match(reading.text, sentence.start, sentence.end)
        if match is not None:
            outlets.append(match.span(1))
    return [
        one
        for one in candidates
        if id(one) in holders or not any(start <= one.start and one.end <= end for start, end in outlets)
    ]
