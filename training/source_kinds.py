"""Fits mentions/data/kinds.json: of which kind a source is, by its words and by the tagger.

In: coded reports (`--reports FILE…`), the tagger's scores of them (`--taggers`). Out: the weights of the choice.
"""

import json
from collections.abc import Iterator

from choosing import Choice, fit_choice
from coded import MENTIONS, Coded, Drafter, options, scenes, the_coder, write

from dateline.mentions.sources import find_sources
from dateline.mentions.sources.weighing import kind_features
from dateline.quality.matches import same_words


def choices(told: Coded, drafter: Drafter) -> Iterator[Choice]:
    """Each speaker of one report whom coders credit for an event, always with the same kind."""
    reading, coder = told.scene.reading, drafter.coder
    assert reading.scores is not None, "kinds are only weighed with a tagger; name it with --taggers"
    mentions = told.scene.mentions
    found = find_sources(reading, coder.actors, coder.codebook, mentions.places, weighed=False)
    for mention in {(m.start, m.end): m for m in found}.values():
        said = {"text": mention.text, "start": mention.start}
        kinds = {one["kind"] for event in told.gold for one in event["sources"] if same_words(one, said)}
        if len(kinds) == 1:
            yield Choice(told.report, dict(kind_features(reading, mention)), kinds.pop())


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    drafter = the_coder(chosen.taggers)
    weights, figures = fit_choice([one for told in scenes(chosen.reports, drafter) for one in choices(told, drafter)])
    print("kind", json.dumps(figures))
    write("kinds", chosen.reports, figures, weights, taggers=chosen.taggers, folder=MENTIONS)


if __name__ == "__main__":
    main()
