import datetime as dt

from dateline.incidents import link_reports
from dateline.records import Coding, Report


def reports(*names, **more):
    return [
        Report(id=name, title=f"{name} title", text=f"{name} words only here", published=dt.date(2024, 3, 6), **more)
        for name in names
    ]


def codings(*claims):
    by_report = {}
    for one in claims:
        by_report.setdefault(one.report.id, []).append(one)
    return {name: Coding(claims=tuple(mine)) for name, mine in by_report.items()}


def test_main_events_link_reports(claim):
    linked = link_reports(reports("a", "b", "c"), codings(claim("a"), claim("b"), claim("c", place="Omran")))
    assert linked["a"] == linked["b"] != linked["c"]
    assert linked["c"] is not None


def test_a_lone_report_takes_the_incident_that_its_first_other_event_joins(claim):
    lone = claim("c", "protest", place="Omran", day="2024-03-08")
    aside = claim("c", n=1, main=False)
    linked = link_reports(reports("a", "b", "c"), codings(claim("a"), claim("b"), lone, aside))
    assert linked["a"] == linked["b"] == linked["c"]


def test_a_report_whose_main_event_is_shared_keeps_it(claim):
    mains = [claim("a"), claim("b"), claim("c", "protest", place="Omran"), claim("d", "protest", place="Omran")]
    linked = link_reports(reports("a", "b", "c", "d"), codings(*mains, claim("c", n=1, main=False)))
    assert linked["c"] == linked["d"] != linked["a"]


def test_crime_and_politics_are_not_kept_apart(claim):
    linked = link_reports(reports("a", "b"), codings(claim("a", scope="criminal"), claim("b", scope="political")))
    assert linked["a"] == linked["b"]


def test_uncoded_reports_go_by_their_words_else_none(claim):
    told = [
        Report(id="a", title="Ferry hijacked off Lurin", text="Ferry hijacked off Lurin by two men at dawn."),
        Report(id="b", title="Hijacked Lurin ferry freed", text="Ferry hijacked off Lurin at dawn was freed."),
        Report(id="c", title="Barley prices", text="Barley sold well in Belden this season."),
    ]
    linked = link_reports(told, {})
    assert linked["a"] == linked["b"] is not None
    assert linked["c"] is None


def test_a_report_of_summaries_alone_goes_by_its_words(claim):
    told = [
        Report(id="a", title="Ferry hijacked off Lurin", text="Ferry hijacked off Lurin by two men at dawn."),
        Report(id="b", title="Lurin ferry hijacked again", text="Ferry hijacked off Lurin, as dozens of times before."),
        Report(id="c", title="Barley prices", text="Barley sold well in Belden this season."),
    ]
    summary = claim("b", granularity="aggregate", day=None)
    linked = link_reports(told, codings(claim("a"), summary))
    assert linked["b"] == linked["a"] is not None


def test_an_uncoded_copy_follows_its_original(claim):
    (original,) = reports("a")
    (copy,) = reports("z", copy_of="a")
    linked = link_reports([copy, original], codings(claim("a")))
    assert linked["z"] == linked["a"] is not None
