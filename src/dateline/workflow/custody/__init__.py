"""Custody: what a project took in is still what it was, and what must go is gone without a trace but its tombstone."""
