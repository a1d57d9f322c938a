"""The model's files opened and run: encoder.onnx reads a window, pairs.onnx reads it again for each trigger.

A folder goes in, a `Tagger` comes out. One thread; the same text gives the same scores. No file is written.
"""

import importlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from dateline import __version__
from dateline.errors import ModelError
from dateline.language.tagger.scores import UNSEEN, Floats, Labels, Scores, Told
from dateline.language.tagger.standins import Piece, Stretch, Word, disguise
from dateline.language.tagger.windows import innermost, windows
from dateline.records import Maker
from dateline.values import digest

PACKAGE = "dateline_model_en"  # the wheel that holds the model's files
FILES = ("encoder.onnx", "pairs.onnx", "tokenizer.json", "labels.json")
_NO_EVENT = 0.0  # a log-probability: of a token that the vocabulary has no piece for, nothing is said to happen
AT_ONCE = 8  # triggers for which a window is read again together: more take memory and no less time
_OPENS, _CLOSES = 101, 102  # [CLS] and [SEP] of the vocabulary
Ints = NDArray[np.int64]


@dataclass(slots=True, frozen=True)
class Window:
    """A window as the encoder left it: its range of wordpieces, their states and sentences, both marks included."""

    first: int
    last: int
    states: Floats
    sentences: Ints


