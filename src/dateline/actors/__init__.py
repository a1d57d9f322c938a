"""The actor registry: states' forces, armed groups and international bodies, by id, name, country and day.

Noun phrases in, actors out. It reads no report and knows no event.
"""

from dateline.actors.entries import Actor, Name
from dateline.actors.registries import Registry
from dateline.actors.tables import Added, BadRow, delimiter, read_table

__all__ = ["Actor", "Added", "BadRow", "Name", "Registry", "delimiter", "read_table"]
