"""Two small reports of our own with gold and coded events."""

from typing import Any

import pytest

TEXT = (
    "Gunmen attacked a police post in Vellmar on Monday, killing five officers, the interior ministry said. "
    "A bomb went off in Tarn two days earlier and wounded a shopkeeper."
)


def mention(words: str, **more: Any) -> dict[str, Any]:
    return {"text": words, "start": TEXT.index(words), **more}


@pytest.fixture
def gold() -> dict[str, Any]:
    ministry = mention("interior ministry", kind="official")
    attack = {
        "event_type": "armed_clash",
        "trigger": "attacked",
        "trigger_start": TEXT.index("attacked"),
        "granularity": "single",
        "certainty": "reported",
        "date": {"start": "2031-03-03", "end": "2031-03-03", "precision": "day"},
        "place": mention("Vellmar", country="DE", admin1=None),
        "initiators": [mention("Gunmen")],
        "targets": [mention("police post")],
        "weapons": [],
        "main": True,
        "scope": "political",
        "casualties": [mention("five officers", party="officers", effect="killed", min=5, max=5, said_by=[0])],
        "sources": [ministry],
    }
    bomb = {
        "event_type": "explosive",
        "trigger": "bomb went off",
        "trigger_start": TEXT.index("bomb went off"),
        "granularity": "single",
        "certainty": "reported",
        "date": {"start": "2031-03-01", "end": "2031-03-01", "precision": "day"},
        "place": mention("Tarn", country="FR", admin1=None),
        "initiators": [],
        "targets": [],
        "weapons": [mention("bomb")],
        "main": False,
        "scope": "political",
        "casualties": [mention("a shopkeeper", party="shopkeeper", effect="wounded", min=1, max=1, said_by=[])],
        "sources": [],
    }
    return {"id": "r1", "title": "Post attacked", "publisher": "The Lantern", "published": "2031-03-04", "text": TEXT,
            "events": [attack, bomb]}  # fmt: skip


@pytest.fixture
def quiet() -> dict[str, Any]:
    return {"id": "r2", "title": None, "publisher": None, "published": None, "text": "The band plays on.", "events": []}
