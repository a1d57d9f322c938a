"""Exporting a project: the rows that may leave, in one format, with manifest and loss report.

A store goes in; text, or three files beside one another, come out. The day and the hash are those of the export.
"""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.errors import ExportError
from dateline.exports import (
    Citation,
    Coarseness,
    Export,
    ExportRow,
    PersonFinder,
    Rules,
    Selection,
    Terms,
    cite,
    coarsened,
    manifest,
    select,
    to_acled,
    to_gdelt,
    to_geojson,
    to_hxl,
    to_jsonl,
    to_parquet,
    to_plover,
    to_timemap,
    to_ucdp,
    without_names,
)  # fmt: skip
from dateline.exports.rows import QUOTE_CHARACTERS, plural
from dateline.incidents.resolving.figures import deaths_by_side
from dateline.records import Report, Resolved, verdicts
from dateline.records.incidents import Grade, PolicyName
from dateline.settings import Settings, stamp
from dateline.store import Store
from dateline.workflow.actors import open_actors
from dateline.workflow.gazetteer import open_gazetteer
from dateline.workflow.resolve import resolve_incidents
from dateline.workflow.review.desks import open_proposals
from dateline.workflow.review.ledgers import Ledger

One = TypeVar("One")
PUBLISHED_DELAY = 7  # days
PUBLISHED_COARSENESS: Coarseness = "town"
_FEW = 500  # incidents whose reports are in memory at once
_NAMES_HELD = 50_000  # reports
_names_held: dict[tuple[object, ...], frozenset[str]] = {}
EXPORTERS: dict[str, Callable[[Sequence[ExportRow], Terms], Export]] = {
    "acled": to_acled, "geojson": to_geojson, "ucdp": to_ucdp, "parquet": to_parquet, "jsonl": to_jsonl,
    "plover": to_plover, "timemap": to_timemap, "gdelt": to_gdelt, "hxl": to_hxl,
}  # fmt: skip
_WITHOUT_BEST = ("airwars", "ibc")
DEFAULTS: dict[str, PolicyName] = {
    "acled": "acled",
    "ucdp": "ucdp",
}  # policies of formats that count by their own rules


@dataclass(slots=True, frozen=True)
class Asked:
    """What is to leave: the format, the policy, which incidents, and how much of each.

    `everything` is an analyst's own: those too that nobody accepted, at once, exact, with names; without it what is None
    is the publishing profile's (`PUBLISHED_…`). `policy` None is the format's own; `only` are ids of incidents, None for all;
    `delay` is in days, `quotes` in characters, `grades` empty for all.
    """

    format: str
    policy: PolicyName | None = None
    everything: bool = False
    without: tuple[str, ...] = ()
    only: frozenset[str] | None = None
    grades: tuple[Grade, ...] = ()
    since: dt.date | None = None
    coarsen: Coarseness | None = None
    delay: int | None = None
    quotes: int = QUOTE_CHARACTERS
    criminal: bool = False
    country_points: bool = False

    @property
    def settled_by(self) -> PolicyName:
        """The policy: that asked for, or the format's own."""
        return self.policy or DEFAULTS.get(self.format, "majority")

    @property
    def coarseness(self) -> Coarseness:
        """How coarse places are: as asked for, or as the profile has it."""
        return self.coarsen or ("exact" if self.everything else PUBLISHED_COARSENESS)

    def rules(self) -> Rules:
        """Which incidents may leave."""
        delay = self.delay if self.delay is not None else 0 if self.everything else PUBLISHED_DELAY
        return Rules(self.everything, self.criminal, delay, self.since, self.grades)

    def options(self) -> dict[str, Any]:
        """What the manifest tells of the choices that have no line of their own there."""
        rules = self.rules()
        return {
            "grades": list(self.grades), "since": self.since.isoformat() if self.since else None, "delay": rules.delay,
            "coarsen": self.coarseness, "quotes": self.quotes, "criminal": self.criminal,
            "country_points": self.country_points, "names": "shown" if self.everything else "hidden",
        }  # fmt: skip


