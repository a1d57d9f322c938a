"""What all requests share: the project, its judgements in memory, names to look up, and what is linked in the background.

A store goes in; what is dear to make is made once and kept until something changed. It serves no request.
"""

import gzip
import json
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.actors import Registry
from dateline.gazetteer import Gazetteer
from dateline.settings import Settings, stamp
from dateline.store import Store
from dateline.workflow.actors import open_actors
from dateline.workflow.code import Coder, open_coder
from dateline.workflow.gazetteer import open_gazetteer
from dateline.workflow.linking import link_project
from dateline.workflow.review.decisions import Names
from dateline.workflow.review.ledgers import Ledger
from dateline.workflow.screens.links import Candidate, candidates
from dateline.workflow.screens.lists import CodebookPage, codebook_page
from dateline.workflow.screens.summaries import columns_of, refresh_summaries

_LOG = logging.getLogger("dateline.web")
_PATIENCE = 5.0  # seconds that an answer waits for other linking


@dataclass(slots=True, frozen=True)
class Packed:
    """An answer as it goes out, plain and compressed, under its version."""

    version: str
    plain: bytes
    gzipped: bytes


@dataclass(slots=True)
class Workplace:
    """One project at work.

    `local` tells that it is served on this machine alone. Whoever makes an export holds `exporting`, whoever changes the
    machine's own actors or places `naming`.
    """

    store: Store
    settings: Settings = field(default_factory=Settings)
    local: bool = True
    ledger: Ledger = field(default_factory=Ledger)
    exporting: threading.Lock = field(default_factory=threading.Lock)
    naming: threading.Lock = field(default_factory=threading.Lock)
    _linking: threading.Lock = field(default_factory=threading.Lock)
    _making: threading.Lock = field(default_factory=threading.Lock)
    _columns: Packed | None = None
    _pairs: tuple[tuple[int, int], list[Candidate]] | None = None
    _actors: tuple[tuple[int, int], Registry] | None = None
    _codebook: CodebookPage | None = None
    _thread: threading.local = field(default_factory=threading.local)

    def open(self) -> bool:
        """True where the project has no users, so that whoever sits at this machine works as its admin."""
        return self.local and self.store.user_count() == 0

    def judged(self) -> Ledger:
        """The judgements as they stand now."""
        self.ledger.catch_up(self.store)
        return self.ledger

    def link(self, step: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Links what is due, and makes the summaries that are missing; one thread at a time."""
        with self._linking:
            if self.store.link_due:
                link_project(self.store, self.ledger)
            refresh_summaries(self.store, self.ledger, step)

    def link_soon(self) -> bool:
        """Links what is due before an answer goes out; False where that is left to the watcher: it is busy, or it failed.

        What was decided stands already, so no answer may say that it failed.
        """
        if not self._linking.acquire(timeout=_PATIENCE):
            return False
        try:
            link_project(self.store, self.ledger)
            refresh_summaries(self.store, self.ledger)
        except Exception:
            _LOG.exception("what was decided could not be linked at once")
            return False
        finally:
            self._linking.release()
        return True

    def state(self) -> tuple[int, int]:
        """The end of the chain and the number of linkings: what moves when anything does."""
        return self.store.judgement_position(), self.store.linkings()

    def linked(self) -> tuple[int, int]:
        """The numbers of linkings and of summaries: what moves when any summary does."""
        return self.store.linkings(), self.store.summary_count()

    def columns(self) -> Packed:
        """All summaries, packed; made anew only where one changed."""
        with self._making:
            version = "s{}-{}".format(*self.linked())
            if self._columns is None or self._columns.version != version:
                plain = json.dumps(columns_of(self.store.summaries()), ensure_ascii=False, separators=(",", ":"))
                raw = plain.encode()
                self._columns = Packed(version, raw, gzip.compress(raw, compresslevel=3))
            return self._columns

    def some_columns(self, ids: Sequence[str]) -> dict[str, list[Any]]:
        """The summaries of some incidents."""
        return columns_of(self.store.summaries(ids))

    def pairs(self) -> list[Candidate]:
        """The pairs that wait for a person; looked for anew only where something was linked or judged."""
        with self._making:
            state = self.state()
            if self._pairs is None or self._pairs[0] != state:
                self._pairs = (state, candidates(self.store, self.judged()))
            return self._pairs[1]

    def codebook(self, *, tested: bool) -> CodebookPage:
        """The codebook; its examples, which are those of its rules, are run once."""
        if not tested:
            return codebook_page()
        with self._making:
            if self._codebook is None:
                self._codebook = codebook_page(self.coder())
            return self._codebook

    def coder(self) -> Coder:
        """A coder by rules for this thread."""
        return open_coder(self.settings, mode="rules")

    def actors(self) -> Registry:
        """The registry; read anew where the user's own table changed."""
        own = self.settings.actors_path
        changed = stamp(own)
        if self._actors is None or self._actors[0] != changed:
            self._actors = (changed, open_actors(self.settings))
        return self._actors[1]

    def gazetteer(self) -> Gazetteer:
        """The gazetteer, opened once a thread; again where places were added or taken out."""
        held: tuple[tuple[int, int], Gazetteer] | None = getattr(self._thread, "gazetteer", None)
        if held is not None and held[0] == stamp(self.settings.gazetteer_path):
            return held[1]
        if held is not None:
            held[1].close()
        found = open_gazetteer(self.settings)
        self._thread.gazetteer = (stamp(self.settings.gazetteer_path), found)
        return found

    def names(self, field_name: str) -> Names:
        """Places and actors by name, where a correction of this field needs them."""
        if field_name == "place":
            return Names(None, self.gazetteer())
        return Names(self.actors(), None) if field_name in ("initiators", "targets") else Names()
