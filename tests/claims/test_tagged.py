import datetime as dt

from dateline.claims import code_claims
from dateline.mentions import find_mentions

TEXT = "Gunmen killed six soldiers in Bamako on Tuesday, police said. The killings shocked many. Talks go on."
LINKS = {
    ("killed", "initiators"): ["Gunmen"],
    ("killed", "targets"): ["six soldiers"],
    ("killed", "killed"): ["six soldiers"],
    ("killed", "place"): ["Bamako"],
    ("killed", "date"): ["Tuesday"],
    ("killed", "sources"): ["police"],
    ("killed", "again"): ["killings"],
}


def _code(scored, coder, triggers, links=LINKS):
    reading = scored(TEXT, triggers, links)
    reading.report = reading.report.model_copy(update={"published": dt.date(2024, 3, 6)})
    mentions = find_mentions(reading, gazetteer=coder.gazetteer, actors=coder.actors, codebook=coder.codebook)
    return code_claims(reading, mentions, codebook=coder.codebook, alone=True)


def test_what_the_tagger_links_is_the_events(scored, coder):
    (claim,) = _code(scored, coder, {"killed": "attack", "killings": "attack"}).claims
    assert (claim.event_type, claim.trigger, claim.certainty) == ("attack", "killed", "reported")
    assert [p.text for p in claim.initiators] == ["Gunmen"]
    assert "soldiers" in claim.targets[0].text
    assert (claim.place.text, str(claim.date.start)) == ("Bamako", "2024-03-05")
    assert [(row.min, row.effect) for row in claim.casualties] == [(6, "killed")]
    assert [source.text for source in claim.sources] == ["police"]
    assert claim.maker.kind == "model"


def test_another_trigger_that_tells_of_none_is_an_event_of_its_own(scored, coder):
    links = {key: value for key, value in LINKS.items() if key[1] != "again"}
    assert len(_code(scored, coder, {"killed": "attack", "killings": "attack"}, links).claims) == 2


def test_without_the_taggers_words_there_is_no_event(scored, coder):
    assert _code(scored, coder, {}).claims == ()
