from dateline.reports import Copies, find_original, fingerprint

STORY = (
    "Gunmen killed two guards at a checkpoint near the town of Quorim on Monday, the police said. The gunmen came on "
    "motorcycles before dawn and fled towards the hills when soldiers arrived from a nearby camp. Nobody has claimed "
    "the attack, but officials blamed a local militia that has raided villages in the district since the winter. "
    "Residents said that shops and schools stayed shut and that families were packing to leave for the coast."
)
OTHER = (
    "Police in the east say two of their men died in an ambush on a post outside Quorim. It was the third raid in as "
    "many weeks, and a spokesman promised that those who were behind it would be found and brought before a judge."
)


def test_a_reprint_names_the_first_report_and_a_second_reprint_too():
    copies = Copies()
    assert copies.original_of("wire", STORY) is None
    assert copies.original_of("own", OTHER) is None
    assert copies.original_of("paper", "QUORIM (Wire) - " + STORY.replace("Residents", "People")) == "wire"
    assert copies.original_of("short", STORY[: len(STORY) // 2] + " More soon.") == "wire"


def test_a_shared_quote_makes_no_copy():
    quote = "“We will not rest until those who did this stand before a judge in this town,” the governor said. "
    copies = Copies()
    copies.original_of("one", quote + STORY)
    assert copies.original_of("two", quote + OTHER) is None


def test_fingerprints_do_not_depend_on_case_or_signs():
    assert fingerprint(STORY) == fingerprint(STORY.upper().replace(",", ""))


def test_short_texts_are_never_copies():
    assert find_original(fingerprint("Two dead."), {"a": 1}, {"a": 1}) is None
