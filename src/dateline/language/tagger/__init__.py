"""The learned tagger: what a small encoder, trained on coded reports, makes of a text. Runs on onnxruntime, offline.

A text with its tokens goes in, scores come out: which words tell of an event, of which kind, and what belongs to it. They
are evidence that mentions and claims weigh; nothing is decided here.
"""

from dateline.language.tagger.models import Tagger, open_tagger
from dateline.language.tagger.scores import Labels, Scores, Told

__all__ = ["Labels", "Scores", "Tagger", "Told", "open_tagger"]
