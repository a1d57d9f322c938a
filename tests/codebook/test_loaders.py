"""The codebook that ships is whole, and contradictions in its data are told when it is loaded."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
import yaml

import dateline.codebook
from dateline.codebook import Codebook, lists, load_codebook, loaders
from dateline.errors import CodebookError
from dateline.records.claims import ActorKind, Effect, EventType, SourceKind, WhyNone

Edit = Callable[[str, str], None]


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Codebook]:
    """Loads a copy of the data in which `old` of events.yaml was replaced by `new`."""
    shutil.copytree(Path(dateline.codebook.__file__).parent / "data", tmp_path / "data")
    monkeypatch.setattr(lists, "files", lambda package: tmp_path)

    def load(old: str, new: str, file: str = "events.yaml") -> Codebook:
        path = tmp_path / "data" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return load_codebook.__wrapped__()

    return load


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("trigger: clashed}", "trigger: fought}", "does not stand in"),
        ("family: fight", "family: quarrel", "unknown family"),
        ("  protest:\n", "  parade:\n", "differ from the records"),
        ("riot, throw stones", "riot, loot, throw stones", "always riot, never property_destruction"),
        ("seize =person =vessel", "seize", "always abduction, never weapons_seizure"),
        ("verbs: gas =person", "verbs: gas =person, snatch =person", "always chemical_weapon, never abduction"),
    ],
)
def test_a_contradiction_is_an_error_that_names_the_file(
    edited: Callable[..., Codebook], old: str, new: str, said: str
) -> None:
    with pytest.raises(CodebookError, match=said) as caught:
        edited(old, new)
    assert "events.yaml" in (caught.value.where or "")


def test_an_analysts_verb_needs_no_code(edited: Callable[..., Codebook]) -> None:
    book = edited("nouns: rape, gang rape", "nouns: zorbing, rape, gang rape")
    found = book.triggers.longest(["zorbings"], 0)
    assert found is not None
    assert [entry.event_type for entry in found[1]] == ["sexual_violence"]


def test_the_same_verb_may_serve_two_types_by_its_object() -> None:
    found = load_codebook().triggers.longest(["seized"], 0)
    assert found is not None
    assert len({entry.event_type for entry in found[1]}) == 3
    assert all(entry.objects or entry.tail for entry in found[1])


def test_data_speak_the_language_of_the_records() -> None:
    book = load_codebook()
    assert set(book.types) == set(get_args(EventType))
    assert set(book.generic_defaults.values()) <= set(book.types)
    assert _values(book.people.heads) <= set(get_args(ActorKind))
    assert _values(book.sources.heads) <= set(get_args(SourceKind))
    assert {entry.effect for entry in _values(book.effects)} <= set(get_args(Effect))
    assert {entry.event_type for entry in _values(book.weapons)} <= set(book.types)
    assert {name.removeprefix("why.") for name in book.cues if name.startswith("why.")} <= set(get_args(WhyNone))


def _values(phrases: dateline.codebook.Phrases) -> set:  # type: ignore[type-arg]
    return {value for bucket in phrases._by_first.values() for _, value in bucket}


def test_labels_and_families_are_told() -> None:
    book = load_codebook()
    assert book.label("air_drone_strike") == "Air or drone strike"
    assert {book.family(key) for key in book.types} == loaders.FAMILIES
    assert len({entry.label for entry in book.types.values()}) == len(book.types)


def test_it_is_loaded_once() -> None:
    assert load_codebook() is load_codebook()


@pytest.mark.parametrize("file", sorted((Path(dateline.codebook.__file__).parent / "data").glob("*.yaml")))
def test_no_list_is_written_twice(file: Path) -> None:
    """YAML keeps the last of two equal keys without a word: what stood in the first would be lost."""

    class Strict(yaml.SafeLoader):
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
            keys = [self.construct_object(key, deep=True) for key, _ in node.value]  # type: ignore[no-untyped-call]
            assert len(keys) == len(set(keys)), f"{node.start_mark}: a key stands twice in {keys}"
            return super().construct_mapping(node, deep)

    assert yaml.load(file.read_text("utf-8"), Loader=Strict)
