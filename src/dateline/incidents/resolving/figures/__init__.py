"""Casualty figures of one incident: rows of claims to parties, parties to ledgers, ledgers to figures under a policy."""

from dateline.incidents.resolving.figures.claimants import BELLIGERENTS, CLAIMANTS, checked
from dateline.incidents.resolving.figures.ledgers import resolve_figures
from dateline.incidents.resolving.figures.policies import POLICIES
from dateline.incidents.resolving.figures.sides import deaths_by_side

__all__ = ["BELLIGERENTS", "CLAIMANTS", "POLICIES", "checked", "deaths_by_side", "resolve_figures"]
