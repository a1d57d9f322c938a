"""Fits claims/data/weapons.json: which weapons coders record for an event.

In: coded reports (`--reports FILE…`), the gazetteer. Out: the weights. Needs the dependency group `training`.
"""

from collections.abc import Iterator
from pathlib import Path

from coded import Drafter, likely_events, options, the_coder
from logistic import Features, fit_and_write

from dateline.claims.weapons import Arsenal, features
from dateline.quality.matches import same_words

STRENGTH = 0.06  # the inverse of the penalty on large weights


def rows(paths: list[Path], coder: Drafter) -> Iterator[tuple[str, Features, bool]]:
    """Every weapon with every event that coders recorded, and whether they record it there."""
    for report, scene, events, pairs in likely_events(paths, coder):
        arsenal = Arsenal(scene, events)
        for named in arsenal.weapons:
            for gold, event in pairs:
                nearest = arsenal.nearest(named, event)
                said = {"text": nearest.text, "start": nearest.start}
                yield report, features(arsenal, named, event), any(same_words(one, said) for one in gold["weapons"])


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    fit_and_write("weapons", "used", rows(chosen.reports, the_coder(chosen.taggers)), chosen, STRENGTH)


if __name__ == "__main__":
    main()
