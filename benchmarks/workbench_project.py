"""A big project for the workbench, all of it made up: incidents in invented towns, told by invented papers of listed words.

    .venv/bin/python benchmarks/workbench_project.py DIR [--incidents 20000] [--reports 60000]

The records are put into the store as coding and linking would leave them, which would take hours; a third of the incidents
is told by several reports, some with other figures, a quarter of the reports tells of no event. The same seed gives the same.
"""

import argparse
import datetime as dt
import itertools
import math
import random
import sys
import time
from importlib.resources import files
from pathlib import Path

from dateline.incidents.linking import marks_of, shipped
from dateline.records import (
    Casualty,
    Claim,
    ClaimDate,
    ClaimPlace,
    Coding,
    Incident,
    Maker,
    Membership,
    NoEvent,
    Participant,
    Report,
    Source,
)
from dateline.store import Store
from dateline.values import Span, digest, mint
from dateline.workflow.review.additions import state_of

SILENT = 0.25  # of the reports tell of no event
FIRST = dt.date(2029, 1, 1)
DAYS = 1200
COUNTRIES = {
    "IQ": (33.2, 43.7),
    "NE": (17.6, 9.4),
    "CO": (3.9, -73.1),
    "UA": (49.0, 31.4),
    "MM": (21.2, 96.5),
    "SO": (5.2, 46.0),
}
SYLLABLES = "ka ru ta mo vel dra shi nor bek lan zu qua mir os tel gha pol ven sar ul".split()
TYPES = (
    ("attack", "attacked", "Gunmen attacked {target} near {town}"),
    ("armed_clash", "clashed", "Soldiers clashed with {who} outside {town}"),
    ("explosive", "bomb", "A bomb went off beside {target} in {town}"),
    ("shelling_missile", "shelled", "Artillery shelled {target} in {town}"),
    ("protest", "protested", "Hundreds protested against {who} in {town}"),
    ("force_movement", "moved", "A column of {who} moved towards {town}"),
)
WHO = ("the Red Banner", "army troops", "the Valley Guard", "masked riders", "border police", "the River Front")
TARGETS = ("a checkpoint", "a market", "a convoy", "a village", "a school", "a police post")
SOURCES = (
    ("the police", "official"),
    ("a doctor", "witness"),
    ("the Red Banner", "armed_group"),
    ("an aid group", "ngo_un"),
)
PAPERS = tuple(
    f"{name} {kind}"
    for name in ("Northgate", "Halvar", "Meridian", "Tamsin", "Orlo")
    for kind in ("News", "Wire", "Post")
)
LISTED = files("dateline.incidents").joinpath("data/words.txt").read_text(encoding="utf-8").splitlines()
WORDS = [(word, float(line.split()[0])) for line in LISTED for word in line.split()[1:]]


def filler(sentences: int, chance: random.Random) -> str:
    """Sentences of listed words, each as often as reports hold it: without sense, but as different as reports are."""
    lines = (" ".join(chance.choices(NAMES, cum_weights=SHARES, k=chance.randint(9, 22))) for _ in range(sentences))
    return " ".join(f"{line.capitalize()}." for line in lines)


NAMES = [word for word, _ in WORDS]
SHARES = list(itertools.accumulate(math.exp(-weight) for _, weight in WORDS))


def invented(chance: random.Random) -> str:
    """A name that no list holds: what tells one incident's reports from another's."""
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def town(number: int) -> tuple[str, str, float, float]:
    """The name, country and point of an invented town."""
    chance = random.Random(f"town {number}")
    country = chance.choice(sorted(COUNTRIES))
    lat, lon = COUNTRIES[country]
    name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    return name, country, round(lat + chance.gauss(0, 2.5), 4), round(lon + chance.gauss(0, 2.5), 4)


