"""Weapons: which of a report's weapons an event was done with, by a score with features that a person can read."""

from dateline.claims.weapons.assignments import assign_weapons, bombers, weapon_records
from dateline.claims.weapons.scores import Arsenal, features

__all__ = ["Arsenal", "assign_weapons", "bombers", "features", "weapon_records"]
