"""Rows as a GDELT 2 event table: tabs, no header, CAMEO codes for deeds and actors, FIPS for places.

Rows go in, text comes out with a line for each kind of thing that GDELT has no column for. One row an incident, never a report.
"""

import datetime as dt
from collections.abc import Iterable

from dateline.exports.losses import Losses
from dateline.exports.precisions import time_precision
from dateline.exports.rows import Export, ExportRow, Terms
from dateline.exports.tables.countries import country
from dateline.exports.tables.parties import Party, doers, targeted
from dateline.exports.tables.schemas import Cell, Schema, load_schema
from dateline.records import ClaimPlace


def _schema() -> Schema:
    return load_schema("gdelt")


def cameo(row: ExportRow) -> str:
    """The CAMEO code of an incident; a weapon's words may tell a car bomb from other bombs."""
    facts, kind = _schema().facts, row.resolved.event_type
    words = " ".join(row.resolved.weapons.value).casefold()
    finer = [name for name, told in facts["weapons"].items() if any(word in words for word in told)]
    return str(facts["codes"][finer[0] if kind == "explosive" and finer else kind])


def _actor(number: int, party: Party | None) -> dict[str, Cell]:
    home = country(party.country) if party else None
    roles = _schema().facts["roles"]
    role = roles.get(party.branch or party.kind) if party else None
    state = home.cameo if home else None
    blank = ("KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type2Code", "Type3Code")
    told: dict[str, Cell] = {
        "Code": f"{state or ''}{role or ''}" or None,
        "Name": (party.actor.name if party.actor else party.text).upper() if party else None,
        "CountryCode": state,
        "Type1Code": role,
    }
    return {f"Actor{number}{name}": value for name, value in (dict.fromkeys(blank) | told).items()}


def _geo_type(place: ClaimPlace) -> int | None:
    american = place.country == "US"
    if place.level in ("site", "settlement"):
        return 3 if american else 4
    if place.level == "country":
        return 1
    return None if place.level in (None, "water") else 2 if american else 5


def _geo(place: ClaimPlace | None, terms: Terms) -> dict[str, Cell]:
    names = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    told: dict[str, Cell] = {}
    if place is not None:
        home = country(place.country)
        pinned = place.level != "country" or terms.country_points
        parts = (place.text, place.admin1, home.name if home else None)
        told = {
            "Type": _geo_type(place),
            "FullName": ", ".join(dict.fromkeys(part for part in parts if part)),
            "CountryCode": home.fips if home else None,
            "Lat": round(place.lat, 4) if place.lat is not None and pinned else None,
            "Long": round(place.lon, 4) if place.lon is not None and pinned else None,
        }
    return {f"ActionGeo_{name}": told.get(name) for name in names}


def _written(row: ExportRow, day: dt.date, terms: Terms, losses: Losses) -> dict[str, Cell]:
    place, code = row.resolved.place.value, cameo(row)
    home = place.country if place else None
    ones, rivals = doers(row, home, terms.registry)
    others = targeted(row, home, terms.registry)
    losses.add(
        "party",
        "beside the first of its side have no GDELT column",
        max(len(ones) - 1, 0) + rivals + max(len(others) - 1, 0),
    )
    cited = row.cited()
    first = next((one for one in cited if one.url), cited[0])
    empty = {f"Actor{n}Geo_{name.removeprefix('ActionGeo_')}": None for n in (1, 2) for name in _geo(None, terms)}
    return {
        "GLOBALEVENTID": None,
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": round(day.year + min(day.timetuple().tm_yday / 365, 0.9999), 4),
        **_actor(1, ones[0] if ones else None),
        **_actor(2, others[0] if others else None),
        "IsRootEvent": int(any(claim.main for claim in row.claims)),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": 4 if int(code[:2]) >= 14 else 1,
        "GoldsteinScale": _schema().facts["goldstein"][code],
        "NumMentions": len(row.claims),
        "NumSources": len({one.publisher or one.report for one in cited}),
        "NumArticles": len({one.report for one in cited}),
        "AvgTone": None,
        **empty,
        **_geo(place, terms),
        "DATEADDED": None,
        "SOURCEURL": first.url or ", ".join(filter(None, (first.publisher, str(first.published or "")))),
    }


def to_gdelt(rows: Iterable[ExportRow], terms: Terms) -> Export:
    """GDELT's 61 columns apart by tabs, no header; `synthetic` stands in the manifest alone."""
    every, losses = list(rows), Losses()
    written = []
    for row in every:
        days = row.resolved.date.value
        if days is None or time_precision(days) is None:
            losses.add("incident", "without a day or within more than a month: GDELT wants one day")
            continue
        losses.add("incident", "of several days: only the first is told", int(days.length > 1))
        written.append(_written(row, days.start, terms, losses))
    losses.figures(every, (), "GDELT column")
    losses.add("weapon", "have no GDELT column", sum(len(row.resolved.weapons.value) for row in every))
    losses.dissent(every)
    fate = "have no GLOBALEVENTID, tone, ADM codes, places of actors and DATEADDED: GDELT gives them"
    losses.add("row", fate, len(written))
    return Export(_schema().text(written, delimiter="\t", header=False), losses.lines())
