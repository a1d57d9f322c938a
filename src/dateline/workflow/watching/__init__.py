"""Watching feeds: fetched politely, host beside host; what is new goes the way of `add`; nothing found is lost."""

from dateline.workflow.watching.health import Health, Healths, Trouble, healths
from dateline.workflow.watching.hosts import Manners
from dateline.workflow.watching.rounds import Round, watch

__all__ = ["Health", "Healths", "Manners", "Round", "Trouble", "healths", "watch"]
