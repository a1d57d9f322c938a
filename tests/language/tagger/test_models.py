import shutil
from pathlib import Path

import dateline_model_en
import numpy as np
import pytest

from dateline.errors import ModelError
from dateline.language import read
from dateline.language.tagger import Tagger, open_tagger
from dateline.language.tagger.scores import UNSEEN
from dateline.language.tagger.windows import WINDOW
from dateline.records import Report

DATA = Path(dateline_model_en.__file__).parent / "data"
STORY = (
    "Gunmen killed six soldiers at a checkpoint near Mopti on Tuesday, the army said. "
    "A car bomb exploded outside the market an hour later, wounding eleven people, police said.\n\n"
)


def _read(tagger, text):
    return read(Report(id="r", text=text), tagger=tagger)


def test_the_shipped_model_finds_events_and_who_did_them(tagger):
    reading = _read(tagger, STORY)
    told = [(reading.words(first, last), kind) for first, last, kind, _ in reading.scores.tagged(0.25)]
    assert any("exploded" in words and kind == "explosive" for words, kind in told)
    assert not any("said" in words for words, _ in told)
    killed, gunmen, soldiers = reading.token_at(STORY.index("killed")), 0, reading.token_at(STORY.index("soldiers"))
    (told,) = reading.scores.ask([(killed, killed + 1)])
    initiators, targets = (told.links[reading.scores.labels.slots.index(slot)] for slot in ("initiators", "targets"))
    assert told.tells > 0
    assert initiators[gunmen] > initiators[soldiers]
    assert targets[soldiers] > targets[gunmen]


def test_probabilities_are_probabilities(tagger):
    scores = _read(tagger, STORY).scores
    assert np.exp(scores.triggers).sum(1) == pytest.approx(1.0, abs=0.2)  # the mean over a word's pieces, in logarithms
    (told,) = scores.ask([(1, 2)])
    assert sum(np.exp(list(told.types.values()))) == pytest.approx(1.0, abs=1e-3)
    assert sum(np.exp(list(told.certainties.values()))) == pytest.approx(1.0, abs=1e-3)


def test_a_text_longer_than_a_window_is_read_to_its_end(tagger):
    text = "Officials met in the capital to speak of trade and roads. " * (WINDOW // 8) + STORY
    reading = _read(tagger, text)
    assert len(reading.scores.triggers) == len(reading.tokens)
    assert any(reading.words(a, b) for a, b, kind, _ in reading.scores.tagged(0.5) if kind == "explosive")
    at = reading.token_at(text.index("exploded"))
    (told,) = reading.scores.ask([(at, at + 1)])
    assert 0 < told.first < at < told.last == len(reading.tokens)
    assert told.mean(0, 0, told.first) == told.mean(0, told.first - 1, told.first) == UNSEEN
    half = (UNSEEN + float(told.links[0, 0])) / 2
    assert told.mean(0, told.first - 1, told.first + 1) == pytest.approx(half, abs=1e-5)
    assert told.types["explosive"] > told.types["protest"]


def test_the_same_text_gets_the_same_scores(tagger):
    one, other = (_read(tagger, STORY).scores for _ in range(2))
    assert (one.triggers == other.triggers).all()
    assert (one.ask([(1, 2)])[0].links == other.ask([(1, 2)])[0].links).all()


@pytest.mark.parametrize("text", ["", " ", ".", "\u200b\u200b", "😀", "Взрыв прогремел в Харькове.", "x" * 3000])
def test_odd_texts_are_read(tagger, text):
    reading = _read(tagger, text)
    assert reading.scores is None or reading.scores.tagged(0.999) == []


def test_without_a_tagger_a_reading_has_no_scores():
    assert read(Report(id="r", text=STORY)).scores is None


def test_the_maker_names_the_files_by_hash(tagger, tmp_path):
    copy = shutil.copytree(DATA, tmp_path / "model")
    assert Tagger(copy).maker == tagger.maker
    assert tagger.maker.kind == "model"
    (copy / "labels.json").write_text((copy / "labels.json").read_text() + " ")
    assert Tagger(copy).maker.sha256 != tagger.maker.sha256


def test_a_folder_without_a_model_is_told(tmp_path):
    with pytest.raises(ModelError, match="cannot be opened") as told:
        open_tagger(tmp_path)
    assert told.value.where == str(tmp_path)
    assert told.value.todo
