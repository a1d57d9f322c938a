"""What a person may decide, each as the judgements that record it.

A desk and a decision go in; judgements and notes come out. Nothing is stored here. A decision makes several judgements
where it speaks of several claims; they share one moment, and `undo` takes them back together.
"""

import datetime as dt
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from dateline.actors import Registry
from dateline.errors import NotInStore, ReviewError
from dateline.gazetteer import Gazetteer
from dateline.language.sentences import split_sentences
from dateline.records import CORRECTABLE, Anchor, Attachments, Claim, Judgement, Maker, Report, latest, verdicts
from dateline.values import Span, mint
from dateline.workflow.review.desks import Desk, Target
from dateline.workflow.review.values import Wordings, misplaced


@dataclass(slots=True, frozen=True)
class Decision:
    """What a person asks for, in words: an action on a claim, incident, proposal or judgement, by id."""

    action: str
    claim: str
    who: str
    when: dt.datetime
    other: str = ""
    field: str = ""
    value: str = ""
    why: str | None = None


@dataclass(slots=True)
class Act:
    """The judgements that a decision comes to, none where it changes nothing, and what the person should know."""

    judgements: list[Judgement] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Names:
    """Where names in corrections are looked up; without them a place needs its point, and a party gets no id."""

    actors: Registry | None = None
    gazetteer: Gazetteer | None = None


NO_NAMES = Names()


def decide(desk: Desk, one: Decision, names: Names = NO_NAMES) -> Act:
    """The judgements that record a decision.

    Raises:
        NotInStore: an id that the project does not hold.
        ReviewError: the decision cannot be taken, and why.
    """
    if one.action == "correct":
        return _correct(desk, one, names)
    action = ACTIONS.get(one.action)
    if action is None:
        todo = f"Use one of: {', '.join((*ACTIONS, 'correct'))}"
        raise ReviewError(f"there is no action {one.action!r}", where=one.claim, todo=todo)
    return action(desk, one)


def _make(desk: Desk, one: Decision, kind: str, claim: Claim, other: Claim | None = None, **more: object) -> Judgement:
    return desk.judgement(kind, claim, other, who=one.who, when=one.when, why=one.why, **more)


def _accept(desk: Desk, one: Decision) -> Act:
    if proposed := desk.proposal(one.claim):
        proposal, beside = proposed
        value = {"proposal": proposal.id, "claim": proposal.claim.model_dump(mode="json")}
        others = [each.id for each in desk.proposals(proposal.report) if each.beside == beside.id]
        declined = [_make(desk, one, "decline", beside, value=each) for each in others if each != proposal.id]
        return Act([_make(desk, one, "adopt", beside, value=value), *declined])
    return _verdict(desk, one, [desk.target(one.claim).claim])


def _reject(desk: Desk, one: Decision) -> Act:
    if proposed := desk.proposal(one.claim):
        return Act([_make(desk, one, "decline", proposed[1], value=proposed[0].id)])
    return _verdict(desk, one, desk.target(one.claim).claims)  # an incident that is none: none of its claims is right


def _verdict(desk: Desk, one: Decision, claims: "list[Claim] | tuple[Claim, ...]") -> Act:
    """Accept or reject claims, but where the same person said so last."""
    last = verdicts(claims, desk.about(claims))
    said = {claim.id for claim in claims if claim.id in last and _same_word(last[claim.id], one)}
    notes = [f"{name}: {one.who} judged so already" for name in sorted(said)]
    return Act([_make(desk, one, one.action, claim) for claim in claims if claim.id not in said], notes)


def _same_word(last: Judgement, one: Decision) -> bool:
    return (last.kind, last.who) == (one.action, one.who)


def _none(desk: Desk, one: Decision) -> Act:
    """Tells that a report has no event, and why: all its claims are out, until one is accepted."""
    report = desk.store.report(one.claim)
    anchor = Anchor.of_report(report)
    made = desk.judgement("none", anchor, who=one.who, when=one.when, why=one.why, value=one.value or "other")
    return Act([made])


