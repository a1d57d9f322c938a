"""What a word is in its sentence, where the answer decides on events: verbs against nouns, participles, names, numbers."""

import pytest

# In each sentence the word between bars must get one of the tags.
WORDS = [
    ("V", "Gunmen |attacked| a bus."),
    ("V", "Gunmen |attack| a bus."),
    ("O", "The |attack| killed two."),
    ("O", "An |attack| on a bus killed two."),
    ("O", "A rebel |attack| killed two."),
    ("V", "An air strike |hit| a market."),
    ("O", "An air |strike| hit a market."),
    ("O", "Air |strikes| hit a market."),
    ("V", "A drone |struck| a depot."),
    ("V", "The rebels |fire| rockets every day."),
    ("O", "Rocket |fire| killed two."),
    ("O", "A |fire| broke out."),
    ("O", "The |killing| of two men was condemned."),
    ("G", "Rebels attacked a post, |killing| five officers."),
    ("G", "Rebels attacked a post, |wounding| five officers."),
    ("G", "Police were |firing| at the crowd."),
    ("G", "Rebels were |shooting| at a bus."),
    ("O", "The |shooting| lasted an hour."),
    ("O", "The |bombing| killed two."),
    ("V", "Jets |bombed| a village."),
    ("V", "Two men were |killed|."),
    ("V", "Two men |killed| in the raid were farmers."),
    ("J", "Police found a |burned| car."),
    ("J", "Two |armed| men fled."),
    ("J", "Police foiled a large-scale |armed| attack."),
    ("O", "The minister condemned the rebel |attacks| this week."),
    ("A", "In recent |months| northern rebels have attacked towns."),
    ("O", "The |wounded| were taken to hospital."),
    ("V", "The blast |wounded| two guards."),
    ("O", "The police |raid| began at dawn."),
    ("V", "Police |raid| homes in Tarn."),
    ("O", "Police |clashes| with rebels went on."),
    ("O", "The |march| was peaceful."),
    ("A", "They left in |March| after the raid."),
    ("A", "They left |Monday| night."),
    ("E", "Gunmen attacked |Tarn| again."),
    ("E", "|Al-Noor| attacked a bus."),
    ("J", "A |Russian-backed| militia left."),
    ("J", "The |U.S.-led| coalition left."),
    ("N", "|Five| people died."),
    ("N", "Some |1,500| people fled."),
    ("N", "Two |dozen| men fled."),
    ("A", "At |least| five people died."),
    ("A", "More |than| five people died."),
    ("S", "The army|'s| convoy left."),
    ("B", "It|'s| over."),
    ("X", "Gunmen did|n't| attack."),
    ("W", "The man |who| fled was caught."),
    ("M", "Rebels |could| attack."),
    ("P", "He died |in| Tarn."),
    ("R", "|They| fled."),
    ("C", "Rebels |and| soldiers fled."),
    ("E", "Governor |Jan| Rahim said so."),
    ("A", "He came on |Jan| 5."),
    ("W", "Officers confirmed |that| air strikes hit the town."),
]


@pytest.mark.parametrize(("tag", "text"), WORDS)
def test_the_tag_of_a_word(tag: str, text: str, reading) -> None:  # type: ignore[no-untyped-def]
    start = text.index("|")
    made = reading(text.replace("|", ""))
    told = " ".join(f"{token.text}/{letter}" for token, letter in zip(made.tokens, made.tags, strict=True))
    assert made.tags[made.token_at(start)] == tag, told


def test_capitals_mean_nothing_where_all_shout(reading) -> None:  # type: ignore[no-untyped-def]
    made = reading("GUNMEN ATTACKED A POLICE POST AND KILLED FIVE")
    assert made.tags[made.lowers.index("attacked")] == "V"


def test_a_verb_of_the_news_is_one_in_all_its_forms(reading) -> None:  # type: ignore[no-untyped-def]
    for form in ("kidnapped", "have kidnapped", "are kidnapping", "will kidnap"):
        made = reading(f"Gunmen {form} two nurses.")
        assert made.tags[len(made.tokens) - 4] in "VG", form
