"""A report's text as sentences and tokens with exact offsets, and which language it is in. Knows nothing of events."""

from dateline.language.languages import language_of
from dateline.language.readings import Reading, Sentence, Token, read

__all__ = ["Reading", "Sentence", "Token", "language_of", "read"]
