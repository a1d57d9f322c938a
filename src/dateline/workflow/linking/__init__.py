"""Linking: a project's claims to incidents, in full or where something changed, and reports without a project."""

from dateline.workflow.linking.identities import ids_of, keep_ids, own_ids
from dateline.workflow.linking.projects import RELATING, link_project

__all__ = ["RELATING", "ids_of", "keep_ids", "link_project", "own_ids"]
