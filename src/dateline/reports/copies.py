"""Copies of one wire story: reports that share most of their runs of words, whoever printed them.

Texts go in, sampled hashes of word runs and ids of originals come out. For copies alone, never for linking.
"""

import re
import zlib
from collections.abc import Collection, Mapping

RUN = 5  # words; two reporters who write on their own seldom share five in a row outside quotes
SAMPLE = 4  # one hash in four is kept; the same ones for every text
SHARE = 0.6  # of the shorter text's hashes
FEWEST = 6  # shared hashes; below it the verdict would rest on a quote

_WORD = re.compile(r"\w+")


def fingerprint(text: str) -> frozenset[int]:
    """Sampled hashes of the text's runs of words, the same in every process."""
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    hashes = (zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs)
    return frozenset(value // SAMPLE for value in hashes if value % SAMPLE == 0)


def find_original(hashes: Collection[int], shared: Mapping[str, int], sizes: Mapping[str, int]) -> str | None:
    """The earlier report that a text copies, or that copies the same story; None where there is none.

    Args:
        hashes: the text's fingerprint.
        shared: hashes that each earlier report has in common with it, by report id.
        sizes: the size of each of these reports' fingerprints.
    """
    ranked = sorted(((count, report_id) for report_id, count in shared.items()), key=lambda item: (-item[0], item[1]))
    for count, report_id in ranked:
        if count >= FEWEST and count >= SHARE * min(len(hashes), sizes[report_id]):
            return report_id
    return None


class Copies:
    """The reports of one run that needs no project: each is asked after once, in order, and remembered."""

    def __init__(self) -> None:
        self._holders: dict[int, list[str]] = {}
        self._sizes: dict[str, int] = {}
        self._originals: dict[str, str] = {}

    def original_of(self, report_id: str, text: str) -> str | None:
        """The id of the first report of the run that tells the same story in the same words."""
        hashes = fingerprint(text)
        shared: dict[str, int] = {}
        for value in hashes:
            for holder in self._holders.setdefault(value, []):
                shared[holder] = shared.get(holder, 0) + 1
            self._holders[value].append(report_id)
        self._sizes[report_id] = len(hashes)
        found = find_original(hashes, shared, self._sizes)
        if found is None:
            return None
        self._originals[report_id] = self._originals.get(found, found)
        return self._originals[report_id]