@dataclass(slots=True, frozen=True)
class Exported:
    """The data, what was lost on the way, and the manifest."""

    data: str | bytes
    losses: tuple[str, ...]
    manifest: dict[str, Any]

    @property
    def loss_report(self) -> str:
        """The losses as lines, with a line where there are none."""
        return "\n".join(self.losses or ("nothing was left out",)) + "\n"

    @property
    def content(self) -> bytes:
        """The data as bytes, text as UTF-8."""
        return self.data.encode() if isinstance(self.data, str) else self.data

    @property
    def text(self) -> str:
        """The data where it is text, else nothing."""
        return self.data if isinstance(self.data, str) else ""

    def files(self, name: str) -> dict[str, bytes]:
        """The data under a name, its manifest and its losses beside it."""
        told = json.dumps(self.manifest, indent=2, ensure_ascii=False) + "\n"
        return {
            name: self.content,
            f"{name}.manifest.json": told.encode(),
            f"{name}.loss.txt": self.loss_report.encode(),
        }

    def zipped(self, name: str) -> bytes:
        """The three files in one."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            for file, content in self.files(name).items():
                archive.writestr(file, content)
        return held.getvalue()


@dataclass(slots=True, frozen=True)
class Sample:
    """The beginning of an export: made of the first `looked` of `asked` incidents, and what that lost."""

    done: Exported
    looked: int
    asked: int


def export_project(
    store: Store, asked: Asked, *, ledger: Ledger | None = None, now: dt.datetime | None = None,
    last: Mapping[str, Any] | None = None,
) -> Exported:  # fmt: skip
    """The project's incidents in a format; by default those with an accepted founding claim, in the order of their days.

    Args:
        store: the project.
        asked: what is to leave.
        ledger: its judgements, where they are at hand.
        now: UTC; when it is made.
        last: the manifest of the export before, as `last_manifest` finds it; the new one tells what moved since.

    Raises:
        ExportError: there is no such format, or the policy settles no figure that it needs.
        InputError: no such kind of claimant.
    """
    ledger = ledger or Ledger()
    ledger.catch_up(store)
    every = store.incident_ids()
    wanted, losses = _asked_for(store, every, asked.only)
    if not asked.everything:
        accepted = _accepted(store, ledger, wanted)
        losses += _unread(len(wanted) - len(accepted))
        wanted = accepted
    return _made(store, ledger, asked, wanted, losses, now, last)


def sample_export(store: Store, asked: Asked, size: int, *, ledger: Ledger, now: dt.datetime | None = None) -> Sample:
    """The beginning of an export, made of at most `size` incidents; what nobody accepted is known by the summaries.

    Raises:
        ExportError: there is no such format, or the policy settles no figure that it needs.
        InputError: no such kind of claimant.
    """
    ledger.catch_up(store)
    wanted, losses = _asked_for(store, store.incident_ids(), asked.only)
    if not asked.everything:
        reviewed = store.reviewed()
        losses += _unread(sum(one not in reviewed for one in wanted))
        wanted = [one for one in wanted if one in reviewed]
    return Sample(_made(store, ledger, asked, wanted[:size], losses, now), min(size, len(wanted)), len(wanted))


def write_export(done: Exported, path: Path) -> None:
    """Writes the data to `path`, and beside it `path`.manifest.json and `path`.loss.txt.

    Raises:
        ExportError: the disk refuses.
    """
    try:
        for name, content in done.files(path.name).items():
            path.with_name(name).write_bytes(content)
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise ExportError(what, where=str(path), todo="Name a file in a folder that can be written") from error


def last_manifest(path: Path, format: str) -> dict[str, Any] | None:  # noqa: A002
    """The manifest beside the file that is to be written anew; None where there is none of that format."""
    try:
        found = json.loads(path.with_name(f"{path.name}.manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("format") == format else None


def _asked_for(store: Store, every: Sequence[str], only: Collection[str] | None) -> tuple[list[str], tuple[str, ...]]:
    """The incidents that were asked for, in order, and a line for those that were not, and for ids that name none."""
    if only is None:
        return list(every), ()
    heirs = store.aliased(only)
    named = {heirs.get(name, name) for name in only}
    wanted = [one for one in every if one in named]
    left, none = len(every) - len(wanted), len(named - set(wanted))
    lines = ((left, f"{plural(left, 'incident')} left out: not asked for"),
             (none, f"{plural(none, 'id')} left out: no such incident"))  # fmt: skip
    return wanted, tuple(line for count, line in lines if count)


def _unread(count: int) -> tuple[str, ...]:
    return (f"{plural(count, 'incident')} held back: no founding claim accepted by a person",) if count else ()


def _made(
    store: Store, ledger: Ledger, asked: Asked, wanted: Sequence[str], losses: tuple[str, ...], now: dt.datetime | None,
    last: Mapping[str, Any] | None = None,
) -> Exported:  # fmt: skip
    exporter = _exporter(asked)
    now, registry = now or dt.datetime.now(dt.UTC), open_actors(Settings())
    chosen = _chosen(store, ledger, asked, wanted, now.date())
    shown = _shown(store, chosen.rows, asked, registry)
    made = exporter(shown.rows, Terms(registry, asked.country_points))
    about = manifest(
        made, shown.rows, format=asked.format, policy=asked.settled_by, without=asked.without, made_at=now,
        profile="all" if asked.everything else "publishing", codebook=load_codebook().version,
        only=None if asked.only is None else sorted(asked.only), options=asked.options(), last=last,
    )  # fmt: skip
    losses = (*losses, *chosen.losses, *shown.losses, *made.losses)
    return Exported(made.data, losses, about | {"losses": list(losses)})


def _exporter(asked: Asked) -> Callable[[Sequence[ExportRow], Terms], Export]:
    exporter = EXPORTERS.get(asked.format)
    if exporter is None:
        raise ExportError(f"there is no format {asked.format}", where="--format", todo=f"Use {' or '.join(EXPORTERS)}")
    if asked.format == "ucdp" and asked.settled_by in _WITHOUT_BEST:
        what = f"the policy {asked.settled_by} settles no best figure, which UCDP needs"
        raise ExportError(what, where="--policy", todo="Use ucdp, majority, latest or acled")
    return exporter


def _shown(store: Store, rows: Sequence[ExportRow], asked: Asked, registry: Registry) -> Selection:
    """The rows as they may be seen: places coarse and names hidden, as asked for or as the profile has it."""
    shown, moved, hidden = [], 0, 0
    for row, names in _with_names(store, rows, asked, registry):
        coarse, changed = coarsened(row, asked.coarseness)
        moved += changed
        bare, count = without_names(coarse, names)
        hidden += count
        shown.append(bare)
    lines = ((moved, f"{plural(moved, 'place')} coarsened: --coarsen {asked.coarseness}"),
             (hidden, f"{plural(hidden, 'name')} of persons hidden"))  # fmt: skip
    return Selection(shown, tuple(line for count, line in lines if count))


def _with_names(
    store: Store, rows: Sequence[ExportRow], asked: Asked, registry: Registry
) -> Iterator[tuple[ExportRow, set[str]]]:
    """Each row with the persons' names that its reports tell; with none where nothing is to be hidden."""
    if asked.everything:
        yield from ((row, set()) for row in rows)
        return
    settings = Settings()
    with closing(open_gazetteer(settings)) as gazetteer:
        known = tuple(stamp(file) for file in (settings.gazetteer_path, settings.actors_path))
        finder = PersonFinder(registry, gazetteer, load_codebook())
        for some in _batches(rows):
            told = store.reports_by_id({claim.report.id for row in some for claim in row.claims})
            names = {report.id: _names(report, finder, known) for report in told}
            yield from ((row, {name for claim in row.claims for name in names[claim.report.id]}) for row in some)


