"""Verbs of the workbench: `serve`, `user`."""
