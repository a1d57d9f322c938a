import pytest

from dateline.exports import cite, without_names
from dateline.records import Casualty, Report, Source
from dateline.values import Span


def hidden(terms, row, quote="", sources=(), targets=(), casualties=()):
    told = row(targets=targets)
    claim = told.claims[0].model_copy(
        update={
            "sources": tuple(Source(text=text, start=0, kind=kind) for text, kind in sources),
            "casualties": tuple(
                Casualty(text=text, start=0, party=text, effect="killed", min=1, max=1) for text in casualties
            ),
            "evidence": (Span(start=0, end=len(quote) or 1),),
        }
    )
    report = Report(id="one", text=quote or "x")
    told.claims = (claim,)
    told.citations = (cite(claim, report),) if quote else ()
    return without_names(told, terms.registry)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Police chief Jo Marsh said three died.", "Police chief [name] said three died."),
        ("Prime Minister Ana Sol Vega spoke. Vega left.", "Prime Minister [name] spoke. [name] left."),
        ("Three died, said Omar al-Tarn of Zarka.", "Three died, said [name] of Zarka."),
        ("Ida Holt, 34, lost her son.", "[name], 34, lost her son."),
        ("Ida Holt, a farmer, saw it.", "[name], a farmer, saw it."),
        ("The dead man was identified as Ida Holt.", "The dead man was identified as [name]."),
        ("Capt. Ida Holt fell.", "Capt. [name] fell."),
        ("Secretary of Defense Ida Holt spoke.", "Secretary of Defense [name] spoke."),
    ],
)
def test_names_that_the_words_around_them_tell_are_hidden(terms, row, quote, shown):
    done, count = hidden(terms, row, quote)
    assert done.citations[0].quote == shown
    assert count or "Capt" in quote


@pytest.mark.parametrize(
    "quote",
    [
        "The Defence Ministry said so.", "Central Command said three died.", "A blast hit Zarka, a town in Anbar.",
        "Islamic State said it did it.", "Saudi Arabia said nothing.", "On Monday, March 4, soldiers fired.",
        "The Harrow Front, a group of rebels, fled.",
    ],
)  # fmt: skip
def test_bodies_places_and_days_stay(terms, row, quote):
    assert hidden(terms, row, quote)[0].citations[0].quote == quote


def test_names_are_hidden_wherever_a_row_has_them(terms, row):
    done, count = hidden(
        terms, row, sources=[("mayor, Ida Holt", "official"), ("Jo Marsh", "witness"), ("Lantern Relief", "ngo_un"),
                             ("Al Reyes of the Civil Defence in Zarka", "ngo_un")],
        targets=[("Tom Reed", "civilian", ())], casualties=["Tom Reed"],
    )  # fmt: skip
    (claim,) = done.claims
    assert [one.text for one in claim.sources] == [
        "mayor, [name]", "[name]", "Lantern Relief", "[name] of the Civil Defence in Zarka",
    ]  # fmt: skip
    assert (claim.targets[0].text, claim.casualties[0].party) == ("[name]", "[name]")
    assert done.resolved.targets.value == ("[name]",)
    assert (claim.id, claim.trigger, claim.place.text) == ("c-one", "blast", "Zarka")
    assert count == 4


def test_a_row_without_names_is_the_same(terms, row):
    told = row()
    assert without_names(told, terms.registry) == (told, 0)
