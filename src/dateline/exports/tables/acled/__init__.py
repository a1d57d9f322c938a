"""ACLED: which rows an incident gives, what they are called, and who acts in them.

Export rows and terms go in, an `Export` comes out. What stands in data/acled.yaml is not repeated here.
"""

from dateline.exports.tables.acled.acts import to_acled

__all__ = ["to_acled"]
