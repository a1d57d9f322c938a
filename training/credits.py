"""Fits claims/data/credits.json: which speakers coders credit for an event.

In: coded reports (`--reports FILE…`), the gazetteer. Out: the weights. Needs the dependency group `training`.
"""

import json

from coded import likely_events, options, the_coder, write
from logistic import fit

from dateline.claims.credits import Ground, features, speakers
from dateline.quality.matches import same_source

STRENGTH = 0.05  # the inverse of the penalty on large weights


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    reports, found, labels = [], [], []
    for report, scene, events, pairs in likely_events(chosen.reports, the_coder()):
        ground = Ground(scene, events)
        for told in speakers(scene):
            said = {"text": told[0].text, "start": told[0].start, "kind": told[0].kind}
            for gold, event in pairs:
                reports.append(report)
                found.append(features(ground, told, event))
                labels.append(any(same_source(source, said) for source in gold["sources"]))
    weights, figures = fit(reports, found, labels, STRENGTH)
    print("credited", json.dumps(figures))
    write("credits", chosen.reports, figures, weights)


if __name__ == "__main__":
    main()