class Tagger:
    """The model of one folder, ready to score texts."""

    def __init__(self, folder: Path) -> None:
        """Opens the files of the folder.

        Raises:
            ModelError: a file is missing or cannot be read.
        """
        try:
            import onnxruntime  # slow to import, and only needed where a model is
            from tokenizers import Tokenizer

            chosen = onnxruntime.SessionOptions()
            chosen.intra_op_num_threads = chosen.inter_op_num_threads = 1
            chosen.log_severity_level = 3
            done = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # graphs are made lean when they are exported
            chosen.graph_optimization_level = done
            chosen.enable_cpu_mem_arena = False  # it would keep for good what the longest text took
            self._encoder, self._pairs = (
                onnxruntime.InferenceSession(folder / name, chosen, providers=["CPUExecutionProvider"])
                for name in FILES[:2]
            )
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self.labels = TypeAdapter(Labels).validate_python(
                {field.name: told[field.name] for field in fields(Labels)}
            )
        except Exception as error:
            what = f"the model cannot be opened ({type(error).__name__}: {error})"
            raise ModelError(what, where=str(folder), todo="Install dateline-model-en anew") from None
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.sha256 = digest(b"".join((folder / name).read_bytes() for name in FILES))
        name, version = f"dateline, {told['name']}", f"{__version__}, {told['version']}"
        self.maker = Maker(kind="model", name=name, version=version, sha256=self.sha256)

    def score(self, text: str, tokens: Sequence[Word], tags: str, sentences: Sequence[Stretch]) -> Scores:
        """The scores of a text with these tokens, their tags, and sentences, all in order; there must be some."""
        told = disguise(text, tokens, tags, sentences)
        return self._score(told.text, told.tokens, told.sentences)

    def _score(self, text: str, tokens: Sequence[Piece], sentences: Sequence[Piece]) -> Scores:
        coded = self._tokenizer.encode(text, add_special_tokens=False)
        starts = np.array([start for start, _ in coded.offsets], dtype=np.int64)
        ends = np.array([end for _, end in coded.offsets], dtype=np.int64)
        told = np.searchsorted(np.array([s.start for s in sentences]), starts, side="right") - 1
        ranges = windows(len(starts))
        tags = np.zeros((len(starts), 1 + len(self.labels.types)), dtype=np.float32)
        kinds = np.zeros((len(starts), len(self.labels.kinds)), dtype=np.float32)
        read: list[Window] = []
        for k, (first, last) in enumerate(ranges):
            states, chances, sorts = self._encode(coded.ids[first:last])
            numbers = np.pad(np.maximum(told[first:last], 0), 1, mode="edge" if last > first else "constant")
            read.append(Window(first, last, states, numbers))
            begin = first if k == 0 else (first + ranges[k - 1][1]) // 2  # half of what two windows share is each one's
            tags[begin:last], kinds[begin:last] = chances[1 + begin - first : -1], sorts[1 + begin - first : -1]
        pieces = _pieces(starts, ends, tokens)
        held = _Held(read, ranges, pieces)
        found = _by_token(tags, pieces, _NO_EVENT), _by_token(kinds, pieces, UNSEEN)
        return Scores(self.labels, self.maker, *found, lambda spans: self._ask(held, spans))

    def _encode(self, ids: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        """States, tags and kinds of one window, the marks around it included."""
        window = np.array([[_OPENS, *ids, _CLOSES]], dtype=np.int64)
        states, tags, kinds = self._encoder.run(None, {"ids": window})
        return states, tags, kinds

    def _ask(self, held: "_Held", spans: Sequence[tuple[int, int]]) -> list[Told]:
        """What the model makes of each trigger, each read in the window in whose middle it stands."""
        found: list[Told | None] = [None] * len(spans)
        by_window: dict[int, list[tuple[int, int, int]]] = {}
        for i, (first, last) in enumerate(spans):
            begin, end = held.range_of(first, last)
            by_window.setdefault(innermost(begin, end, held.ranges), []).append((i, begin, end))
        for k, asked in by_window.items():
            window = held.read[k]
            for few in (asked[at : at + AT_ONCE] for at in range(0, len(asked), AT_ONCE)):
                where = [(begin - window.first + 1, end - window.first + 1) for _, begin, end in few]
                events, links = self._pairs.run(None, _inputs(window, where))
                for (i, _, _), event, link in zip(few, events, links, strict=True):
                    found[i] = self._told(event, *held.by_token(link[:, 1:-1], window))
        return [told for told in found if told is not None]

    def _told(self, event: Floats, first: int, links: Floats) -> Told:
        """The outputs of one trigger by name."""
        types, certainties = self.labels.types, self.labels.certainties
        values = [float(value) for value in event]
        recorded, tells, *rest = values
        named, rest = rest[: len(types)], rest[len(types) :]
        sure, (aggregate, main, criminal) = rest[: len(certainties)], rest[len(certainties) :]
        by_type: dict[str, float] = dict(zip(types, named, strict=True))
        by_certainty = dict(zip(certainties, sure, strict=True))
        return Told(recorded, tells, aggregate, main, criminal, by_type, by_certainty, first, links)


@dataclass(slots=True, frozen=True)
class _Held:
    """What stays of a text's reading to answer about triggers: windows, their ranges, each token's wordpieces."""

    read: list[Window]
    ranges: list[tuple[int, int]]
    pieces: Ints

    def range_of(self, first: int, last: int) -> tuple[int, int]:
        """The wordpieces of tokens `[first:last]`, at least one."""
        begin, end = int(self.pieces[first, 0]), int(self.pieces[last - 1, 1])
        return (begin, end) if end > begin else (max(begin - 1, 0), max(begin, 1))

    def by_token(self, links: Floats, window: Window) -> tuple[int, Floats]:
        """Slots by tokens from slots by wordpieces of a window: the first token of which a piece stands in it, and all such."""
        first = int(np.searchsorted(self.pieces[:, 1], window.first, side="right"))
        last = int(np.searchsorted(self.pieces[:, 0], window.last, side="left"))
        pieces = self.pieces[first:last]
        begin, end = min(int(pieces[0, 0]), window.first), max(int(pieces[-1, 1]), window.last)
        told = np.full((end - begin, len(links)), UNSEEN, dtype=np.float32)
        told[window.first - begin : window.last - begin] = links.T
        return first, np.ascontiguousarray(_by_token(told, pieces - begin, UNSEEN).T)


def _inputs(window: Window, where: list[tuple[int, int]]) -> dict[str, Any]:
    """What pairs.onnx reads: the window's states and sentences, where each trigger begins and which pieces are its own."""
    own = np.zeros((len(where), len(window.states)), dtype=np.int64)
    for row, (first, last) in zip(own, where, strict=True):
        row[first:last] = 1
    at = np.array([first for first, _ in where], dtype=np.int64)
    return {"states": window.states, "sentences": window.sentences, "at": at, "own": own}


def _pieces(starts: Ints, ends: Ints, tokens: Sequence[Piece]) -> Ints:
    """For each token the range of wordpieces that overlap it; an empty range where the vocabulary has none for it."""
    first = np.searchsorted(ends, np.array([token.start for token in tokens], dtype=np.int64), side="right")
    last = np.searchsorted(starts, np.array([token.end for token in tokens], dtype=np.int64), side="left")
    return np.stack([first, np.maximum(first, last)], axis=1)


def _by_token(values: Floats, pieces: Ints, otherwise: float) -> Floats:
    """The mean over each token's wordpieces, `otherwise` where a token has none."""
    sums = np.concatenate([np.zeros((1, values.shape[1]), np.float32), np.cumsum(values, axis=0, dtype=np.float64)])
    many = pieces[:, 1] - pieces[:, 0]
    means = (sums[pieces[:, 1]] - sums[pieces[:, 0]]) / np.maximum(many, 1)[:, None]
    means[many == 0] = otherwise
    found: Floats = means.astype(np.float32)
    return found


@cache
def open_tagger(folder: Path | None = None) -> Tagger | None:
    """The tagger of a folder, or of the installed model; None where no model is installed. Opened once a process.

    Raises:
        ModelError: the model is there and cannot be opened.
    """
    if folder is not None:
        return Tagger(folder)
    try:
        package = importlib.import_module(PACKAGE)
    except ModuleNotFoundError:
        return None
    return Tagger(Path(package.__file__ or "").parent / "data")
