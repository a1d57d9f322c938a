import pytest

from dateline.actors import Registry
from dateline.claims import code_claims
from dateline.codebook import load_codebook
from dateline.gazetteer import Gazetteer
from dateline.language import read
from dateline.mentions import find_mentions
from dateline.records import Claim, Report


@pytest.fixture(scope="module")
def claims(gazetteer: Gazetteer):  # type: ignore[no-untyped-def]  # a closure of tests
    registry, codebook = Registry.open(), load_codebook()

    def code(text: str) -> tuple[Claim, ...]:
        reading = read(Report(id="r", text=text))
        mentions = find_mentions(reading, gazetteer=gazetteer, actors=registry, codebook=codebook)
        return code_claims(reading, mentions, codebook=codebook).claims

    return code


def test_who_tells_of_the_event_is_its_source(claims) -> None:  # type: ignore[no-untyped-def]
    (claim,) = claims("A car bomb killed six soldiers in Mosul on Monday, police said.")
    assert [(s.text, s.kind) for s in claim.sources] == [("police", "official")]
    assert claim.casualties[0].said_by == (0,)


def test_a_detail_is_credited_to_the_event_before_it(claims) -> None:  # type: ignore[no-untyped-def]
    (claim,) = claims(
        "Gunmen killed four villagers in Basra on Monday, police said. Witnesses say the men fled on foot after the attack."
    )
    assert [s.text for s in claim.sources] == ["police", "Witnesses"]


def test_a_claim_of_responsibility_is_a_relation_and_gives_no_figure(claims) -> None:  # type: ignore[no-untyped-def]
    found = claims("The Taliban claimed responsibility for a bombing that killed nine soldiers in Kabul on Monday.")
    claim = found[0]
    assert [(r.kind, claim.sources[r.source].kind) for r in claim.relations if r.source is not None] == [
        ("claimed_by", "armed_group")
    ]
    assert all(row.said_by == () for row in claim.casualties)


def test_each_source_once(claims) -> None:  # type: ignore[no-untyped-def]
    (claim,) = claims(
        "Police said a roadside bomb killed two soldiers in Mosul. Police said the bomb wounded three more soldiers."
    )
    assert [s.text for s in claim.sources] == ["Police"]


def test_a_report_may_end_with_the_words_that_report(claims) -> None:  # type: ignore[no-untyped-def]
    (claim,) = claims('Gunmen killed four villagers in Basra. "Call us with what you know," a police statement said')
    assert claim.event_type == "attack"
