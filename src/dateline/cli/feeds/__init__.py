"""Verbs of feeds: `watch`, `sources`."""
