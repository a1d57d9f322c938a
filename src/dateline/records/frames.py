"""The frame all records share: frozen, nothing unknown let in. A record in, the same record out of JSON."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Immutable, and refuses a key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
