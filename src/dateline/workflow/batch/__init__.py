"""Batch: reports by the million coded and linked without a project, over one machine's cores or a cluster's.

`runs` says what follows what; `local` and `spark` are where it runs; all others are the work, cut in shards.
"""
