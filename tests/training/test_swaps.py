"""Swapped names keep every span on its words; the training steps are no package, so the module is loaded by its path."""

import importlib.util
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

FILE = Path(__file__).parents[2] / "training/tagger/swaps.py"


@pytest.fixture(scope="module")
def swaps():
    spec = importlib.util.spec_from_file_location("swaps", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _row(text, names, events, figures=()):
    def span(words):
        at = text.index(words)
        return [at, at + len(words)]

    return {
        "text": text,
        "sentences": [[0, len(text)]],
        "names": names,
        "figures": [span(words) for words in figures],
        "triggers": [[*span("killed"), 0]],
        "events": [
            {
                "trigger": span("killed"),
                "slots": {slot: [span(words) for words in found] for slot, found in events.items()},
            }
        ],
    }


ROW = _row(
    "Fighters of the Red Dawn killed 12 people in Ostrel, near Velna. Ostrel is calm.",
    [["Ostrel", "place"], ["Velna", "place"], ["Red Dawn", "group"]],
    {"initiators": ["Fighters of the Red Dawn"], "place": ["Ostrel"], "targets": ["people"]},
    ["12 people"],
)
OTHER = _row("Men killed a man in North Tarsa.", [["North Tarsa", "place"], ["Army of Dusk", "group"]], {})


@given(st.integers(0, 10_000))
def test_spans_stay_on_their_words(swaps, seed):
    made = swaps.Swaps([ROW, OTHER], random.Random(seed))(ROW)
    words = {slot: made["text"][a:b] for slot, [[a, b]] in made["events"][0]["slots"].items()}
    assert words["targets"] == "people"
    assert words["initiators"].startswith("Fighters of the ")
    assert words["initiators"].split(" the ")[1] in ("Red Dawn", "Army of Dusk")
    assert words["place"] in ("Ostrel", "Velna", "North Tarsa")
    assert made["text"].endswith(f"{words['place']} is calm.")
    start, end = made["events"][0]["trigger"]
    assert made["text"][start:end] == "killed"
    ((start, end),) = made["figures"]
    assert made["text"][start:end].endswith(" people")
    assert made["sentences"] == [[0, len(made["text"])]]


def test_some_names_and_figures_are_swapped_and_the_report_itself_stays(swaps):
    before = ROW["text"]
    texts = {swaps.Swaps([ROW, OTHER], random.Random(seed))(ROW)["text"] for seed in range(50)}
    assert len(texts) > 10
    assert any("12" not in text for text in texts)
    assert ROW["text"] == before
