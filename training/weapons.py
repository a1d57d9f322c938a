"""Fits claims/data/weapons.json: which weapons coders record for an event.

In: coded reports (`--reports FILE…`), the gazetteer. Out: the weights. Needs the dependency group `training`.
"""

import json

from coded import likely_events, options, the_coder, write
from logistic import fit

from dateline.claims.weapons import Arsenal, features
from dateline.quality.matches import same_words

STRENGTH = 0.06  # the inverse of the penalty on large weights


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    reports, found, labels = [], [], []
    for report, scene, events, pairs in likely_events(chosen.reports, the_coder()):
        arsenal = Arsenal(scene, events)
        for named in arsenal.weapons:
            for gold, event in pairs:
                nearest = arsenal.nearest(named, event)
                said = {"text": nearest.text, "start": nearest.start}
                reports.append(report)
                found.append(features(arsenal, named, event))
                labels.append(any(same_words(weapon, said) for weapon in gold["weapons"]))
    weights, figures = fit(reports, found, labels, STRENGTH)
    print("used", json.dumps(figures))
    write("weapons", chosen.reports, figures, weights)


if __name__ == "__main__":
    main()
