"""The codebook: event types, trigger words, effects, people, weapons, sources, cues, policies' wording: YAML and its loader.

An analyst adds a verb or a noun in data/*.yaml, with an example that is run as a test. Code names none of them.
"""

from dateline.codebook.books import Codebook, EffectEntry, EventTypeEntry, TriggerEntry, WeaponEntry
from dateline.codebook.datasets import DatasetBook, DatasetCode, DatasetName, load_datasets
from dateline.codebook.inflections import irregular_verbs, verb_forms
from dateline.codebook.loaders import load_codebook
from dateline.codebook.phrases import Phrases
from dateline.codebook.policies import load_policies

__all__ = [
    "Codebook", "DatasetBook", "DatasetCode", "DatasetName", "EffectEntry", "EventTypeEntry", "Phrases", "TriggerEntry",
    "WeaponEntry", "irregular_verbs", "load_codebook", "load_datasets", "load_policies", "verb_forms",
]  # fmt: skip
