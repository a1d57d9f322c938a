"""Mentions: typed stretches of a report's text with normalised values. Knows no events, only the words that may name them."""

from dateline.mentions.finds import find_mentions

__all__ = ["find_mentions"]
