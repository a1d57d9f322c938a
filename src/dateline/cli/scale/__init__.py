"""The verb for piles of reports that are too large for one process."""
