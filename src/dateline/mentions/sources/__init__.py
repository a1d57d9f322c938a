"""Source mentions: who is said to say what. `find_sources` is the stage's part for them."""

from dateline.mentions.sources.finds import find_sources

__all__ = ["find_sources"]
