"""Verbs that work in a project: `init`, `add`, `incidents`, `show`, `export`."""
