"""Times in a report: found, normalised as TIMEX3, and given calendar days by the codebook's rules."""

from dateline.mentions.times.tagging import anchor_of, find_times, resolve_given

__all__ = ["anchor_of", "find_times", "resolve_given"]