def _add(desk: Desk, one: Decision) -> Act:
    """Adds a claim to a report: its trigger's `start` and `end`, its `event_type`, and what other fields are known."""
    report = desk.store.report(one.claim)
    try:
        given = json.loads(one.value)
        span = Span(start=given.pop("start"), end=given.pop("end"))
        told = {"trigger": span.quote(report.text), "trigger_start": span.start, **given}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        todo = "Give `start` and `end` of the words that name the event, and its `event_type`"
        raise ReviewError(f"this is no claim: {error}", where=report.id, todo=todo) from None
    return _added(desk, one, report, told)


def _duplicate(desk: Desk, one: Decision) -> Act:
    """Adds a claim that says all that another says, to be corrected from there."""
    claim = desk.target(one.claim).claim
    told = claim.model_dump(mode="json", exclude={"id", "report", "maker", "main", "confidence", "relations"})
    return _added(desk, one, desk.store.report(claim.report.id), told, claim)


def _added(desk: Desk, one: Decision, report: Report, told: dict[str, Any], known: Claim | None = None) -> Act:
    """A claim that a person made, and that is accepted by that."""
    sentences = [piece for piece in split_sentences(report.text) if piece.start <= told["trigger_start"] < piece.end]
    own = {
        "id": mint("c", report.id, one.who, one.when.isoformat(), told["trigger_start"]),
        "report": report.reference(),
        "maker": Maker(kind="person", name=one.who),
        "main": not any(claim.main for claim in desk.store.claims(report.id)),
        "confidence": "high",
    }
    evidence = [{"start": piece.start, "end": piece.end} for piece in sentences]
    try:
        claim = Claim.model_validate({"evidence": evidence, **told, **own})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ReviewError(f"{where}: {first['msg']}", where=report.id, todo="Nothing was changed") from None
    fields = [getattr(claim, name) for name in CORRECTABLE]
    if wrong := next((wrong for value in fields if (wrong := misplaced(value, claim, report.text, known))), None):
        raise ReviewError(wrong, where=report.id, todo="Nothing was changed: select the words anew")
    made = _make(desk, one, "add", claim, value=claim.model_dump(mode="json"))
    return Act([made, _make(desk, one, "accept", claim)])


def _promote(desk: Desk, one: Decision) -> Act:
    target = desk.target(one.claim)
    if target.whole or target.claim.main:
        raise ReviewError("it founds an incident already", where=one.claim, todo="Promote events told as context")
    return Act([_make(desk, one, "promote", target.claim)])


def _correct(desk: Desk, one: Decision, names: Names) -> Act:
    target = desk.target(one.claim)
    if target.whole and len(target.claims) > 1:
        ids = ", ".join(claim.id for claim in target.claims)
        raise ReviewError("the incident has several claims", where=one.claim, todo=f"Correct one of them: {ids}")
    claim = target.claim
    text = desk.store.report(claim.report.id).text
    value = Wordings(claim, text, actors=names.actors, gazetteer=names.gazetteer).read(one.field, one.value)
    made = _make(desk, one, "correct", claim, field=one.field, value=value, sources=claim.sources)
    if wrong := misplaced(made.read_value(), claim, text, claim):
        raise ReviewError(wrong, where=f"{claim.id}, {one.field}", todo="Nothing was changed: select the words anew")
    if made.read_value() == getattr(claim, one.field):
        return Act(notes=[f"{claim.id}: {one.field} is so already"])
    return Act([made])


def _confirm(desk: Desk, one: Decision) -> Act:
    """Says that a field is right as it stands: a correction to what it is already, so that no newer coding changes it."""
    claim = desk.target(one.claim).claim
    if one.field not in CORRECTABLE:
        raise ReviewError(
            f"there is no field {one.field!r}", where=claim.id, todo=f"Use one of: {', '.join(CORRECTABLE)}"
        )
    value = claim.model_dump(mode="json", include={one.field})[one.field]
    return Act([_make(desk, one, "correct", claim, field=one.field, value=value, sources=claim.sources)])


