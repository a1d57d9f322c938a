"""Fits claims/data/credits.json: which speakers coders credit for an event.

In: coded reports (`--reports FILE…`), the gazetteer. Out: the weights. Needs the dependency group `training`.
"""

from collections.abc import Iterator
from pathlib import Path

from coded import Drafter, likely_events, options, the_coder
from logistic import Features, fit_and_write

from dateline.claims.credits import Ground, features, speakers
from dateline.quality.matches import same_source

STRENGTH = 0.05  # the inverse of the penalty on large weights


def rows(paths: list[Path], coder: Drafter) -> Iterator[tuple[str, Features, bool]]:
    """Every speaker with every event that coders recorded, and whether they credit him for it."""
    for report, scene, events, pairs in likely_events(paths, coder):
        ground = Ground(scene, events)
        for told in speakers(scene):
            said = {"text": told[0].text, "start": told[0].start, "kind": told[0].kind}
            for gold, event in pairs:
                yield report, features(ground, told, event), any(same_source(one, said) for one in gold["sources"])


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    fit_and_write("credits", "credited", rows(chosen.reports, the_coder(chosen.taggers)), chosen, STRENGTH)


if __name__ == "__main__":
    main()
