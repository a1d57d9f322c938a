"""Figures of our own reports: which event has them, which repeat others, what is part of what, who says so."""

import pytest

from dateline.claims.drafts import Draft, Scene
from dateline.claims.figures import assign_counts, casualty_rows
from dateline.codebook import load_codebook
from dateline.language import read
from dateline.language.clauses import sentence_of
from dateline.mentions.counts import find_counts
from dateline.records import Mentions, PlaceMention, Report, Source, SourceMention, TriggerMention

BOOK = load_codebook()


def scene_of(text, places=()):
    reading = read(Report(id="r", text=text))
    return Scene.of(reading, Mentions(report="r", counts=find_counts(reading, BOOK), places=places))


def draft_of(scene, word, event_type="explosive"):
    """An event whose one trigger is the first such word of the text."""
    start = scene.reading.text.index(word)
    trigger = TriggerMention(
        start=start, end=start + len(word), text=word, event_type=event_type, happening="happened", verb=False
    )
    sentence = sentence_of(scene.reading, scene.reading.token_at(start))
    at = scene.reading.token_at(start)
    return Draft(trigger, at, 1, sentence, event_type, triggers=[trigger], sentences={sentence.index})


def rows_of(text, word="blast", sources=()):
    scene = scene_of(text)
    draft = draft_of(scene, word)
    assign_counts(scene, BOOK, [draft])
    return casualty_rows(scene, BOOK, draft, tuple(sources))


def test_a_count_goes_to_the_event_of_its_clause():
    scene = scene_of("Jets began the strike on Arda after two soldiers were wounded in a shelling.")
    strike, shelling = draft_of(scene, "strike", "air_drone_strike"), draft_of(scene, "shelling", "shelling_missile")
    assign_counts(scene, BOOK, [strike, shelling])
    assert [len(event.figures) for event in (strike, shelling)] == [0, 1]


def test_a_sentence_without_an_event_tells_of_the_last_one():
    scene = scene_of("A blast shook Arda. Then came a raid. Three women were killed.")
    blast, raid = draft_of(scene, "blast"), draft_of(scene, "raid", "armed_clash")
    assign_counts(scene, BOOK, [blast, raid])
    assert [len(event.figures) for event in (blast, raid)] == [0, 1]


def test_protests_and_truces_have_no_victims():
    scene = scene_of("A truce began in Arda after nine men were killed.")
    truce = draft_of(scene, "truce", "agreement")
    assign_counts(scene, BOOK, [truce])
    assert truce.figures == []


def test_a_place_is_no_victim():
    text = "The blast killed Quorim."
    place = PlaceMention(start=17, end=23, text="Quorim", name="Quorim")
    scene = scene_of(text, (place,))
    draft = draft_of(scene, "blast")
    assign_counts(scene, BOOK, [draft])
    assert draft.figures == []


def test_the_toll_of_a_war_is_no_toll_of_an_event():
    assert rows_of("The blast came in a war that has killed 40,000 people.") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The blast killed 12 people. At least 12 people were killed.", ["At least 12 people"]),
        ("The blast killed a woman and a child.", ["a woman", "a child"]),
        ("The blast killed three soldiers and three nurses.", ["three soldiers", "three nurses"]),
        ("The blast killed civilians. Six villagers were killed.", ["Six villagers"]),
    ],
)
def test_people_told_of_twice_are_one_row(text, words):
    assert [row.text for row in rows_of(text)] == words


def test_parts_know_their_total():
    rows = rows_of("The blast killed 12 people, including three children. Nine men were wounded, one critically.")
    assert [(row.text, row.part_of) for row in rows[:2]] == [("12 people", None), ("three children", 0)]
    added = rows_of(
        "The blast left seven guards wounded. Five guards were hurt in combat, two others were hurt in falls."
    )
    assert [(row.part_of, row.cause) for row in added] == [(None, None), (0, "combat"), (0, "falls")]


def test_a_bare_figure_carries_its_party():
    rows = rows_of("The blast killed 14 villagers and wounded eight.")
    assert [(row.effect, row.party, row.status) for row in rows] == [
        ("killed", "villagers", "civilian"),
        ("wounded", "villagers", "civilian"),
    ]


def test_severity_and_what_a_figure_replaces():
    rows = rows_of(
        "The blast seriously wounded four men. The toll rose to six dead, officials said of preliminary figures."
    )
    assert rows[0].severity == "seriously"
    assert rows[1].supersedes == "rose to"
    assert rows[1].preliminary


def test_the_nearest_source_gives_the_figure_and_a_claim_of_responsibility_none():
    text = "The blast killed 12 people, medics and police said. The Front claimed the blast that killed a guard."
    end = text.index(".") + 1

    def said(words, verb, start, stop):
        at = text.index(words)
        return SourceMention(
            start=at, end=at + len(words), text=words, kind="other", verb=verb, content_start=start, content_end=stop
        )

    mentions = [
        said("medics", "said", 0, end),
        said("police", "said", 0, end),
        said("Front", "claimed responsibility", end, len(text)),
    ]
    scene = scene_of(text)
    draft = draft_of(scene, "blast")
    draft.sources = mentions
    draft.sentences |= {1}
    assign_counts(scene, BOOK, [draft])
    sources = tuple(Source(text=m.text, start=m.start, kind="other") for m in mentions)
    assert [row.said_by for row in casualty_rows(scene, BOOK, draft, sources)] == [(0, 1), ()]
