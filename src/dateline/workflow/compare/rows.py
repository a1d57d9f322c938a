"""A comparison as flat rows, one a pair, event or incident, and these as csv or JSON lines.

A comparison goes in, records and text come out. `COLUMNS` says what each column means.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from dateline.codebook import load_datasets
from dateline.incidents.comparing import Comparison, Ours, Pair, Standing, figures_standing
from dateline.records import Bounds, ClaimPlace, Listed
from dateline.records.frames import Record
from dateline.values import Days

What = Literal["both", "only theirs", "only ours", "not theirs", "not comparable"]
COLUMNS = {
    "what": "`both`, `only theirs`, `only ours`; `not theirs`: the dataset would not list it; `not comparable`: no day or place",
    "incident": "our incident's id",
    "event": "their event's id",
    "line": "its line in the file",
    "title": "our incident's title",
    "days": "our days, ISO, apart by `/`",
    "their_days": "theirs, as wide as their code of precision says",
    "days_apart": "0 where the two share a day, 1 for neighbours",
    "place": "our place",
    "their_place": "theirs",
    "km": "between the two points",
    "type": "our event type",
    "their_type": "their sub-event type, or UCDP's type of violence in words",
    "parties": "our initiators and targets",
    "their_parties": "their two sides",
    "deaths_low": "our dead under the policy, empty where none are told or not bounded",
    "deaths_best": "the same",
    "deaths_high": "the same",
    "their_deaths_low": "their dead; ACLED has one number",
    "their_deaths_best": "the same",
    "their_deaths_high": "the same",
    "figures": "how the dead stand: `same`, `within`, `theirs higher`, `theirs lower`, `only theirs`, `only ours`, `none told`",
    "claimants": "who gives which of our numbers",
    "their_sources": "whom they cite",
    "reasons": "why the two are one; else the nearest of the other side and why it is another, or why none is looked for",
}


class ComparedRow(Record):
    """One pair, or one event or incident that stands alone; None and () where there is nothing to tell."""

    what: What
    incident: str | None = None
    event: str | None = None
    line: int | None = None
    title: str | None = None
    days: str | None = None
    their_days: str | None = None
    days_apart: int | None = None
    place: str | None = None
    their_place: str | None = None
    km: float | None = None
    type: str | None = None
    their_type: str | None = None
    parties: tuple[str, ...] = ()
    their_parties: tuple[str, ...] = ()
    deaths_low: int | None = None
    deaths_best: int | None = None
    deaths_high: int | None = None
    their_deaths_low: int | None = None
    their_deaths_best: int | None = None
    their_deaths_high: int | None = None
    figures: Standing | None = None
    claimants: tuple[str, ...] = ()
    their_sources: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """True where the numbers of dead of a pair contradict one another."""
        return self.figures in ("theirs higher", "theirs lower", "only theirs", "only ours")


def rows_of(found: Comparison, claimants: Mapping[str, tuple[str, ...]]) -> Iterator[ComparedRow]:
    """The rows: pairs, then what each side lacks, then what is held against nothing."""
    for pair in found.pairs:
        yield _both(pair, claimants)
    for event, why in found.only_theirs:
        yield ComparedRow.model_validate({"what": "only theirs", **_theirs(event), "reasons": (why,)})
    kinds: tuple[tuple[What, tuple[tuple[Ours, str], ...]], ...] = (
        ("only ours", found.only_ours), ("not theirs", found.not_theirs), ("not comparable", found.not_comparable),
    )  # fmt: skip
    for what, each in kinds:
        for one, why in each:
            yield ComparedRow.model_validate({"what": what, **_ours(one, claimants), "reasons": (why,)})


def to_jsonl(rows: Iterable[ComparedRow]) -> str:
    """One object a row, with every column."""
    return "".join(f"{row.model_dump_json()}\n" for row in rows)


def to_csv(rows: Iterable[ComparedRow]) -> str:
    """A header and one line a row; several values of a cell stand apart by `; `."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        values = (getattr(row, name) for name in COLUMNS)
        writer.writerow("; ".join(one) if isinstance(one, tuple) else "" if one is None else one for one in values)
    return out.getvalue()


def _both(pair: Pair, claimants: Mapping[str, tuple[str, ...]]) -> ComparedRow:
    told = {"days_apart": pair.days_apart, "km": None if pair.km is None else round(pair.km, 1),
            "figures": figures_standing(pair.ours.deaths, pair.theirs), "reasons": pair.reasons}  # fmt: skip
    return ComparedRow.model_validate({"what": "both", **_ours(pair.ours, claimants), **_theirs(pair.theirs), **told})


def _ours(one: Ours, claimants: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    return {
        "incident": one.id, "title": one.title, "days": _days(one.days), "place": _place(one.place),
        "type": one.event_type, "parties": one.parties, **_deaths("deaths", one.deaths),
        "claimants": claimants.get(one.id, ()),
    }  # fmt: skip


def _theirs(event: Listed) -> dict[str, object]:
    kind = event.code if event.dataset == "acled" else load_datasets()["ucdp"].codes[event.code].words
    return {
        "event": event.id, "line": event.line, "their_days": _days(event.days), "their_place": _place(event.place),
        "their_type": kind, "their_parties": event.actors, **_deaths("their_deaths", event.deaths),
        "their_sources": event.sources,
    }  # fmt: skip


def _days(days: Days | None) -> str | None:
    return None if days is None else f"{days.start}" if days.length == 1 else f"{days.start}/{days.end}"


def _place(place: ClaimPlace | None) -> str | None:
    return None if place is None else ", ".join(one for one in (place.text, place.admin1, place.country) if one)


def _deaths(name: str, deaths: Bounds | None) -> dict[str, int | None]:
    return {f"{name}_{bound}": getattr(deaths, bound) if deaths else None for bound in ("low", "best", "high")}
