"""Fits claims/data/weapons.json: which weapons coders record for an event.

In: coded reports (`--reports FILE…`), the gazetteer. Out: the weights. Needs the dependency group `training`.
"""

import json

from coded import as_event, options, scenes, the_coder, write
from logistic import fit

from dateline.claims.codings import draft_events, likely
from dateline.claims.weapons import Arsenal, features
from dateline.quality.matches import same_words
from dateline.quality.pairs import pair_events


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen, coder = options(__doc__, strength=0.06), the_coder()
    reports, found, labels = [], [], []
    for report, scene, gold in scenes(chosen.reports, coder):
        events = likely(scene, coder.codebook, draft_events(scene, coder.codebook))
        pairs = pair_events(gold, [as_event(event) for event in events]).pairs
        arsenal = Arsenal(scene, events)
        for named in arsenal.weapons:
            for i, j in pairs:
                nearest = arsenal.nearest(named, events[j])
                said = {"text": nearest.text, "start": nearest.start}
                reports.append(report)
                found.append(features(arsenal, named, events[j]))
                labels.append(any(same_words(weapon, said) for weapon in gold[i]["weapons"]))
    weights, figures = fit(reports, found, labels, chosen.strength)
    print("used", json.dumps(figures))
    write("weapons", chosen.reports, figures, weights)


if __name__ == "__main__":
    main()
