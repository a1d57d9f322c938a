"""Which event each count belongs to, by grammar: the one told in its sentence, or the one told last.

Events with their sentences go in, each receives its counts. No figure is invented, changed or added up.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook
from dateline.records import CountMention
from dateline.records.claims import Effect

_CUSTODY: dict[str, Effect] = {"abduction": "abducted", "arrest": "arrested"}
_WITHOUT_VICTIMS = frozenset(
    "agreement force_movement protest territory_change weapons_seizure property_destruction".split()
)
_REACH = 3  # sentences back to the event that a count without one of its own belongs to
_WAR_TOLL = 500
_OTHER_CLAUSE = 12  # tokens that a clause of another time counts for, between a count and a trigger
_ODD = 15  # tokens that a type which seldom has such victims counts for
HELD: tuple[Effect, Effect] = ("abducted", "arrested")
_APART = frozenset("after before while since until although though whereas".split())


def oddity(event: Draft, effect: Effect | None) -> int | None:
    """How odd such victims are for the event's type, in tokens of distance; None where it cannot have them."""
    kind = event.event_type
    if effect in HELD:
        return 0 if kind in _CUSTODY else None
    if kind in _CUSTODY:
        return 0 if effect == "missing" and kind == "abduction" else _ODD
    if kind == "protest":
        return _ODD if effect in ("killed", "wounded") else None
    return None if kind in _WITHOUT_VICTIMS else 0


def _distance(scene: Scene, event: Draft, count: CountMention, index: int) -> int:
    """Tokens between the count and the event's nearest trigger in the sentence, more where a clause of another time begins."""
    reading, sentence = scene.reading, scene.reading.sentences[index]
    at, best = reading.token_at(count.start), 999
    for trigger in event.triggers:
        if not sentence.start <= trigger.start < sentence.end:
            continue
        k = reading.token_at(trigger.start)
        between = reading.lowers[min(at, k) : max(at, k)]
        crossed = sum(word in _APART or word == ";" for word in between)
        best = min(best, abs(k - at) + _OTHER_CLAUSE * crossed)
    return best


def _home(scene: Scene, events: list[Draft], count: CountMention) -> Draft | None:
    """The event of the count's sentence that is nearest in its clauses, else the one told of last; None where none fits."""
    index = scene.index_of(count.start)
    fitting = [(event, odd) for event in events if (odd := oddity(event, count.effect)) is not None]
    same = [(event, odd) for event, odd in fitting if index in event.sentences]
    if same:
        return min(same, key=lambda pair: _distance(scene, pair[0], count, index) + pair[1])[0]
    if count.effect in HELD:
        return None
    told = [
        (max(s for s in event.sentences if s < index), -odd, event)
        for event, odd in fitting
        if min(event.sentences) < index
    ]
    near = [entry for entry in told if entry[0] >= index - _REACH]
    return max(near, key=lambda entry: entry[:2])[2] if near else None


def _is_place(scene: Scene, count: CountMention) -> bool:
    """True where the words that should name a person name a place."""
    index = scene.index_of(count.start)
    return any(place.start <= count.start and count.end <= place.end for place in scene.places.get(index, ()))


def _of_whole_war(scene: Scene, codebook: Codebook, count: CountMention) -> bool:
    """True for the toll of a war or a conflict, which no event has."""
    sentence = scene.reading.sentences[scene.index_of(count.start)]
    cues = codebook.cues["whole_war"]
    return (count.min or 0) >= _WAR_TOLL and cues.anywhere(scene.reading.lowers, sentence.first, sentence.last)


def countable(scene: Scene, codebook: Codebook, count: CountMention) -> bool:
    """True for a number of people that some event of the report may have."""
    named = (count.min, count.max) != (None, None) and not _is_place(scene, count)
    return named and not _of_whole_war(scene, codebook, count)


def as_held(event: Draft, effect: Effect) -> Effect:
    """The effect as the event's type has it: whom a state takes it arrests, others abduct."""
    return _CUSTODY.get(event.event_type, effect) if effect in HELD else effect


def bring_home(scene: Scene, codebook: Codebook, events: list[Draft]) -> None:
    """Give each count with an effect to its event."""
    for count in scene.mentions.counts:
        if count.effect is None or not countable(scene, codebook, count):
            continue
        event = _home(scene, events, count)
        if event is not None:
            event.figures.append(count.model_copy(update={"effect": as_held(event, count.effect)}))
