"""Every record is frozen and refuses what it does not know."""

import pytest
from pydantic import BaseModel

from dateline import records

RECORDS = sorted(
    (kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, BaseModel)),
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_record_is_frozen_and_strict(kind: type[BaseModel]) -> None:
    assert kind.model_config["frozen"] is True
    assert kind.model_config["extra"] == "forbid"
