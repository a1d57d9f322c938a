"""What speaks for a place's mention as the place of an event, as named features that a person can read."""

from collections import Counter
from dataclasses import dataclass

from dateline.claims.bearings.paths import Path, Story, between, governing, in_dateline, path_to, preposition, where
from dateline.claims.drafts import Draft, Scene
from dateline.records import PlaceMention

RANK = {"site": 0, "settlement": 1, "admin2": 2, "admin1": 3, "line": 4, "area": 4, "water": 4, "country": 5, None: 6}
_CLOSE = 40  # characters between a place and the larger one that holds it, at most


@dataclass(slots=True)
class Places:
    """The literal places of a report: by sentence, how often each is named, the first one's name."""

    by_sentence: dict[int, list[PlaceMention]]
    times: Counter[str]
    first: str | None
    most: str | None
    countries: Counter[str]
    adjectives: dict[int, set[str]]

    @classmethod
    def of(cls, scene: Scene) -> "Places":
        """The tally of one report."""
        found = {index: [place for place in places if place.use == "literal"] for index, places in scene.places.items()}
        every = [place for index in sorted(found) for place in found[index]]
        times = Counter(name_of(place) for place in every)
        small = Counter(name_of(place) for place in every if RANK[place.level] < RANK["country"])
        countries = Counter(place.country for place in every if place.country)
        first = name_of(every[0]) if every else None
        most = max(small, key=lambda name: small[name]) if small else None
        adjectives = {
            index: {place.country for place in places if place.use == "associative" and place.country}
            for index, places in scene.places.items()
        }
        return cls(found, times, first, most, countries, adjectives)


def name_of(place: PlaceMention) -> str:
    """The name by which mentions of one place are known again."""
    return (place.name or place.text).casefold()


def value_of(place: PlaceMention) -> tuple[str, str | None]:
    """What mentions of one place have in common: its name and country."""
    return name_of(place), place.country


def features(scene: Scene, draft: Draft, place: PlaceMention, places: Places, story: Story) -> dict[str, float]:
    """What speaks for the place and against it."""
    main = story.main
    path = path_to(scene, draft, place)
    site = where(path, scene)
    level = place.level or "unknown"
    sentence = scene.reading.sentences[path.index]
    marks = [
        f"where={site}",
        f"level={level}",
        f"relation={place.relation}",
        f"{sentence.role}.{site}",
        f"preposition={preposition(scene, path)}",
    ]
    if place.lat is None:
        marks.append("unknown")
    marks += [f"{draft.event_type}.{'country' if level == 'country' else 'area' if RANK[place.level] > 1 else 'point'}"]
    if path.apart == 0:
        marks += [f"same.{mark}" for mark in (*between(scene, draft, path), f"preposition={preposition(scene, path)}")]
        marks.append(f"same.level={level}")
        marks += [f"same.{mark}" for mark in _role(scene, draft, path)]
    else:
        marks.append(f"apart.level={level}")
        busy = "taken" if path.index in story.taken else "busy" if scene.triggers.get(path.index) else "free"
        marks += [f"apart.{busy}", *(f"{mark}.{busy}" for mark in _refinement(place, places, path))]
    marks += _standing(scene, draft, place, places, path)
    marks += _kinship(draft, place, places, path)
    marks.append(f"{_reference(scene, path)}.{site}")
    if main is None:
        marks.append(f"main.{site}")
    elif main.place is not None and name_of(main.place) == name_of(place):
        marks += [f"mains.{site}", f"mains.{level}"]
        if draft.date is not None and (main.date is None or main.date.days != draft.date.days):
            marks.append("mains.other day")
    elif main.place is not None and main.place.country and place.country:
        marks.append(f"mains country={main.place.country == place.country}.{site}")
    found = dict.fromkeys(marks, 1.0)
    found["times"] = min(places.times[name_of(place)], 5) / 5
    return found | scene.linked(draft, "place", place.start, place.end)