def _pair(desk: Desk, one: Decision) -> tuple[Target, Target]:
    """The two targets of a decision on two.

    Raises:
        ReviewError: they are one.
    """
    if not one.other:
        raise ReviewError(f"{one.action} takes two ids", where=one.claim, todo="Name the other claim or incident")
    first, second = desk.target(one.claim), desk.target(one.other)
    ours, theirs = (target.incident.id if target.whole and target.incident else None for target in (first, second))
    if first.claim.id == second.claim.id or (ours is not None and ours == theirs):
        raise ReviewError("both ids stand for one and the same", where=f"{one.claim}, {one.other}", todo="Name two")
    return first, second


def _same(desk: Desk, one: Decision) -> Act:
    """Joins two; what kept the one named from the other, or from a claim of the incident named, is taken back.

    A bar between other claims of the two incidents stays: no chain of words outweighs what somebody said of two claims.
    """
    first, second = _pair(desk, one)
    direct = {_key(first.claim, claim) for claim in second.claims} | {
        _key(second.claim, claim) for claim in first.claims
    }
    claims = [*first.claims, *second.claims]
    found = Attachments(claims)
    against = []
    for judgement in desk.about(claims):
        if judgement.kind == "different" and judgement.other:
            ends = found.find(judgement.anchor), found.find(judgement.other)
            if ends[0] and ends[1] and _key(ends[0], ends[1]) in direct:
                against.append(judgement)
    notes = {f"takes back that {each.who} judged two of the claims different" for each in against}
    back = tuple(each.id for each in against)
    made = [_make(desk, one, "same", first.claim, second.claim, withdraws=back)]
    for mine, theirs in _told_as_two(desk, first, second):
        made.append(_make(desk, one, "same", mine, theirs))
        notes.add(f"report {mine.report.id} tells of both as two; by your word they are one")
    return Act(made, sorted(notes))


def _told_as_two(desk: Desk, first: Target, second: Target) -> list[tuple[Claim, Claim]]:
    """Of two incidents the claims of one report, which would keep the rest apart; but those joined by name."""
    if not (first.whole and second.whole):
        return []
    named = _key(first.claim, second.claim)
    pairs = [(mine, theirs) for mine in desk.mates(first) for theirs in desk.mates(second)]
    return [
        (mine, theirs) for mine, theirs in pairs if mine.report.id == theirs.report.id and _key(mine, theirs) != named
    ]


def _key(one: Claim, other: Claim) -> frozenset[str]:
    return frozenset((one.id, other.id))


def _different(desk: Desk, one: Decision) -> Act:
    """Keeps two apart: a claim from every claim of an incident; two claims, or two incidents, by one judgement."""
    first, second = _pair(desk, one)
    if first.whole == second.whole:
        return Act([_make(desk, one, "different", first.claim, second.claim)])
    lone, incident = (second, first) if first.whole else (first, second)
    return _apart(desk, one, lone.claim, list(incident.claims))


def _split(desk: Desk, one: Decision) -> Act:
    """Takes a claim out of its incident and keeps it from every other claim of it."""
    target = desk.target(one.claim)
    mates = desk.mates(target)
    if target.whole or len(mates) < 2:
        what = "an incident cannot be split whole" if target.whole else "the claim stands alone"
        raise ReviewError(what, where=one.claim, todo="Name a claim of an incident that has several")
    return _apart(desk, one, target.claim, mates)


def _apart(desk: Desk, one: Decision, claim: Claim, mates: list[Claim]) -> Act:
    return Act([_make(desk, one, "different", claim, mate) for mate in mates if mate.id != claim.id])


def _part_of(desk: Desk, one: Decision) -> Act:
    first, second = _pair(desk, one)
    return Act([_make(desk, one, "part_of", first.claim, second.claim)])


def _relate(desk: Desk, one: Decision) -> Act:
    first, second = _pair(desk, one)
    return Act([_make(desk, one, "relate", first.claim, second.claim, value=one.value)])


def _unsure(desk: Desk, one: Decision) -> Act:
    first, second = _pair(desk, one)
    return Act([_make(desk, one, "unsure", first.claim, second.claim)])


