"""Linking what changed gives what linking everything would: ids, members, reasons and relations alike."""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import Conflict
from dateline.records import (
    Anchor,
    Claim,
    ClaimDate,
    ClaimPlace,
    Coding,
    Judgement,
    Maker,
    Relation,
    Report,
)
from dateline.store import Store
from dateline.values import Span
from dateline.workflow.linking import link_project, projects

NOW = dt.datetime(2031, 5, 1, 12, tzinfo=dt.UTC)
PLACES = {"Tarn": (33.80, 42.40), "Omran": (30.50, 47.80), "Velk": (33.95, 42.45)}
STORIES = (
    ("Tarn", 4, "Gunmen stormed the grain depot of Ilan Vorsk at Tarn and killed six guards near Mirat bridge."),
    ("Omran", 6, "A truck bomb tore through the Sela market in Omran, killing eleven traders beside Hasbun mosque."),
    ("Velk", 5, "Shells fell on the Oradin clinic in Velk and killed two nurses, the director Tesse Qarun said."),
    ("Tarn", 20, "A patrol of the Delvit brigade was ambushed outside Tarn and lost four soldiers on Sorbane road."),
)
PHRASES = ("Police gave no motive.", "Officials were told by telephone.", "Families waited outside until dawn.")


def report_of(story, outlet):
    """The report of a story by an outlet, which recalls the story before it; two events, the second told in passing."""
    place, day, words = STORIES[story]
    recalled = STORIES[story - 1][2]
    text = f"{words} {PHRASES[outlet]} Before that: {recalled}"
    copy = f"r{story}-0" if outlet == 2 and story == 1 else None
    report = Report(id=f"r{story}-{outlet}", text=text, published=dt.date(2031, 3, day + outlet), copy_of=copy)
    back = text.index("Before that")
    relations = (Relation(kind="preceded_by", to=1, span=Span(start=back, end=back + 11)),)
    claims = (
        claim_of(report, 0, place, day, len(words), relations=relations),
        claim_of(report, text.index(recalled), STORIES[story - 1][0], None, len(text), main=False),
    )
    return report, Coding(claims=claims)


def claim_of(report, start, place, day, end, *, main=True, relations=()):
    lat, lon = PLACES[place]
    days = day and dt.date(2031, 3, day)
    return Claim(
        id=f"c-{report.id}-{start}", report=report.reference(), event_type="attack", trigger=report.text[start : start + 6],
        trigger_start=start, date=days and ClaimDate(start=days, end=days, precision="day"),
        place=ClaimPlace(text=place, start=0, country="IQ", lat=lat, lon=lon, level="settlement", radius_km=5),
        main=main, relations=relations, evidence=(Span(start=start, end=end),), maker=Maker(kind="rules", name="test"),
    )  # fmt: skip


REPORTS = {(story, outlet): report_of(story, outlet) for story in range(4) for outlet in range(3)}
CLAIMS = [claim for _, coding in REPORTS.values() for claim in coding.claims]

adding = st.tuples(st.just("add"), st.sampled_from(sorted(REPORTS)), st.just(0))
judging = st.tuples(
    st.sampled_from(["same", "different", "reject", "accept", "promote", "part_of", "correct"]),
    st.integers(0, len(CLAIMS) - 1), st.integers(0, len(CLAIMS) - 1),
)  # fmt: skip
erasing = st.tuples(st.just("erase"), st.sampled_from(sorted(REPORTS)), st.just(0))
undoing = st.tuples(st.just("withdraw"), st.integers(0, 13), st.just(0))
steps = st.lists(st.one_of(adding, adding, adding, judging, undoing, erasing), min_size=3, max_size=14)


def take(store, step, number):
    """One step in a project; what it cannot do is left out."""
    kind, one, other = step
    if kind == "add":
        report, coding = REPORTS[one]
        if store.text_hash_of(report.id) is None and not store.tombstone_of(report_id=report.id):
            store.put_report(report, coding, added=NOW)
    elif kind == "erase":
        if store.text_hash_of(f"r{one[0]}-{one[1]}") is not None:
            store.erase_report(f"r{one[0]}-{one[1]}", who="Ada", when=NOW, why="asked")
    elif kind == "withdraw":
        held = {each.id: each for each in store.judgements()}.get(f"j-{one}")
        if held is not None:
            store.append_judgement(judgement(number, kind, held.anchor, held.other, withdraws=(held.id,)))
    elif kind == "correct":
        day = ClaimDate(start=NOW.date(), end=NOW.date(), precision="day")
        store.append_judgement(
            judgement(number, kind, Anchor.of(CLAIMS[one]), field="date", value=day.model_dump(mode="json"))
        )
    elif kind in ("reject", "accept", "promote") or one != other:
        two = kind in ("same", "different", "part_of")
        store.append_judgement(
            judgement(number, kind, Anchor.of(CLAIMS[one]), Anchor.of(CLAIMS[other]) if two else None)
        )


