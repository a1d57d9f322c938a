"""Files of other datasets, ACLED's and UCDP GED's as downloaded: rows come out as `Listed` records, bad ones as errors.

Which dataset it is, is told by the columns. Nothing of it becomes a report or a claim.
"""

from dateline.reports.datasets.files import read_dataset
from dateline.reports.datasets.rows import Lookup

__all__ = ["Lookup", "read_dataset"]
