"""Which mention of a place and of a time is an event's own: the likeliest by weighed features, or none at all.

A scene goes in once, then its drafts: each leaves with place and date set, and with a rule's name where no sentence of
the event itself says them. The weights stand in data/bearings.json, fitted by training/bearings.py.
"""

import math
from collections.abc import Hashable, Mapping, Sequence

from dateline.claims.bearings import places, times
from dateline.claims.bearings.paths import Story, path_to
from dateline.claims.drafts import Draft, Scene
from dateline.claims.weights import total
from dateline.records import PlaceMention, TimeMention

LEAST_PLACE, LEAST_DATE = 0.35, 0.35  # below it, saying nothing is better than the likeliest mention
_NEXT = 8  # characters between a place and the one that it is said to be near, " near " and no more
_NEAR_KM = 20.0
ABOUT = 0.4  # of weight by which a country may outdo the place within it that is the event's all the same
_ATTRIBUTE_REACH = 4  # words that may stand between a time and the noun it belongs to
REACH_BACK, REACH_ON = 3, 2  # sentences around the event's own in which its place or date may be told


def _likeliest(
    weights: Mapping[str, float], found: Sequence[Mapping[str, float]], values: Sequence[Hashable], least: float
) -> int | None:
    """The index of the likeliest mention of the likeliest value, None where that is less likely than `least`.

    Mentions of one value ("Monday" in two sentences) speak for it together; no mention at all is a choice too.
    """
    if not found:
        return None
    totals = [total(one, weights) for one in found]
    most = max(*totals, weights["none"])
    shares = [math.exp(one - most) for one in totals]
    together: dict[Hashable, float] = {}
    for value, share in zip(values, shares, strict=True):
        together[value] = together.get(value, 0.0) + share
    best = max(together, key=lambda value: together[value])
    if together[best] < least * (math.exp(weights["none"] - most) + sum(shares)):
        return None
    return max((i for i, value in enumerate(values) if value == best), key=lambda i: totals[i])


def _finer(
    weights: Mapping[str, float], found: Sequence[PlaceMention], features: Sequence[Mapping[str, float]], best: int
) -> int:
    """For a country, the place within it that a sentence of the event names and that is about as likely, if any."""
    if found[best].level != "country":
        return best
    totals = [total(one, weights) for one in features]
    inside = [
        i
        for i, place in enumerate(found)
        if place.country == found[best].country
        and place.level in ("site", "settlement", "admin1", "admin2")
        and "where=same" in features[i]
        and totals[i] >= totals[best] - ABOUT
    ]
    return max(inside, key=lambda i: totals[i], default=best)


