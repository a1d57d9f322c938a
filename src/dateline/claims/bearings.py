"""Where and when: the place and the days of one event from the mentions near its trigger, inherited with a named rule.

A scene and a draft go in, the draft's place and date are set; later the claim's records of both are made.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.records import ClaimDate, ClaimPlace, PlaceMention, TimeMention
from dateline.values import Span

_RANK = {"site": 0, "settlement": 1, "admin2": 2, "admin1": 3, "line": 4, "area": 4, "water": 4, "country": 5, None: 6}


def _distance(draft: Draft, start: int) -> int:
    return abs(start - draft.trigger.start)


def _time_in(scene: Scene, draft: Draft, index: int) -> TimeMention | None:
    """The time of a sentence that is nearest to the trigger, of those with days that are no future."""
    published = scene.reading.report.published
    times = [
        time
        for time in scene.times.get(index, ())
        if time.days is not None
        and time.type in ("DATE", "TIME")
        and (published is None or time.days.start <= published)
    ]
    return min(times, key=lambda time: _distance(draft, time.start)) if times else None


def _place_in(scene: Scene, draft: Draft, index: int) -> PlaceMention | None:
    """The most specific literal place of a sentence, the nearest of equals; behind the trigger before one ahead of it."""
    places = [place for place in scene.places.get(index, ()) if place.use == "literal"]
    if not places:
        return None
    nearest = min(places, key=lambda place: _distance(draft, place.start))
    same = [place for place in places if nearest.country is None or place.country in (None, nearest.country)]
    return min(same, key=lambda place: (_RANK[place.level], _distance(draft, place.start)))


def _sharper(found: PlaceMention, known: PlaceMention) -> bool:
    """True where `found` is more specific than `known` and in the same country."""
    return _RANK[found.level] < _RANK[known.level] and found.country in (None, known.country)


def locate(scene: Scene, draft: Draft) -> None:
    """Set place and date from the draft's own sentence, before merging compares them."""
    draft.place = _place_in(scene, draft, draft.sentence.index)
    draft.date = _time_in(scene, draft, draft.sentence.index)


def inherit(scene: Scene, draft: Draft, events: list[Draft]) -> None:
    """Give an event without place or date those of its other sentences, else of the sentence before, else of the story."""
    for index in sorted(draft.sentences):
        draft.date = draft.date or _time_in(scene, draft, index)
        found = _place_in(scene, draft, index)
        if found is not None and (draft.place is None or _sharper(found, draft.place)):
            draft.place = found
    first = min(draft.sentences)
    if draft.place is None:
        for index in range(first - 1, max(first - 3, -1), -1):
            draft.place = _place_in(scene, draft, index)
            if draft.place is not None:
                draft.rules["place"] = "place of a sentence before"
                break
    if draft.place is None and events and events[0] is not draft and events[0].place is not None:
        draft.place = events[0].place
        draft.rules["place"] = "place of the main event"


def claim_place(draft: Draft) -> ClaimPlace | None:
    """The place as the claim records it."""
    place = draft.place
    if place is None:
        return None
    return ClaimPlace(
        text=place.text,
        start=place.start,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        level=place.level,
        radius_km=place.radius_km,
        geonames_id=place.geonames_id,
        relation=place.relation,
    )


def claim_date(draft: Draft) -> ClaimDate | None:
    """The days as the claim records them, with the words they come from."""
    if draft.date is None or draft.date.days is None:
        return None
    days = draft.date.days
    span = Span(start=draft.date.start, end=draft.date.end)
    return ClaimDate(start=days.start, end=days.end, precision=days.precision, span=span)
