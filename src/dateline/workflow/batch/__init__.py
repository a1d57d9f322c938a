"""Batch: reports by the million coded and linked without a project, over one machine's cores or a cluster's.

`runs` says what follows what; `engines` are where it runs; all others are the work, cut in shards.
"""
