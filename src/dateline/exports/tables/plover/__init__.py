"""PLOVER: what an incident is called there, who acts and who suffers, and how it is written.

Export rows and terms go in, an `Export` comes out. What stands in data/plover.yaml is not repeated here.
"""

from dateline.exports.tables.plover.events import to_plover

__all__ = ["to_plover"]
