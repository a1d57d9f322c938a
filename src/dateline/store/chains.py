"""The judgement chain: each entry's hash covers the entry before it, so that none can be changed or taken out unseen.

What is chained is a salted commitment to the content, not the content: erasing that leaves the chain whole, and without
the salt nobody can try out what it was. Entries go in, hashes or what is wrong with them comes out.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dateline.values import text_hash

BEGINNING = "0" * 64
ERASE = "erase"  # the kind of an entry that is no judgement: a report was erased


@dataclass(slots=True, frozen=True)
class Entry:
    """One row of the chain; `body` and `salt` are None where the content was erased."""

    position: int
    id: str
    kind: str
    text_sha256: str
    other_sha256: str | None
    body: str | None
    salt: str | None
    commitment: str
    chain: str


def chained(
    previous: str, position: int, entry_id: str, kind: str, texts: tuple[str, str | None], *, body: str, salt: str
) -> Entry:
    """The entry that follows the one with the chain value `previous`; `texts` are the hashes of the texts it is on."""
    committed = text_hash(salt + body)
    chain = _chain(previous, position, entry_id, kind, *texts, committed)
    return Entry(position, entry_id, kind, *texts, body=body, salt=salt, commitment=committed, chain=chain)


def faults(entries: Iterable[Entry], head: tuple[int, str], erased: Collection[str]) -> Iterator[str]:
    """What is wrong with a chain, one sentence an entry; nothing where it is whole.

    Args:
        entries: all of them, in order.
        head: the position and chain value with which it must end.
        erased: hashes of the texts whose entries may be without content.
    """
    at, previous = 0, BEGINNING
    for entry in entries:
        if entry.position != at + 1:
            yield f"judgements {at + 1} to {entry.position - 1} are gone"
        wrong = _fault(entry, previous, erased)
        if wrong:
            yield f"judgement {entry.position} ({entry.kind}, {entry.id}): {wrong}"
        at, previous = entry.position, entry.chain
    if (at, previous) != head:
        yield f"the chain ends with judgement {at}, and it ended with judgement {head[0]} when it was last written"


def _fault(entry: Entry, previous: str, erased: Collection[str]) -> str | None:
    expected = _chain(
        previous, entry.position, entry.id, entry.kind, entry.text_sha256, entry.other_sha256, entry.commitment
    )
    if entry.chain != expected:
        return "it does not follow from the one before it"
    if entry.body is None:
        known = entry.kind != ERASE and (entry.text_sha256 in erased or entry.other_sha256 in erased)
        return None if known else "its content is gone, and no report that it is on was erased"
    if text_hash((entry.salt or "") + entry.body) != entry.commitment:
        return "its content was changed"
    return None


def _chain(previous: str, *fields: str | int | None) -> str:
    return text_hash(json.dumps([previous, *fields]))
