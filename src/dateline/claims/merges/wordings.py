"""Marks of how a trigger is told beside an event told before: the words between the two, or those that open its sentence.

A scene, an event and a draft go in, marks by name come out.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.claims.merges.references import NEW, determiner, told_doers

_OPENING = NEW | frozenset("meanwhile previously latest".split())
_OPENING_REACH = 5  # tokens from a sentence's start
_LINKS = frozenset(
    "in when after and before during while as by who which that of since for from but including with following , ; ( — -".split()
)
_STEM = 5  # letters by which two triggers are of one word


def telling_marks(scene: Scene, event: Draft, draft: Draft) -> list[str]:
    """How the trigger's phrase refers, whether its word was used of the event, and what stands around it."""
    trigger = draft.trigger
    marks = [f"refers={determiner(scene, draft) or '-'} verb={trigger.verb}"]
    marks.append(f"effect={any(t.effect for t in event.triggers)} {trigger.effect is not None}")
    marks.append(f"word again={_stem(trigger.text) in {_stem(t.text) for t in event.triggers}}")
    if draft.backward:
        marks.append("backward")
    if told_doers(scene, draft):
        marks.append("told doers")
    return marks + (
        _between(scene, event, draft) if draft.sentence.index in event.sentences else _opening(scene, draft)
    )


def _stem(text: str) -> str:
    return text.split()[-1].casefold()[:_STEM]


def _opening(scene: Scene, draft: Draft) -> list[str]:
    """Words at the sentence's start that lead to something else ("|Separately|, gunmen killed")."""
    first = draft.sentence.first
    words = scene.reading.lowers[first : min(first + _OPENING_REACH, draft.at)]
    return ["opens new"] if _OPENING.intersection(words) else []


def _between(scene: Scene, event: Draft, draft: Draft) -> list[str]:
    """Words that link the trigger to the event's nearest one in its sentence ("was killed |when| troops fired")."""
    reading, sentence = scene.reading, draft.sentence
    told = [(reading.token_at(t.start), t) for t in event.triggers if sentence.start <= t.start < sentence.end]
    if not told:
        return []
    at, other = min(told, key=lambda pair: abs(pair[0] - draft.at))
    between = reading.lowers[min(at, draft.at) + 1 : max(at, draft.at)]
    marks = [f"between={word}" for word in sorted(_LINKS.intersection(between))]
    if draft.linked is not None and any(0 <= draft.linked - k < len(t.text.split()) + 1 for k, t in told):
        marks.append("linked")
    marks.append(f"effects={other.effect is not None} {draft.trigger.effect is not None}")
    marks.append(f"verbs={other.verb} {draft.trigger.verb}")
    return marks
