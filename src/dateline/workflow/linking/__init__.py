"""Linking: a project's claims to incidents, in full or where something changed, and reports without a project."""

from dateline.workflow.linking.identities import keep_ids, own_ids
from dateline.workflow.linking.projects import link_project

__all__ = ["keep_ids", "link_project", "own_ids"]
