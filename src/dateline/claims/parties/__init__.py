"""Parties: who did it to whom in one clause, and the fullest name that the report gives each of them."""

from dateline.claims.parties.choices import choose_parties
from dateline.claims.parties.figures import VAGUE, befallen
from dateline.claims.parties.names import Namer
from dateline.claims.parties.roles import assign_roles, suspects

__all__ = ["VAGUE", "Namer", "assign_roles", "befallen", "choose_parties", "suspects"]
