"""How likely a draft tells again of an event: types, parties, days, places, figures, and how the words refer to it.

A scene, its events so far, one of them and a draft go in, features and a probability come out. The weights stand in
data/merges.json, fitted on coded reports by training/merges.py; here they are only applied.
"""

import math

from dateline.claims import weights
from dateline.claims.bearings.times import of_speech
from dateline.claims.drafts import Draft, Scene
from dateline.claims.merges.absorptions import BOMBS
from dateline.claims.merges.bonds import only_planned, set_apart, words_of
from dateline.claims.merges.references import determiner, told_doers
from dateline.claims.merges.wordings import telling_marks
from dateline.claims.verdicts import granularity_of
from dateline.codebook import Codebook
from dateline.records import ActorMention

_AKIN = 4  # letters in a noun by which a longer one is known
_FAR = (3, 6)  # sentences apart: one by one up to the first, then up to the second, then far
_POINTS = ("settlement", "site")
_NEAR = {frozenset(("fight", "bomb")), frozenset(("fight", "crowd"))}


def likeness(scene: Scene, codebook: Codebook, events: list[Draft], event: Draft, draft: Draft) -> float:
    """The share of drafts so like the event that tell of it again; 0 where types, days or countries forbid it."""
    if not possible(scene, codebook, event, draft):
        return 0.0
    return weights.probability(features(scene, codebook, events, event, draft), scene.fitted("merges"))


def possible(scene: Scene, codebook: Codebook, event: Draft, draft: Draft) -> bool:
    """True unless types, days, countries or words of time between them make them two, or one is a plan told beside it."""
    if draft.sentence.index in event.sentences and only_planned(draft) != only_planned(event):
        return False
    two = _elsewhen(scene, event, draft) or _abroad(event, draft) or set_apart(scene, codebook, event, draft)
    return _alike(codebook, event, draft) and not two


def features(scene: Scene, codebook: Codebook, events: list[Draft], event: Draft, draft: Draft) -> dict[str, float]:
    """What speaks for and against one event told twice."""
    marks = [f"types={_types(codebook, event, draft)}", f"apart={_apart(event, draft)}"]
    marks += [*telling_marks(scene, event, draft), *_parties(scene, event, draft), *_days(event, draft)]
    marks += [f"place={_place(event, draft)}", *_figures(scene, event, draft), *_standing(events, event, draft)]
    marks.append(_granularities(scene, codebook, event, draft))
    found = {"bias": 1.0, "events": math.log(len(events))} | dict.fromkeys(marks, 1.0)
    return found | scene.linked(event, "again", draft.trigger.start, draft.trigger.end)


def _alike(codebook: Codebook, one: Draft, other: Draft) -> bool:
    """True where the two types can be one event's: equal, or near and at least one of them inferred."""
    if one.event_type == other.event_type:
        return True
    if {one.event_type, other.event_type} == BOMBS:
        return True  # "the bombing" is the suicide bombing told before
    if _fired_at(one, other):
        return True
    families = frozenset((codebook.family(one.event_type), codebook.family(other.event_type)))
    return (one.generic or other.generic) and (len(families) == 1 or families in _NEAR)


def _fired_at(one: Draft, other: Draft) -> bool:
    """True for a shelling and the words that somebody "fired at" the same target."""
    types = {one.event_type, other.event_type}
    return types == {"shelling_missile", "attack"} and bool(words_of(one, "targets") & words_of(other, "targets"))


def _elsewhen(scene: Scene, event: Draft, draft: Draft) -> bool:
    """True where their days exclude each other.

    The day on which it is said is none on which "|the bombers| attacked the terminal, he told reporters on Friday", nor the
    day of "|the raid|", which was told of before.
    """
    if event.date is None or draft.date is None or event.date.days is None or draft.date.days is None:
        return False
    known = told_doers(scene, draft) or determiner(scene, draft) == "back"
    spoken = known and of_speech(scene.reading, draft.date)
    return event.date.days.gap(draft.date.days) > 0 and not spoken


def _abroad(event: Draft, draft: Draft) -> bool:
    """True where they lie in two countries."""
    countries = {place.country for place in (event.place, draft.place) if place is not None and place.country}
    return len(countries) > 1


def _types(codebook: Codebook, event: Draft, draft: Draft) -> str:
    """How the two types stand to each other, and which of them were inferred."""
    inferred = f"{'event' if event.generic else '-'} {'draft' if draft.generic else '-'}"
    if event.event_type == draft.event_type:
        kind = "equal"
    elif {event.event_type, draft.event_type} == BOMBS:
        kind = "bombs"
    elif _fired_at(event, draft):
        kind = "fired"
    else:
        kind = "family" if codebook.family(event.event_type) == codebook.family(draft.event_type) else "near"
    return f"{kind} inferred={inferred}"


def _apart(event: Draft, draft: Draft) -> str:
    """How many sentences behind the event's last one before it the draft is told; 0 where they share a sentence."""
    gap = draft.sentence.index - max((i for i in event.sentences if i <= draft.sentence.index), default=0)
    few, some = _FAR
    return str(gap) if gap < few else f"{few}-{some - 1}" if gap < some else "far"


