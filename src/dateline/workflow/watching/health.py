"""How each watched feed does, in words. A project goes in, one `Health` a feed comes out. It asks no server."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.store import Store
from dateline.store.feeds import FindState, Source

_SHOWN = 20  # pages that make trouble, of one feed


@dataclass(slots=True, frozen=True)
class Trouble:
    """A page that could not be had: why, how often it was tried, and when it is tried again (None: no more)."""

    link: str | None
    error: str
    tries: int
    due: str | None


@dataclass(slots=True, frozen=True)
class Health:
    """One feed: what is known of it, how many of its items became reports, wait, or were given up, and what ails it."""

    source: Source
    reports: int
    waiting: int
    given_up: int
    troubles: tuple[Trouble, ...]

    @property
    def words(self) -> str:
        """What is wrong, worst first; empty where nothing is."""
        told = [self.source.error] if self.source.error else []
        told += self.source.notes
        told += [f"{one.link}: {one.error}" for one in self.troubles[:1]]
        return "; ".join(told)


def healths(store: Store) -> list[Health]:
    """The health of all feeds that the project watches, by URL."""
    counts = store.find_counts()
    return [_health(store, source, counts.get(source.url, {})) for source in store.feeds()]


def _health(store: Store, source: Source, counts: Mapping[FindState, int]) -> Health:
    unmade = store.finds(source.url, "waiting") + store.finds(source.url, "given up")
    troubles = [Trouble(one.link, one.error, one.tries, one.due) for one in unmade if one.error]
    return Health(
        source, counts.get("done", 0), counts.get("waiting", 0), counts.get("given up", 0), tuple(troubles[:_SHOWN])
    )  # fmt: skip
