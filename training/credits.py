"""Fits claims/data/credits.json: which speakers coders credit for an event.

In: coded reports (`--reports FILE…`), the gazetteer. Out: the weights. Needs the dependency group `training`.
"""

import json

from coded import as_event, options, scenes, the_coder, write
from logistic import fit

from dateline.claims.codings import draft_events, likely
from dateline.claims.credits import Ground, features, speakers
from dateline.quality.matches import same_source
from dateline.quality.pairs import pair_events


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen, coder = options(__doc__, strength=0.1), the_coder()
    reports, found, labels = [], [], []
    for report, scene, gold in scenes(chosen.reports, coder):
        events = likely(scene, coder.codebook, draft_events(scene, coder.codebook))
        pairs = pair_events(gold, [as_event(event) for event in events]).pairs
        ground = Ground(scene, events)
        for told in speakers(scene):
            said = {"text": told[0].text, "start": told[0].start, "kind": told[0].kind}
            for i, j in pairs:
                reports.append(report)
                found.append(features(ground, told, events[j]))
                labels.append(any(same_source(source, said) for source in gold[i]["sources"]))
    weights, figures = fit(reports, found, labels, chosen.strength)
    print("credited", json.dumps(figures))
    write("credits", chosen.reports, figures, weights)


if __name__ == "__main__":
    main()
