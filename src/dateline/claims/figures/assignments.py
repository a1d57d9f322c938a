"""The figures of a report's events: brought home by grammar, weighed with the tagger where one has read, each told once."""

from dateline.claims.drafts import Draft, Scene
from dateline.claims.figures.choices import choose_figures
from dateline.claims.figures.homes import bring_home
from dateline.claims.figures.repeats import settle_repeats
from dateline.codebook import Codebook


def assign_counts(scene: Scene, codebook: Codebook, events: list[Draft]) -> None:
    """Give each event its figures; counts that repeat others of the event are left out."""
    bring_home(scene, codebook, events)
    choose_figures(scene, codebook, events)
    for event in events:
        event.figures[:] = settle_repeats(scene, event.figures)
