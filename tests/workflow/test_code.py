import dataclasses

import pytest

from dateline.errors import ModelError
from dateline.language import tagger as tagging
from dateline.records import Report
from dateline.settings import Settings
from dateline.workflow.code import open_coder

STORY = Report(
    id="r",
    published="2024-03-06",
    text="A car bomb exploded outside the market in Mogadishu on Tuesday, killing six people, police said.",
)


def test_each_coder_says_who_made_its_claims(both):
    rules = dataclasses.replace(both, tagger=None)
    (ruled,), (weighed,) = (one.code(STORY).claims for one in (rules, both))
    (alone,) = dataclasses.replace(both, alone=True).code(STORY).claims
    assert {claim.event_type for claim in (ruled, weighed, alone)} == {"explosive"}
    assert (ruled.maker, weighed.maker, alone.maker) == (rules.maker, both.maker, both.maker)
    assert (ruled.maker.kind, weighed.maker.kind) == ("rules", "model")
    assert [(row.min, row.effect) for row in weighed.casualties] == [(6, "killed")]


def test_mentions_of_one_kind_need_no_tagger(both, monkeypatch):
    monkeypatch.setattr(type(both.tagger), "score", None)
    assert [place.text for place in both.mentions(STORY, only="place").places] == ["Mogadishu"]


def test_where_no_model_is_installed_both_means_rules(gazetteer_file, monkeypatch):
    monkeypatch.setattr(tagging, "open_tagger", lambda _: None)
    assert open_coder(Settings(), mode="both").tagger is None
    with pytest.raises(ModelError, match="no model is installed"):
        open_coder(Settings(), mode="tagger")
