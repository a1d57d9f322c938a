"""Whom each event killed, hurt or took, by grammar and tagger together: every number of people is weighed for each event.

Events with the figures that grammar brought home go in; with hints they leave with the likely ones of all. The weights
stand in data/both/figures.json, fitted on coded reports by training/figures.py; here they are only applied.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from dateline.claims import weights
from dateline.claims.drafts import Draft, Scene
from dateline.claims.figures.homes import HELD, as_held, countable, oddity
from dateline.claims.hints import Hints, Links
from dateline.codebook import Codebook
from dateline.records import CountMention
from dateline.records.claims import Effect

FLOOR = 0.35  # share of figure-and-event pairs that coders record, below which the event does not get it
NEW_FLOOR = 0.45  # the same for a figure of which grammar does not say that
HOPELESS = -2.0  # log-odds of the tagger below which only grammar can give an event a figure
SLOTS: tuple[Effect, ...] = ("killed", "wounded", "abducted", "arrested")  # effects that the tagger tells apart
OTHER = "other figures"  # its slot for the rest
EFFECTS: tuple[Effect, ...] = get_args(Effect)
_FAR = 3  # sentences; what lies farther apart is simply far


def slot_of(effect: Effect) -> str:
    """The tagger's slot for figures of this effect."""
    return effect if effect in SLOTS else OTHER


@dataclass(slots=True, frozen=True)
class Figure:
    """A count as a figure of one event with one effect: the tagger's log-odds, and what grammar made of it."""

    event: Draft
    count: CountMention
    link: float
    ruled: str


class Figures:
    """The numbers of people of one report, weighed for all its events."""

    def __init__(self, scene: Scene, codebook: Codebook, hints: Hints, events: list[Draft]) -> None:
        self.scene, self.events = scene, events
        self._counts = [count for count in scene.mentions.counts if countable(scene, codebook, count)]
        self._held = {id(event): {figure.start for figure in event.figures} for event in events}
        self._home = {(c.start, c.effect): event for event in events for c in event.figures}
        self._links: dict[tuple[int, str], Links] = {
            (id(event), slot): hints.links(event.words, slot) for event in events for slot in (*SLOTS, OTHER)
        }
        self._reach = {id(event): self._links[id(event), OTHER].reach() for event in events}

    def rivals(self) -> Iterator[list[Figure]]:
        """For each count and effect that may be, the events that may have it: they compete."""
        for count in self._counts:
            by_effect: dict[Effect, list[Figure]] = {}
            for event in self.events:
                start, end = self._reach[id(event)]
                if not start <= count.start < end and count.start not in self._held[id(event)]:
                    continue
                for effect in self._effects(event, count):
                    figure = self._figure(event, count, effect)
                    if figure is not None:
                        by_effect.setdefault(effect, []).append(figure)
            yield from by_effect.values()

    def _effects(self, event: Draft, count: CountMention) -> list[Effect]:
        """The effects that the count may have had in the event: the one that words say, and the tagger's likeliest."""
        said = [] if count.effect is None else [as_held(event, count.effect)]
        likeliest = max(SLOTS, key=lambda effect: self._link(event, count, effect))
        return list(dict.fromkeys([*said, as_held(event, likeliest)]))

    def _link(self, event: Draft, count: CountMention, effect: Effect) -> float:
        return self._links[id(event), slot_of(effect)](count.start, count.end)

    def _figure(self, event: Draft, count: CountMention, effect: Effect) -> Figure | None:
        """The count as a figure of the event, None where neither grammar nor tagger speaks for it."""
        home = self._home.get((count.start, effect))
        ruled = "own" if home is event else "other" if home is not None else "homeless" if count.effect else "unsaid"
        if count.effect not in (None, effect, *(HELD if effect in HELD else ())):
            ruled = "otherwise"
        link = self._link(event, count, effect)
        if ruled != "own" and link < HOPELESS:
            return None
        return Figure(event, count.model_copy(update={"effect": effect}), link, ruled)

    def features(self, figure: Figure, rivals: list[Figure]) -> dict[str, float]:
        """What speaks for the event having the figure, and against it."""
        event, count, effect = figure.event, figure.count, figure.count.effect
        assert effect is not None, "a figure has an effect"
        best = max(rival.link for rival in rivals)
        index = self.scene.index_of(count.start)
        apart = min(event.apart(index), _FAR)
        ruled, number = f"ruled={figure.ruled}", f"number={_number(count)}"
        told = max(self._link(event, count, other) for other in SLOTS if other != effect)
        links = self._links[id(event), slot_of(effect)]
        marks = [
            ruled,
            number,
            f"{ruled} {number}",
            f"{ruled} others={any(rival.ruled == 'own' for rival in rivals if rival is not figure)}",
            f"effect={effect}",
            f"effect={effect} type={event.event_type}",
            f"effect={effect} {ruled}",
            f"odd={oddity(event, effect)}",
            f"apart={apart}",
            f"apart={apart} {ruled}",
            f"likeliest={figure.link >= best}",
            f"likeliest={figure.link >= best} {ruled}",
            f"capital={count.party[:1].isupper()} {number}",
            f"party={bool(count.party)}",
            f"before={index < min(event.sentences)}",
        ]
        return (
            {"bias": 1.0, "tagger behind": best - figure.link, "tagger otherwise": told}
            | links.features(event.words.index(event.trigger), count.start, count.end)
            | dict.fromkeys(marks, 1.0)
        )


def _number(count: CountMention) -> str:
    """What kind of number it is: of one person, of some, of so many."""
    if count.text.casefold() == count.party.casefold() or count.max == 1:
        return "one" if count.max == 1 else "some"
    return "many"


def choose_figures(scene: Scene, codebook: Codebook, events: list[Draft]) -> None:
    """Give each event its likely figures, anew; a figure goes to one event, and a doubtful one needs the better reasons.

    Where no tagger has read, grammar's stay as they are.
    """
    if scene.hints is None:
        return
    figures, held = Figures(scene, codebook, scene.hints, events), scene.fitted("figures")
    chosen: list[Figure] = []
    for rivals in figures.rivals():
        shares = [one.event.probability * weights.probability(figures.features(one, rivals), held) for one in rivals]
        share, best = max(zip(shares, rivals, strict=True), key=lambda pair: pair[0])
        if share >= (FLOOR if best.ruled == "own" else NEW_FLOOR):
            chosen.append(best)
    for event in events:
        event.figures[:] = [figure.count for figure in chosen if figure.event is event]
