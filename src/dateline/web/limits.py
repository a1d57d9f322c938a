"""How often somebody may try a password: few times a name and address, then a while not at all.

Attempts go in, seconds to wait come out. Kept in memory alone; a restart forgets.
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

WINDOW = 300.0  # seconds
BY_NAME = 5  # tries of one name from one address
BY_ADDRESS = 30
ANYWHERE = 100  # tries of one name from all addresses from which nobody came in by it
_MOST = 20_000  # keys remembered; the oldest go first


class Limits:
    """Tries of the last minutes by key; one counts when it begins, so that many at once are many."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()
        self._trusted: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, name: str, address: str) -> int:
        """Counts a try and lets it through (0), or gives the seconds until another one is."""
        with self._lock:
            keys = self._keys(name, address)
            wait = max(self._left(key, most) for key, most in keys)
            if not wait:
                for key, most in keys:
                    self._tries.setdefault(key, deque(maxlen=most)).append(self._clock())
                    self._tries.move_to_end(key)
            _forget(self._tries)
            return wait

    def succeeded(self, name: str, address: str) -> None:
        """Forgets the try that was let through, and the failures of that name from that address."""
        with self._lock:
            keys = [key for key, _ in self._keys(name, address)]
            self._tries.pop(keys[0], None)
            for key in keys[1:]:
                if self._tries.get(key):
                    self._tries[key].pop()
            self._trusted[keys[0]] = None
            _forget(self._trusted)

    def _left(self, key: str, most: int) -> int:
        times = self._tries.get(key)
        if times is None or len(times) < most:
            return 0
        return max(0, int(times[0] + WINDOW - self._clock()) + 1)

    def _keys(self, name: str, address: str) -> list[tuple[str, int]]:
        who = name.casefold()[:80]
        pair = f"{who}\n{address}"
        anywhere = [] if pair in self._trusted else [(f"{who}\n", ANYWHERE)]
        return [(pair, BY_NAME), (f"\n{address}", BY_ADDRESS), *anywhere]


def _forget(held: "OrderedDict[str, deque[float]] | OrderedDict[str, None]") -> None:
    while len(held) > _MOST:
        held.popitem(last=False)