def telling(number: int, copy: int, chance: random.Random) -> tuple[Report, Claim]:
    """The report of a paper on one incident, and its claim."""
    known = random.Random(f"incident {number}")
    kind, trigger, opening = known.choice(TYPES)
    name, country, lat, lon = town(known.randrange(3000))
    who, target = known.choice(WHO), known.choice(TARGETS)
    day = FIRST + dt.timedelta(days=known.randrange(DAYS))
    killed = max(0, int(known.expovariate(0.25)) + (chance.choice((0, 0, 1, 2)) if copy else 0))
    source, source_kind = chance.choice(SOURCES)
    head = opening.format(target=target, who=who, town=name)
    words = f"{head} on {day:%d %B}, and {killed} people were killed, {source} said."
    called = ", ".join(invented(known) for _ in range(26))
    text = f"{words}\n\nWord came from {called}. {filler(chance.randint(4, 14), chance)}"
    report = Report(
        id=f"w/{number}-{copy}", title=head, text=text, publisher=chance.choice(PAPERS), language="en",
        published=day + dt.timedelta(days=chance.randint(0, 2)), raw_sha256=digest(text.encode()), synthetic=True,
    )  # fmt: skip
    at = text.index
    rows = (
        Casualty(
            text=f"{killed} people", start=at(f"{killed} people"), party="people", effect="killed", min=killed, max=killed,
            said_by=(0,),
        ),
    )  # fmt: skip
    spelled = f"{day:%d %B}"
    claim = Claim(
        id=mint("c", report.id),
        report=report.reference(),
        event_type=kind,
        trigger=trigger,
        trigger_start=at(trigger),
        date=ClaimDate(
            start=day, end=day, precision="day", span=Span(start=at(spelled), end=at(spelled) + len(spelled))
        ),
        place=ClaimPlace(
            text=name, start=at(name), country=country, lat=lat, lon=lon, level="settlement", radius_km=5.0
        ),
        initiators=(Participant(text=who, start=at(who), kind="rebel"),) if who in head else (),
        targets=(Participant(text=target, start=at(target), kind="civilian"),) if target in head else (),
        casualties=rows if killed or chance.random() < 0.3 else (),
        sources=(Source(text=source, start=at(source), kind=source_kind),),
        main=True,
        scope="political",
        confidence=chance.choice(("high", "high", "medium", "low")),
        field_confidence={"date": "high", "place": "high"},
        evidence=(Span(start=0, end=len(words)),),
        maker=Maker(kind="rules", name="made up", version="1"),
    )
    return report, claim


def silent(number: int, chance: random.Random) -> Report:
    """A report that tells of no event."""
    text = filler(chance.randint(6, 16), chance)
    day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    return Report(
        id=f"n/{number}", title="Life in the district goes on", text=text, publisher=chance.choice(PAPERS), language="en",
        published=day, raw_sha256=digest(f"{number} {text}".encode()), synthetic=True,
    )  # fmt: skip


def fill(store: Store, incidents: int, reports: int) -> None:
    """Puts the project in."""
    chance, now = random.Random(7), dt.datetime(2032, 5, 1, tzinfo=dt.UTC)
    counts = [1] * incidents
    for _ in range(int(reports * (1 - SILENT)) - incidents):
        counts[min(int(chance.expovariate(3.0) * incidents), incidents - 1)] += 1
    told = [[telling(number, copy, chance) for copy in range(count)] for number, count in enumerate(counts)]
    with store.together():
        states = {}
        for pair in (pair for group in told for pair in group):
            store.put_report(pair[0], Coding(claims=(pair[1],)), added=now)
            states[pair[0].id] = state_of([pair[1]], ())
        for number in range(reports - sum(counts)):
            store.put_report(silent(number, chance), Coding(none=NoEvent(why="other")), added=now)
        store.put_states(states)
    _link(store, told, chance)


def _link(store: Store, told: list[list[tuple[Report, Claim]]], chance: random.Random) -> None:
    """Incidents, pairs and keys as linking would leave them."""
    made = []
    for group in told:
        claims = [claim for _, claim in sorted(group, key=lambda pair: (pair[0].published, pair[0].id))]
        reasons = ("same day", "0 km apart") if len(claims) > 1 else ()
        members = [Membership(claim=one.id, report=one.report.id, founding=True, reasons=reasons) for one in claims]
        made.append(Incident(id=mint("i", claims[0].id), members=tuple(members)))
    edges: dict[tuple[str, str], float | None] = {}
    for group in told:
        edges |= {(group[0][1].id, claim.id): 0.9 for _, claim in group[1:]}
    for number in range(0, len(told) - 1, 7):
        edges[told[number][0][1].id, told[number + 1][0][1].id] = round(chance.uniform(0.05, 0.4), 4)
    with store.together():
        store.replace_incidents(made, model=shipped().version)
        store.put_edges(edges)
        flat = [pair for group in told for pair in group]
        for at in range(0, len(flat), 4000):
            part = flat[at : at + 4000]
            store.put_marks(marks_of([claim for _, claim in part], [report for report, _ in part]))


def main() -> None:
    """Make the project and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--incidents", type=int, default=20_000)
    parser.add_argument("--reports", type=int, default=60_000)
    chosen, started = parser.parse_args(), time.perf_counter()
    with Store.create(chosen.folder) as store:
        fill(store, chosen.incidents, chosen.reports)
        held = f"{store.report_count():,} reports, {store.claim_count():,} claims, {store.incident_count():,} incidents"
    sys.stdout.write(f"{held} in {chosen.folder}: {time.perf_counter() - started:.0f} s\n")


if __name__ == "__main__":
    main()
