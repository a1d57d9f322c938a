"""Where a batch runs: the processes of one machine, or a Spark cluster."""
