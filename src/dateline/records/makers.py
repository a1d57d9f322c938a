"""Who made a record: code, a model or a person, so that a better one can be told from an older one."""

from typing import Literal

from dateline.records.frames import Record


class Maker(Record):
    """`rules` with the package's version, a `model` with its hash, or a `person` by name."""

    kind: Literal["rules", "model", "person"]
    name: str
    version: str | None = None
    sha256: str | None = None
