"""What shares a key: numbers in, pairs of numbers out. Not among the package's names, so that numpy is loaded where it is needed."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def sharing(keys: Numbers, owners: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Each two owners of one key, the lower first, once for every key that they share; in lots of keys with as many owners.

    Args:
        keys: the keys that are held; no owner holds one twice.
        owners: by key its owner, 0 and up.
    """
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, dtype=np.int64)
    held = np.diff(np.r_[starts, len(keys)])
    for count in np.unique(held[held > 1]):
        rows = owners[starts[held == count][:, None] + np.arange(count)]
        ones, others = np.triu_indices(count, 1)
        yield rows[:, ones].ravel(), rows[:, others].ravel()
