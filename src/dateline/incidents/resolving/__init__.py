"""The values of an incident under a named policy, from claims that agree and claims that do not, and its grade."""

from dateline.incidents.resolving.figures import CLAIMANTS, POLICIES, checked
from dateline.incidents.resolving.resolutions import resolve
from dateline.incidents.resolving.titles import title
from dateline.incidents.resolving.voices import Voices, independent

__all__ = ["CLAIMANTS", "POLICIES", "Voices", "checked", "independent", "resolve", "title"]
