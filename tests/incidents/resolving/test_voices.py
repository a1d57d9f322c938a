from dateline.incidents import independent
from dateline.incidents.resolving.voices import Voice, Voices


def count(*claims):
    voices = Voices(claims)
    return independent(voice for claim in claims for voice in voices.of(claim))


def test_the_publisher_counts_where_no_source_is_named(claim):
    assert count(claim("a", publisher="The Courier"), claim("b", publisher="Morning Post")) == 2
    assert count(claim("a", publisher="The Courier"), claim("b", publisher="The Courier")) == 1


def test_papers_that_quote_one_claimant_are_one_source(claim):
    said = {"sources": [("Northern Command", "official")]}
    assert count(*(claim(name, publisher=f"Paper {name}", **said) for name in "abcde")) == 1
    assert count(claim("a", **said), claim("b", sources=[("the hospital", "official")])) == 2


def test_two_voices_in_one_paper_are_one_source(claim):
    assert count(claim("a", sources=[("Northern Command", "official"), ("a baker", "witness")])) == 1


def test_copies_speak_with_the_voice_of_the_original(claim):
    original, copy = claim("a", publisher="Wire"), claim("b", publisher="Courier", copy_of="a")
    assert count(original, copy) == 1
    assert count(claim("x", copy_of="gone"), claim("y", copy_of="gone")) == 1


def test_an_agency_quoted_is_the_agency_itself(claim):
    assert count(claim("a", publisher="Wire One"), claim("b", sources=[("Wire One news agency", "media")])) == 1


def test_unnamed_witnesses_of_two_papers_are_two(claim):
    assert count(*(claim(name, sources=[("witnesses", "witness")]) for name in "ab")) == 2


def test_registry_ids_outweigh_words(claim):
    one, other = ([(text, "official", {"actors": ("x-army",)})] for text in ("the army", "a military spokesman"))
    assert count(claim("a", sources=one), claim("b", sources=other)) == 1


def test_the_most_that_share_nothing():
    pairs = [("police", "wire"), ("police", "post"), ("hospital", "wire")]
    assert independent(Voice(*one) for one in pairs) == 2
    assert independent([]) == 0