class Bearings:
    """The places and times of one report, from which each event takes its own."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.places = places.Places.of(scene)
        self.times = times.Times.of(scene)
        self.owners: dict[int, int | None] = {}

    def locate(self, draft: Draft) -> None:
        """Set place and date from the draft's own sentence, before merging compares them."""
        own = {draft.sentence.index}
        draft.place = self._place(draft, own, Story(), settled=False)
        draft.date = self._date(draft, own, Story())

    def settle(self, events: list[Draft]) -> None:
        """Set place and date of the merged events from all that the report says."""
        for event in events:
            story = self.story(event, events)
            event.date = self._date(event, self.reach(event), story)
            event.place = self._place(event, self.reach(event), story)
            near = self._beside(event.place)
            if event.place is not None and near is not None:
                event.place = event.place.model_copy(update=near)
            self._explain(event)

    def story(self, event: Draft, events: list[Draft]) -> Story:
        """What the other events tell about this one; the first event is the main one."""
        taken = frozenset(index for other in events if other is not event for index in other.sentences)
        return Story(events[0] if event is not events[0] else None, taken - event.sentences)

    def reach(self, event: Draft) -> set[int]:
        """The sentences in which the event's place or date may be told."""
        count = len(self.scene.reading.sentences)
        around = {i + k for i in event.sentences for k in range(-REACH_BACK, REACH_ON + 1)}
        return {i for i in around | {0, 1} if 0 <= i < count}

    def near_places(self, reach: set[int], main: Draft | None) -> list[PlaceMention]:
        """The places among which the draft's may be."""
        found = [place for index in sorted(reach) for place in self.places.by_sentence.get(index, ())]
        if main is not None and main.place is not None and main.place not in found:
            found.append(main.place)
        return found

    def near_times(self, reach: set[int], main: Draft | None) -> list[TimeMention]:
        """The times among which the draft's may be."""
        found = [time for index in sorted(reach) for time in self.times.by_sentence.get(index, ())]
        if main is not None and main.date is not None and main.date not in found:
            found.append(main.date)
        return found

    def _place(self, draft: Draft, reach: set[int], story: Story, *, settled: bool = True) -> PlaceMention | None:
        found = self.near_places(reach, story.main)
        features = [places.features(self.scene, draft, place, self.places, story) for place in found]
        weights = self.scene.fitted("bearings", "place")
        best = _likeliest(weights, features, [places.value_of(place) for place in found], LEAST_PLACE)
        if best is None:
            return None
        return found[_finer(weights, found, features, best) if settled else best]

    def _date(self, draft: Draft, reach: set[int], story: Story) -> TimeMention | None:
        own = [
            time
            for time in self.times.by_sentence.get(draft.sentence.index, ())
            if self._owner(time) == draft.trigger.start
        ]
        if own:
            return own[0]
        found = [time for time in self.near_times(reach, story.main) if not self._others(draft, time)]
        features = [times.features(self.scene, draft, time, self.times, story) for time in found]
        best = _likeliest(self.scene.fitted("bearings", "date"), features, [time.days for time in found], LEAST_DATE)
        return found[best] if best is not None else None

    def _others(self, draft: Draft, time: TimeMention) -> bool:
        """True for the attribute of another event of the same sentence ("the attack avenged |last week's| killings")."""
        beside = draft.sentence.start <= time.start < draft.sentence.end and not draft.trigger.verb
        return beside and len(draft.sentences) <= 1 and self._owner(time) is not None

    def _owner(self, time: TimeMention) -> int | None:
        """Where the noun begins whose attribute the time is, if it names an event: "|Tuesday's| attack", "the |4 May| raid"."""
        if time.start not in self.owners:
            reading = self.scene.reading
            k = reading.token_at(time.end - 1) + 1
            if k < len(reading.lowers):
                k += reading.lowers[k] in ("'s", "’s")
            nouns = (t for t in self.scene.mentions.triggers if not t.verb and t.start >= time.end)
            spans = ((t.start, reading.tags[k : reading.token_at(t.start)]) for t in nouns)
            owned = (
                start for start, between in spans if len(between) < _ATTRIBUTE_REACH and set(between) <= set("JNOE")
            )
            self.owners[time.start] = next(owned, None)
        return self.owners[time.start]

    def _beside(self, place: PlaceMention | None) -> dict[str, object] | None:
        """Where an unknown place lies by the known one that it is said to be near ("Poro |near Lamu|"), else None."""
        if place is None or place.lat is not None:
            return None
        for other in self.scene.places.get(self.scene.index_of(place.start), ()):
            if other.relation == "near" and other.lat is not None and 0 < other.start - place.end <= _NEXT:
                known = {name: getattr(other, name) for name in ("country", "admin1", "lat", "lon", "relation")}
                return known | {
                    "radius_km": max(other.radius_km or 0.0, _NEAR_KM),
                    "rules": {"point": "place it is near"},
                }
        return None

    def _explain(self, event: Draft) -> None:
        """Write into the event's rules what no words of its own sentences say."""
        for field, mention in (("place", event.place), ("date", event.date)):
            for old in [key for key in event.rules if key.split(".")[0] == field]:
                del event.rules[old]
            rule = self._rule(event, mention, field)
            if rule is not None:
                event.rules[field] = rule
            if mention is not None:
                event.rules |= {f"{field}.{part}": why for part, why in mention.rules.items()}

    def _rule(self, event: Draft, mention: PlaceMention | TimeMention | None, field: str) -> str | None:
        """The name of what inferred a value that no sentence of the event says, None where one does."""
        if mention is None:
            return None
        apart = path_to(self.scene, event, mention).apart
        if apart == 0:
            return None
        if self.scene.reading.sentences[self.scene.index_of(mention.start)].role == "headline":
            return f"{field} of the headline"
        return f"{field} of a sentence {'before' if apart < 0 else 'after'}"