def _update_of(desk: Desk, one: Decision) -> Act:
    return _relate(desk, replace(one, value="update_of"))


def _grade(desk: Desk, one: Decision) -> Act:
    """Grades an incident; grades that came into it from incidents that it merged are taken back."""
    target = desk.target(one.claim)
    if target.incident is None:
        raise ReviewError("the claim stands in no incident", where=one.claim, todo="Promote it, or grade an incident")
    mates = desk.mates(target)
    others = [each for name, each in latest(mates, desk.about(mates), "grade").items() if name != mates[0].id]
    notes = [f"takes back the grade {each.value!r} that {each.who} gave" for each in others]
    back = tuple(each.id for each in others)
    return Act([_make(desk, one, "grade", mates[0], value=one.value, withdraws=back)], notes)


def _undo(desk: Desk, one: Decision) -> Act:
    """Takes back a judgement by id, or what the person decided last."""
    if one.claim:
        named = [desk.every[one.claim]] if one.claim in desk.every else []
        if not named:
            todo = "`dateline review log` gives the ids"
            raise NotInStore("no judgement has this id", where=one.claim, todo=todo)
        if not any(each.id == one.claim for each in desk.stand):
            raise ReviewError("it was taken back already", where=one.claim, todo="`dateline review log` shows by whom")
        moment = (named[0].who, named[0].when)
        added = named[0].kind == "add"  # what was accepted with it goes with it
        back = (
            [each for each in desk.stand if (each.who, each.when) == moment]
            if added
            else _with_siblings(desk, named[0])
        )
    else:
        mine = [each for each in desk.stand if each.who == one.who and each.kind != "withdraw"]
        if not mine:
            todo = "Name the judgement; `dateline review log` gives the ids"
            raise ReviewError("nothing of yours stands that could be undone", where=one.who, todo=todo)
        back = [each for each in mine if each.when == mine[-1].when]
    told = f" and {len(back) - 1} more" if len(back) > 1 else ""
    return _withdraw(desk, one, back, f"takes back {back[0].kind} of {back[0].anchor.quote!r}{told}, by {back[0].who}")


def _with_siblings(desk: Desk, one: Judgement) -> list[Judgement]:
    """A judgement that two are one, and those that the same decision came to beside it."""
    ids = (mint("j", one.id, at) for at in itertools.count(1))
    beside = (
        [desk.every[name] for name in itertools.takewhile(desk.every.__contains__, ids)] if one.kind == "same" else []
    )
    standing_now = {each.id for each in desk.stand}
    return [one, *(each for each in beside if each.id in standing_now)]


def _redo(desk: Desk, one: Decision) -> Act:
    """Takes up again what the person took back last."""
    decided = {name for name, each in desk.every.items() if each.kind != "withdraw"}
    mine = [each for each in desk.stand if each.who == one.who and each.kind == "withdraw"]
    mine = [each for each in mine if decided.issuperset(each.withdraws)]  # undone, not taken up again
    if not mine:
        raise ReviewError("nothing that you took back is left to take up", where=one.who, todo="Decide it anew")
    back = [each for each in mine if each.when == mine[-1].when]
    return _withdraw(desk, one, back, f"takes up again what was taken back of {back[0].anchor.quote!r}")


def _withdraw(desk: Desk, one: Decision, back: list[Judgement], note: str) -> Act:
    """One withdrawal a judgement, anchored as that is: it lives in the project as long as what it takes back."""
    made = [
        desk.judgement(
            "withdraw", each.anchor, each.other, who=one.who, when=one.when, why=one.why, withdraws=(each.id,)
        )
        for each in back
    ]
    return Act(made, [note])


ACTIONS: dict[str, Callable[[Desk, Decision], Act]] = {
    "accept": _accept, "reject": _reject, "promote": _promote, "same": _same, "different": _different,
    "split": _split, "part_of": _part_of, "grade": _grade, "relate": _relate, "undo": _undo,
    "redo": _redo, "none": _none, "add": _add, "duplicate": _duplicate, "unsure": _unsure, "update_of": _update_of, "confirm": _confirm,
}  # fmt: skip
