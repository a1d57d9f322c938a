"""What speaks for a mention of a time as the date of an event, as named features that a person can read."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from dateline.claims.bearings.paths import Path, Story, between, governing, in_dateline, path_to, preposition, where
from dateline.claims.drafts import Draft, Scene
from dateline.language import Reading
from dateline.records import TimeMention
from dateline.values import Days

_SAY = frozenset(
    """said say says saying told reported announced confirmed added stated claimed denied warned statement report
    reports""".split()
)

_SAID_REACH = 5  # tokens before a time in which a verb of speech takes it ("told reporters early on |Wednesday|")


@dataclass(slots=True)
class Times:
    """The dated times of a report that lie not after it: by sentence, how often each is named, the first one's days.

    A dateline's day is when the report was written, and so no event's.
    """

    by_sentence: dict[int, list[TimeMention]]
    times: Counter[Days]
    first: Days | None

    @classmethod
    def of(cls, scene: Scene) -> "Times":
        """The tally of one report."""
        published = scene.reading.report.published
        found = {
            index: [
                _until(time, published)
                for time in times
                if time.days is not None
                and time.type in ("DATE", "TIME", "DURATION")
                and (published is None or time.days.start <= published)
                and not in_dateline(scene, time)
            ]
            for index, times in scene.times.items()
        }
        every = [time.days for index in sorted(found) for time in found[index] if time.days]
        return cls(found, Counter(every), every[0] if every else None)


def _until(time: TimeMention, published: dt.date | None) -> TimeMention:
    """The time with its week ended on the report's day, after which nothing that it tells can have happened."""
    days = time.days
    if (
        days is None
        or published is None
        or days.precision not in ("week", "range")
        or not days.start <= published < days.end
    ):
        return time
    return time.model_copy(update={"days": Days(start=days.start, end=published, precision=days.precision)})


def features(scene: Scene, draft: Draft, time: TimeMention, times: Times, story: Story) -> dict[str, float]:
    """What speaks for the time and against it."""
    main = story.main
    path = path_to(scene, draft, time)
    site = where(path, scene)
    days = time.days
    assert days is not None
    grain = f"{time.type}.{days.precision}"
    sentence = scene.reading.sentences[path.index]
    marks = [f"where={site}", f"grain={grain}", f"{sentence.role}.{site}", f"verb={draft.trigger.verb}.{grain}"]
    if path.apart == 0:
        marks += [f"same.{mark}" for mark in between(scene, draft, path)]
        marks += [f"same.{mark}" for mark in (f"preposition={preposition(scene, path)}", f"grain={grain}")]
        marks += [f"same.{mark}" for mark in _role(scene, draft, path)]
    else:
        busy = "taken" if path.index in story.taken else "busy" if scene.triggers.get(path.index) else "free"
        own = bool(times.by_sentence.get(path.index - path.apart))
        marks += [f"apart.grain={grain}", f"apart.{busy}", f"apart.own={own}.{site}"]
        marks += [f"apart.{mark}" for mark in _role(scene, draft, path)]
    marks += _standing(scene, draft, time, times, path)
    if main is None:
        marks.append(f"main.{site}")
    elif main.date is not None and main.date.days == days:
        marks.append(f"mains.{site}")
    plural = scene.reading.lowers[path.to - 1].endswith("s") and not draft.trigger.verb
    marks.append(f"plural={plural}.{days.precision}")
    found = dict.fromkeys(marks, 1.0)
    found["times"] = min(times.times[days], 4) / 4
    return found | scene.linked(draft, "date", time.start, time.end)


def _before(reading: Reading, first: int, at: int) -> list[str]:
    """The words right before a time, from the last comma on."""
    near = reading.lowers[max(first, at - _SAID_REACH) : at]
    return near[max((k + 1 for k, word in enumerate(near) if word == ","), default=0) :]


def of_speech(reading: Reading, time: TimeMention) -> bool:
    """True where the time is that of what is said, and perhaps of nothing else ("told reporters early on |Wednesday|")."""
    at = reading.token_at(time.start)
    sentence = reading.sentence_at(time.start)
    return bool(_SAY.intersection(_before(reading, sentence.first if sentence is not None else 0, at)))


def _role(scene: Scene, draft: Draft, path: Path) -> list[str]:
    """How the mention stands in its sentence: beside a verb of speech, opening, in the trigger's phrase."""
    reading = scene.reading
    marks = []
    sentence = reading.sentences[path.index]
    near = _before(reading, sentence.first, path.first)
    follows = reading.lowers[path.last : min(sentence.last, path.last + 3)]
    if _SAY & set(near):
        marks.append("said")
    if _SAY & set(follows):
        marks.append("says")
    if path.first - sentence.first <= 2:
        marks.append("opens")
    if sentence.last - path.last <= 2:
        marks.append("closes")
    chunk = reading.chunk_at(path.at)
    if chunk is not None and not draft.trigger.verb and chunk.first <= path.first < chunk.last:
        marks.append("phrase")
    head = governing(scene, path)
    if head is not None:
        marks.append("hangs=trigger" if path.at <= head < path.to else "hangs=other")
    before = near[-1] if near else "^"
    after = follows[0] if follows else "$"
    marks.append(f"after={after if after in ('after', 'when', 'before', ',', 'in', chr(39) + 's', '’s') else '-'}")
    marks.append(f"tag={reading.tags[path.first - 1] if before != '^' else '^'}")
    return marks


def _standing(scene: Scene, draft: Draft, time: TimeMention, times: Times, path: Path) -> list[str]:
    """How the mention stands among the others and to the report's day."""
    days = time.days
    assert days is not None
    same = times.by_sentence.get(path.index, [])
    marks = [f"rivals={min(len(same) - 1, 2)}.{'same' if path.apart == 0 else 'apart'}"]
    middle = scene.reading.tokens[path.at].start
    nearest = min(same, key=lambda other: abs(other.start - middle), default=time)
    marks.append(f"nearest={nearest is time}.{'same' if path.apart == 0 else 'apart'}")
    if days == times.first:
        marks.append("first")
    published = scene.reading.report.published
    if published is None:
        marks.append("undated")
    elif days.precision == "day":
        away = (published - days.start).days
        marks.append(f"away={away if away < 3 else 'week' if away < 8 else 'month' if away < 32 else 'more'}")
    if path.index == 0 or (path.index == 1 and scene.reading.sentences[0].role == "headline"):
        marks.append(f"lead={path.first < 12}")
    return marks