def _akin(ones: list[ActorMention], others: list[ActorMention]) -> bool:
    """True where one thing's noun is made of the other's: a "military base" may be the "airbase" told of later."""
    return any(
        a.kind == b.kind == "thing" and (a.head.endswith(b.head) or b.head.endswith(a.head))
        for a in ones
        for b in others
        if min(len(a.head), len(b.head)) >= _AKIN
    )


def _one_named(ones: list[ActorMention], others: list[ActorMention]) -> bool:
    """True for things of which only one side has a name: "a camp" may well be "the Gao airbase"."""
    return all(party.kind == "thing" for party in (*ones, *others)) and all(p.text.islower() for p in ones) != all(
        p.text.islower() for p in others
    )


def _side(event: Draft, draft: Draft, side: str) -> str:
    """How the parties of one side stand to each other."""
    mine, theirs = getattr(event, side), getattr(draft, side)
    if not mine or not theirs:
        return "event" if mine else "draft" if theirs else "none"
    if words_of(event, side) & words_of(draft, side):
        return "one mention" if {p.start for p in mine} & {p.start for p in theirs} else "shared"
    return "akin" if _akin(mine, theirs) or _one_named(mine, theirs) else "other"


def _parties(scene: Scene, event: Draft, draft: Draft) -> list[str]:
    """Who did it and who suffered it, and whether who did the one suffered the other."""
    kinds = {side: _side(event, draft, side) for side in ("initiators", "targets")}
    marks = [f"parties={' '.join(kinds.values())}"]
    for side, kind in kinds.items():
        marks.append(f"{side}={kind}")
        if kind == "other":
            marks.append(f"{side}=other refers={determiner(scene, draft) or '-'}")
    if any(
        words_of(event, one) & words_of(draft, two)
        for one, two in (("initiators", "targets"), ("targets", "initiators"))
    ):
        marks.append("sides changed")
    return marks


def _days(event: Draft, draft: Draft) -> list[str]:
    """Which of them has days, and whose words they are."""
    one, other = event.date, draft.date
    if other is None:
        return ["date=none" if one is None else "date=event"]
    own = draft.sentence.start <= other.start < draft.sentence.end
    marks = [] if other.days is None else [f"grain={other.days.precision} own={own}"]
    if one is None:
        return [*marks, f"date=draft own={own}"]
    kind = "one mention" if one.start == other.start else "same" if one.days == other.days else "fitting"
    return [*marks, f"date={kind}"]


def _place(event: Draft, draft: Draft) -> str:
    """How their places stand to each other."""
    a, b = event.place, draft.place
    if a is None or b is None:
        return "event" if a is not None else "draft" if b is not None else "none"
    if a.start == b.start:
        return "one mention"
    if a.level == b.level and (a.name == b.name or (a.lat is not None and (a.lat, a.lon) == (b.lat, b.lon))):
        return "same"
    if a.level in _POINTS and a.level == b.level:
        return "other point"
    return "other region" if a.admin1 and b.admin1 and a.admin1 != b.admin1 else "wider"


def _figures(scene: Scene, event: Draft, draft: Draft) -> list[str]:
    """Whether the sentences of both give one figure, or two of one effect; whether the weapons in them are of one class."""
    index = draft.sentence.index
    if index in event.sentences:
        return []
    mine = {(c.effect, c.min, c.max) for i in event.sentences for c in scene.counts.get(i, ()) if c.max != 0}
    theirs = {(c.effect, c.min, c.max) for c in scene.counts.get(index, ()) if c.max != 0}
    marks = []
    if mine & theirs:
        marks.append("figures=shared")
    elif mine and theirs:
        marks.append(f"figures={'other' if {c[0] for c in mine} & {c[0] for c in theirs} else 'of other effects'}")
    one = {weapon.weapon_class for i in event.sentences for weapon in scene.weapons.get(i, ())}
    two = {weapon.weapon_class for weapon in scene.weapons.get(index, ())}
    return [*marks, f"weapons={'shared' if one & two else 'other'}"] if one and two else marks


def _standing(events: list[Draft], event: Draft, draft: Draft) -> list[str]:
    """Where the event stands among those told so far; whether one of the two is only a plan."""
    marks = [f"main apart={_apart(event, draft)}", "main"] if event is events[0] else []
    if event is events[-1]:
        marks.append("latest")
    if len(events) == 1:
        marks.append("only")
    if event is events[0] and event.sentence.role == "headline":
        marks.append("headline")
    if only_planned(draft) != only_planned(event):
        marks.append(f"planned={'draft' if only_planned(draft) else 'event'}")
    return marks


def _granularities(scene: Scene, codebook: Codebook, event: Draft, draft: Draft) -> str:
    """Which of the two sums up many events; a headline's word may well do so of one."""
    headed = event.sentence.role == "headline" and event.trigger.text.split()[-1:] == draft.trigger.text.split()[-1:]
    one, other = (granularity_of(scene, codebook, each) for each in (event, draft))
    return f"granularity={one} {other}{' headed' if headed else ''}"