def _names(report: Report, finder: PersonFinder, known: object) -> frozenset[str]:
    """The persons' names of a report, which is read once in a process: who exports looks at a preview first."""
    key = (report.text_sha256, report.title, known)
    if key not in _names_held:
        if len(_names_held) >= _NAMES_HELD:
            _names_held.clear()
        _names_held[key] = finder.names(report)
    return _names_held[key]


def _chosen(store: Store, ledger: Ledger, asked: Asked, wanted: Sequence[str], today: dt.date) -> Selection:
    """The rows that may leave, cited, and a line for each kind of thing held back."""
    rows = [row for some in _batches(wanted) for row in _resolved(store, ledger, asked, some)]
    rows.sort(key=_day)
    texts = {claim.report.text_sha256 for row in rows for claim in row.claims}
    stand = ledger.standing_on(texts)
    beside = {one.beside for one in open_proposals(store.proposals(), ledger.stand)}
    return select(rows, stand, asked.rules(), today=today, proposals=beside)


def _resolved(store: Store, ledger: Ledger, asked: Asked, some: Sequence[str]) -> list[ExportRow]:
    """Some incidents with their values, and a short quote and the address behind each claim."""
    incidents = store.incidents_named(some)
    reports = {one.id: one for one in store.reports_by_id({each.report for one in incidents for each in one.members})}
    stand = ledger.standing_on(report.text_sha256 for report in reports.values())
    rows = resolve_incidents(store, incidents, stand, asked.settled_by, without=asked.without)
    return [ExportRow(row.incident, _with_deaths(row, asked), row.claims, _cited(row, reports, asked)) for row in rows]


def _with_deaths(row: ExportRow, asked: Asked) -> Resolved:
    """The values, with deaths by side where the format needs them and the policy, being another, has none."""
    if asked.format != "ucdp" or row.resolved.deaths is not None:
        return row.resolved
    return row.resolved.model_copy(update={"deaths": deaths_by_side(row.resolved.figures, row.claims)})


def _cited(row: ExportRow, reports: Mapping[str, Report], asked: Asked) -> tuple[Citation, ...]:
    return tuple(cite(claim, reports[claim.report.id], characters=asked.quotes) for claim in row.claims)


def _accepted(store: Store, ledger: Ledger, wanted: Sequence[str]) -> list[str]:
    """Those with a founding claim that a person accepted, so that no other need be resolved to be held back."""
    passed = []
    for some in _batches(wanted):
        incidents = {one.id: one for one in store.incidents_named(some)}
        claims = store.claims_of_reports({each.report for one in incidents.values() for each in one.members})
        last = verdicts(claims, ledger.standing_on(claim.report.text_sha256 for claim in claims))
        yes = {name for name, one in last.items() if one.kind == "accept"}
        passed += [
            name
            for name in some
            if name in incidents and any(each.founding and each.claim in yes for each in incidents[name].members)
        ]
    return passed


def _batches(many: Sequence[One]) -> Iterable[Sequence[One]]:
    return (many[at : at + _FEW] for at in range(0, len(many), _FEW))


def _day(row: ExportRow) -> tuple[dt.date, str]:
    days = row.resolved.date.value
    return (days.start if days else dt.date.max, row.incident.id)
