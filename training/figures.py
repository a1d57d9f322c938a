"""Fits claims/data/both/figures.json: which numbers of people coders give as figures of an event, and with which effect.

In: coded reports (`--reports FILE…`), the tagger's scores of them (`--taggers`). Out: the weights.
Needs the dependency group `training`.
"""

from collections.abc import Iterator
from pathlib import Path

from coded import Drafter, likely_events, options, the_coder
from logistic import Features, fit_and_write

from dateline.claims.figures.choices import Figures
from dateline.claims.figures.homes import bring_home
from dateline.quality.matches import same_figure

STRENGTH = 0.05  # the inverse of the penalty on large weights


def rows(paths: list[Path], coder: Drafter) -> Iterator[tuple[str, Features, bool]]:
    """Every number of people with every event that coders recorded, and whether they give it as a figure of it."""
    for report, scene, events, pairs in likely_events(paths, coder):
        assert scene.hints is not None, "figures are only chosen with a tagger; name it with --taggers"
        for event in events:
            event.figures.clear()
        bring_home(scene, coder.codebook, events)
        figures = Figures(scene, coder.codebook, scene.hints, events)
        gold_of = {id(event): gold for gold, event in pairs}
        for rivals in figures.rivals():
            for one in rivals:
                gold, count = gold_of.get(id(one.event)), one.count
                if gold is not None:
                    said = {name: getattr(count, name) for name in ("text", "start", "party", "effect", "min", "max")}
                    right = any(same_figure(told, said) for told in gold["casualties"])
                    yield report, figures.features(one, rivals), right


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    fit_and_write("figures", "given", rows(chosen.reports, the_coder(chosen.taggers)), chosen, STRENGTH)


if __name__ == "__main__":
    main()
