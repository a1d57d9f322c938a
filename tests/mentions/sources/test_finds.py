import pytest

from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.language import read
from dateline.mentions.sources import find_sources
from dateline.records import Report, SourceMention


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.open()


def _sources(registry: Registry, text: str) -> list[SourceMention]:
    return list(find_sources(read(Report(id="r", text=text)), registry, load_codebook()))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A bridge was blown up, police said.", "police", "official"),
        ("Four people died, according to hospital officials.", "hospital officials", "official"),
        ("According to residents army tanks shelled the market.", "residents", "witness"),
        ("Nine died according to the Ostra Observatory rebel fighters fled.", "Ostra Observatory", "ngo_un"),
        ("The provincial military says two guards were shot.", "provincial military", "official"),
        ("A security source said the road was mined.", "security source", "official_anonymous"),
        ("A senior defense official said the road was mined.", "senior defense official", "official_anonymous"),
        ("A police official said the road was mined.", "police official", "official"),
        ("US officials said the road was mined.", "US officials", "official"),
        ("Local media say a mill was burned down.", "Local media", "media"),
        ("Human Rights Watch said 12 villagers were killed.", "Human Rights Watch", "ngo_un"),
        ("Residents said shells fell on the market.", "Residents", "witness"),
        ("The blast was claimed by a rebel group.", "rebel group", "armed_group"),
        ("Two men were shot, said Capt. Jonas Abel, a police officer.", "Capt. Jonas Abel", "official"),
        ("A militant group, the Red Front, claimed responsibility.", "Red Front", "armed_group"),
        (
            "A Bolivian militant group, Red Front, said it was behind it.",
            "Red Front",
            "armed_group",
        ),
        ("Local police say unidentified gunmen burned a mill.", "Local police", "official"),
        ("Police, on condition of anonymity, said a mill was burned.", "Police", "official_anonymous"),
        ("Sources said a mill was burned.", "Sources", "other"),
        ("A UN report says a mill was burned.", "UN report", "ngo_un"),
        ("A morgue official said four had died.", "morgue official", "official"),
        ("Activists said a mill was burned.", "Activists", "other"),
        ("Human rights activists said a mill was burned.", "Human rights activists", "ngo_un"),
        ("A mill was burned, the Ostra Citizen reported.", "Ostra Citizen", "media"),
        ("The Human Rights Press News Agency said a mill was burned.", "Human Rights Press News Agency", "ngo_un"),
        ("Governor Ada Lund, who visited the site, said three guards died.", "Governor Ada Lund", "official"),
        ("Nils Holm, owner of the shop, told reporters that he heard a shot.", "Nils Holm", "other"),
        ("A local physician, Nils Holm, said two boys were hurt.", "local physician, Nils Holm", "official"),
        ("The group Human Rights Watch said a mill was burned.", "group Human Rights Watch", "ngo_un"),
        ("A Reuters photographer saw four burned trucks.", "Reuters photographer", "media"),
        ("Page 12 A police spokesman said a mill was burned.", "police spokesman", "official"),
        ("In a statement issued by the interior ministry, nothing was denied.", "interior ministry", "official"),
    ],
)
def test_who_speaks(registry: Registry, text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(m.text, m.kind) for m in _sources(registry, text)]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the blast.",
        "A man suspected of the killing was caught.",
        "Four men accused of the raid were freed.",
        "The rebels were blamed for the ambush.",
        "The blast at the mill claimed 40 lives.",
        "A shepherd saw four burned trucks.",
        "The mill was set on fire, according to reports.",
    ],
)
def test_who_does_not_speak(registry: Registry, text: str) -> None:
    assert _sources(registry, text) == []


def test_two_speak_together(registry: Registry) -> None:
    both = _sources(registry, "Police and witnesses said a tram was set on fire.")
    assert {m.text for m in both} == {"Police", "witnesses"}


def test_outlet_and_the_one_it_quotes(registry: Registry) -> None:
    found = _sources(registry, "Reuters quoted a rebel spokesman as saying the town was taken.")
    assert {(m.text, m.kind) for m in found} == {("Reuters", "media"), ("rebel spokesman", "armed_group")}


def test_a_surname_takes_the_full_name(registry: Registry) -> None:
    text = "Police chief Tomas Brandt said two men died. Brandt said a third was hurt."
    assert {m.text for m in _sources(registry, text)} == {"Police chief Tomas Brandt"}


def test_the_officials_are_those_who_spoke(registry: Registry) -> None:
    text = "Harbour officials said a ferry was shelled. The officials said four sailors were hurt."
    assert {m.text for m in _sources(registry, text)} == {"Harbour officials"}


def test_the_same_one_is_who_spoke_before(registry: Registry) -> None:
    found = _sources(registry, "A hospital doctor said two died. The same doctor said three were hurt.")
    assert {mention.text for mention in found} == {"hospital doctor"}


def test_a_statement_is_its_issuers(registry: Registry) -> None:
    found = _sources(
        registry, "The provincial military says two guards were shot. A military statement says a mill burned."
    )
    assert [m.text for m in found] == ["provincial military"] * 2


def test_a_quotation_covers_its_sentences(registry: Registry) -> None:
    text = '"They came at night. They shot the guard," a resident said.'
    (resident,) = _sources(registry, text)
    assert (resident.content_start, resident.content_end) == (0, len(text))


def test_a_refusal_is_told_apart(registry: Registry) -> None:
    (army,) = _sources(registry, "The army did not confirm the raid.")
    assert army.verb == "not confirm"


def test_words_are_those_of_the_text(registry: Registry) -> None:
    text = "“Es war – schlimm”, Zoë O’Brien, a nurse, said. The AP quoted her brother 😀 as saying more."
    for mention in _sources(registry, text):
        assert text[mention.start : mention.end] == mention.text