def judgement(number, kind, anchor, other=None, **more):
    when = NOW + dt.timedelta(minutes=number)
    return Judgement(id=f"j-{number}", kind=kind, anchor=anchor, other=other, who="Ada", when=when, **more)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_a_part_is_linked_as_the_whole_would_be(taken):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(projects, "PART", 0)  # however much changed
        with Store.create(Path(folder) / "part") as part, Store.create(Path(folder) / "whole") as whole:
            for store in (part, whole):
                link_project(store)
            for number, step in enumerate(taken):
                for store in (part, whole):
                    take(store, step, number)
                link_project(part)
                link_project(whole, whole=True)
                assert part.incidents() == whole.incidents()
                assert not part.link_due


def test_what_did_not_change_is_not_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr(projects, "PART", 0)
    with Store.create(tmp_path / "project") as store:
        link_project(store)
        for key in ((1, 0), (1, 1)):
            store.put_report(*REPORTS[key], added=NOW)
        link_project(store)
        held = list[set[str]]()
        group = projects.group_claims
        monkeypatch.setattr(
            projects,
            "group_claims",
            lambda claims, *rest, **more: (held.append({c.report.id for c in claims}), group(claims, *rest, **more))[1],
        )
        store.put_report(*REPORTS[3, 0], added=NOW)
        link_project(store)
        assert "r3-0" in held[0]
        assert "r1-1" not in held[0]


def test_a_decision_on_two_compares_with_no_other_claim_and_a_correction_does(tmp_path, monkeypatch):
    monkeypatch.setattr(projects, "PART", 0)
    with Store.create(tmp_path / "project") as store:
        for key in ((1, 0), (3, 0), (3, 1)):
            store.put_report(*REPORTS[key], added=NOW)
        link_project(store)
        looked = []
        near = projects.claims_near
        monkeypatch.setattr(projects, "claims_near", lambda chosen, marks: looked.append(chosen) or near(chosen, marks))
        mine, other = REPORTS[1, 0][1].claims[0], REPORTS[3, 0][1].claims[0]
        for number, step in enumerate([("same", mine, other), ("accept", mine, None), ("reject", other, None)]):
            kind, one, two = step
            store.append_judgement(judgement(number, kind, Anchor.of(one), two and Anchor.of(two)))
            link_project(store)
        assert looked == []
        store.append_judgement(judgement(3, "withdraw", Anchor.of(other), withdraws=("j-2",)))
        link_project(store)  # it was left out till now
        assert looked == [{other.id}]
        take(store, ("correct", CLAIMS.index(mine), 0), 4)
        link_project(store)
        assert mine.id in looked[1]


def test_a_new_linking_model_links_everything_anew(tmp_path, monkeypatch):
    with Store.create(tmp_path / "project") as store:
        store.put_report(*REPORTS[0, 0], added=NOW)
        link_project(store)
        assert store.linked_by == projects.shipped().version
        monkeypatch.setattr(projects, "_link_part", lambda *_: pytest.fail("only a part was linked"))
        monkeypatch.setattr(projects, "PART", 0)
        store.replace_incidents(store.incidents(), model="an older one")
        link_project(store)
        assert store.linked_by == projects.shipped().version


def test_who_links_at_once_with_another_links_again(tmp_path, monkeypatch):
    with Store.create(tmp_path / "project") as store:
        store.put_report(*REPORTS[0, 0], added=NOW)
        whole, tries = projects._link_whole, []

        def overtaken(*given):
            tries.append(given)
            if len(tries) == 1:
                raise Conflict("another process linked", where="here", todo="again")
            whole(*given)

        monkeypatch.setattr(projects, "_link_whole", overtaken)
        link_project(store)
        assert len(tries) == 2
        assert store.incident_count() == 1
