"""A row loses the names that its reports tell, wherever an export would print them; its place keeps its own."""

from dateline.exports import cite, without_names
from dateline.records import Casualty, Report, Source
from dateline.values import Span


def filled(row, quote="", sources=(), targets=(), casualties=()):
    """A row whose one claim has these words."""
    told = row(targets=targets)
    told.claims = (
        told.claims[0].model_copy(
            update={
                "sources": tuple(Source(text=text, start=0, kind=kind) for text, kind in sources),
                "casualties": tuple(
                    Casualty(text=text, start=0, party=text, effect="killed", min=1, max=1) for text in casualties
                ),
                "evidence": (Span(start=0, end=len(quote) or 1),),
            }
        ),
    )
    told.citations = (cite(told.claims[0], Report(id="one", text=quote)),) if quote else ()
    return told


def test_names_are_hidden_whole_before_their_parts(row):
    done, count = without_names(filled(row, "Ida Holt spoke. Holt left Holton."), {"Ida Holt", "Holt", "Ben Reed"})
    assert done.citations[0].quote == "[name] spoke. [name] left Holton."
    assert count == 2


def test_a_name_over_the_end_of_a_line_is_hidden(row):
    done, _ = without_names(filled(row, sources=[("mayor Ida\nHolt", "official")]), {"Ida Holt"})
    assert done.claims[0].sources[0].text == "mayor [name]"


def test_names_are_hidden_wherever_a_row_has_them(row):
    told = filled(
        row, sources=[("mayor, Ida Holt", "official"), ("Lantern Relief", "ngo_un")],
        targets=[("Tom Reed", "civilian", ())], casualties=["Tom Reed"],
    )  # fmt: skip
    done, count = without_names(told, {"Ida Holt", "Tom Reed", "Zarka"})
    (claim,) = done.claims
    assert [one.text for one in claim.sources] == ["mayor, [name]", "Lantern Relief"]
    assert (claim.targets[0].text, claim.casualties[0].party) == ("[name]", "[name]")
    assert done.resolved.targets.value == ("[name]",)
    assert (claim.id, claim.trigger, claim.place.text) == ("c-one", "blast", "Zarka")
    assert count == 2


def test_a_place_keeps_its_name_and_what_only_begins_like_one_is_hidden(row):
    done, _ = without_names(filled(row, "Zark and Anbar met Ana Zarka."), {"Zark", "Anbar", "Ana Zarka"})
    assert done.citations[0].quote == "[name] and Anbar met [name]."


def test_a_row_without_names_is_the_same(row):
    told = row()
    assert without_names(told, set()) == (told, 0)
    assert without_names(told, {"Ida Holt"}) == (told, 0)
