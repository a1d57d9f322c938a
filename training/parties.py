"""Fits claims/data/both/parties.json: which names of a report coders give as initiators and targets of an event.

In: coded reports (`--reports FILE…`), the tagger's scores of them (`--taggers`). Out: the weights of each side.
Needs the dependency group `training`.
"""

import json
from collections.abc import Iterator

from coded import Likely, likely_events, options, the_coder, write
from logistic import Features, fit

from dateline.claims.parties.choices import SIDES, Parties, Side
from dateline.codebook import Codebook
from dateline.quality.matches import same_party

STRENGTH = 0.05  # the inverse of the penalty on large weights


def rows(likely: Likely, codebook: Codebook, side: Side) -> Iterator[tuple[str, Features, bool]]:
    """Every name with every event that coders recorded, and whether they give it on this side."""
    hints = likely.scene.hints
    assert hints is not None, "parties are only chosen with a tagger; name it with --taggers"
    parties = Parties(likely.scene, codebook, hints, likely.events)
    for gold, event in likely.pairs:
        found = parties.candidates(event)
        for party in found:
            said = {"text": party.name.text, "start": party.name.start}
            right = any(same_party(one, said) for one in gold[side])
            yield likely.report, parties.features(event, party, side), right


def main() -> None:
    """Fit both sides, print the figures, write the weights."""
    chosen = options(__doc__)
    coder = the_coder(chosen.taggers)
    known = list(likely_events(chosen.reports, coder))
    weights, figures = {}, {}
    for side in SIDES:
        found = [row for likely in known for row in rows(likely, coder.codebook, side)]
        reports, features, labels = (list(column) for column in zip(*found, strict=True))
        weights[side], figures[side] = fit(reports, features, labels, STRENGTH)
        print(side, json.dumps(figures[side]))
    write("parties", chosen.reports, figures, weights, taggers=chosen.taggers)


if __name__ == "__main__":
    main()