def _kinship(draft: Draft, place: PlaceMention, places: Places, path: Path) -> list[str]:
    """Whether the adjectives of the event's sentence ("Iraqi police") tell of the place's country."""
    told = places.adjectives.get(path.index - path.apart, set())
    site = "same" if path.apart == 0 else "apart"
    marks = [] if path.apart == 0 else [f"alone={not places.by_sentence.get(path.index - path.apart)}"]
    if told and place.country:
        level = "country" if place.level == "country" else "inside"
        marks.append(f"{'kin' if place.country in told else 'alien'}.{site}.{level}")
    return marks


def _refinement(place: PlaceMention, places: Places, path: Path) -> list[str]:
    """Whether a place of another sentence is a finer one than all of the event's own ("in Basra" after "southern Iraq")."""
    own = places.by_sentence.get(path.index - path.apart, [])
    if not own:
        return []
    if not any(one.country == place.country or None in (one.country, place.country) for one in own):
        return ["elsewhere"]
    finest = min(RANK[one.level] for one in own)
    rank = RANK[place.level]
    side = "before" if path.apart < 0 else "after"
    return [f"{'finer' if rank < finest else 'coarser' if rank > finest else 'equal'} {side}", f"own={finest}.{rank}"]


def _reference(scene: Scene, path: Path) -> str:
    """How the event's words bring it up: a verb, "the attack", "an attack", or a bare noun."""
    chunk = scene.reading.chunk_at(path.at)
    if chunk is None:
        return "verb"
    word = scene.reading.lowers[chunk.first]
    return word if word in ("the", "a", "an", "this", "that") else "plural" if word.endswith("s") else "noun"


def _role(scene: Scene, draft: Draft, path: Path) -> list[str]:
    """How the mention stands in its sentence: inside the trigger's phrase, owning, opening, on whom it hangs."""
    reading = scene.reading
    chunk = reading.chunk_at(path.first)
    marks = []
    if chunk is not None:
        if chunk.first <= path.at < chunk.last:
            marks.append("phrase")
        elif chunk.head >= path.last:
            marks.append("modifier")
    after = reading.lowers[path.last] if path.last < len(reading.lowers) else ""
    if after in ("'s", "’s", "'", "’"):
        marks.append("owner")
    sentence = reading.sentences[path.index]
    if path.first - sentence.first <= 2:
        marks.append("opens")
    head = governing(scene, path)
    if head is None:
        return [*marks, "hangs=no"]
    if path.at <= head < path.to:
        marks.append("hangs=trigger")
    else:
        start = reading.tokens[head].start
        for side in ("initiators", "targets"):
            if any(party.start <= start < party.end for party in getattr(draft, side)):
                marks.append(f"hangs={side}")
    if any(source.start <= reading.tokens[head].start < source.end for source in scene.voices.get(path.index, ())):
        marks.append("hangs=source")
    return marks


def _standing(scene: Scene, draft: Draft, place: PlaceMention, places: Places, path: Path) -> list[str]:
    """How the mention stands among the others: the only one, the nearest, the finer of two, the report's own."""
    marks = []
    same = places.by_sentence.get(path.index, [])
    marks.append(f"rivals={min(len(same) - 1, 3)}")
    middle = scene.reading.tokens[path.at].start
    nearest = min(same, key=lambda other: abs(other.start - middle), default=place)
    marks.append(f"nearest={nearest is place}.{'same' if path.apart == 0 else 'apart'}")
    for other in same:
        if other is place or (other.country and place.country and other.country != place.country):
            continue
        finer = RANK[place.level] - RANK[other.level]
        if finer:
            marks.append("coarser" if finer > 0 else "finer")
            gap = max(other.start - place.end, place.start - other.end)
            if gap < _CLOSE:
                marks.append("holds" if finer > 0 else "held")
    name = name_of(place)
    if name == places.first:
        marks.append("first")
    if name == places.most:
        marks.append("most")
    own = places.countries[place.country] if place.country else 0
    marks.append(f"foreign={bool(place.country and 3 * own < sum(places.countries.values()))}")
    if in_dateline(scene, place):
        marks.append("dateline")
    if path.first - scene.reading.sentences[path.index].first <= 1 and scene.reading.tokens[path.first].text.isupper():
        marks.append("opens in capitals")
    return marks
