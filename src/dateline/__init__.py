"""Dateline: news reports of political violence in, incidents that can be audited out.

The path is reports → mentions → claims → incidents → exports; each package makes the thing it is named after.
"""

__version__ = "0.1.0"
