"""Every change of some claims in words: who, when, what it was before and what after, and why.

Claims as they are coded and all judgements that name them go in, changes come out, oldest first.
"""

from collections.abc import Iterable, Mapping, Sequence

from dateline.records import Attachments, Claim, Judgement, corrected
from dateline.records.frames import Record
from dateline.workflow.review.queues import words

_VERDICTS = {"accept": "accepted", "reject": "rejected", "none": "no event", "promote": "promoted"}


class Change(Record):
    """A judgement with what it changed, in words; `claim` is the one that it speaks of now, None where it is gone.

    `standing` is False where it was taken back; `place` is its position in the chain.
    """

    judgement: Judgement
    place: int
    claim: str | None
    before: str | None
    after: str | None
    standing: bool


def changes_of(
    claims: Sequence[Claim], judgements: Sequence[Judgement], stand: Iterable[str], places: Mapping[str, int]
) -> list[Change]:
    """The changes that judgements made to claims.

    Args:
        claims: as they are coded.
        judgements: all that name them, oldest first.
        stand: ids of those that nobody took back.
        places: by judgement its position in the chain.
    """
    found, standing, known = Attachments(claims), set(stand), {claim.id: claim for claim in claims}
    every = {one.id: one for one in judgements}
    said = dict[tuple[str, str], str]()
    changes = []
    for at, one in enumerate(judgements):
        claim = None if one.anchor.whole else found.find(one.anchor)
        before, after = _words(one, claim, known, judgements[:at], said, every)
        name = claim.id if claim else None
        changes.append(
            Change(
                judgement=one,
                place=places.get(one.id, 0),
                claim=name,
                before=before,
                after=after,
                standing=one.id in standing,
            )
        )
    return changes


def _words(
    one: Judgement,
    claim: Claim | None,
    known: Mapping[str, Claim],
    earlier: Sequence[Judgement],
    said: dict[tuple[str, str], str],
    every: Mapping[str, Judgement],
) -> tuple[str | None, str | None]:
    """What was before a judgement, and what after, as far as it sets anything that has words."""
    if one.kind == "correct" and claim is not None and one.field:
        related = [each for each in earlier if each.kind in ("correct", "adopt", "withdraw")]
        was, now = (corrected([known[claim.id]], those)[0] for those in (related, [*related, one]))
        return words(was, one.field), words(now, one.field)
    if one.kind == "withdraw":
        back = [every[name] for name in one.withdraws if name in every]
        return "; ".join(f"{each.kind} {each.field or ''}".strip() for each in back), "taken back"
    if one.kind in _VERDICTS:
        key = (claim.id if claim else "", "verdict")
        before = said.get(key, "candidate")
        said[key] = f"no event: {one.value}" if one.kind == "none" else _VERDICTS[one.kind]
        return before, said[key]
    if one.kind == "grade":
        before = said.get(("", "grade"), "by the rule")
        said["", "grade"] = str(one.value)
        return before, str(one.value)
    return None, str(one.value) if one.kind == "relate" else None
