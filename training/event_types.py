"""Fits claims/data/both/types.json: of which type an event is, by the tagger and by what grammar settled on.

In: coded reports (`--reports FILE…`), the tagger's scores of them (`--taggers`). Out: the weights of the choice.
"""

import json
from collections.abc import Iterator

from choosing import Choice, fit_choice
from coded import Coded, options, scenes, the_coder, write
from merges import claimant

from dateline.claims.codings import drafts_of
from dateline.claims.types import type_features
from dateline.codebook import Codebook


def choices(told: Coded, codebook: Codebook) -> Iterator[Choice]:
    """The drafts of one report that a gold event claims."""
    hints = told.scene.hints
    assert hints is not None, "types are only weighed with a tagger; name it with --taggers"
    for draft in drafts_of(told.scene, codebook):
        claimed = claimant(told.gold, draft)
        if claimed is not None:
            yield Choice(told.report, type_features(hints, draft), told.gold[claimed]["event_type"])


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    coder = the_coder(chosen.taggers)
    weights, figures = fit_choice(
        [one for told in scenes(chosen.reports, coder) for one in choices(told, coder.codebook)]
    )
    print("type", json.dumps(figures))
    write("types", chosen.reports, figures, weights, taggers=chosen.taggers)


if __name__ == "__main__":
    main()
