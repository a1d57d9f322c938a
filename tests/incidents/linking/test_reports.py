from dateline.incidents.linking import link_reports
from dateline.records import Coding, Report

from .conftest import tell


def linked(*claims, apart=False):
    told, reports = tell(claims, apart=apart)
    by_report = {}
    for one in told:
        by_report.setdefault(one.report.id, []).append(one)
    return link_reports(reports, {name: Coding(claims=tuple(mine)) for name, mine in by_report.items()})


def test_main_events_link_reports(claim):
    found = linked(claim("a"), claim("b"))
    assert found["a"] == found["b"] is not None


def test_look_alikes_do_not(claim):
    found = linked(claim("a"), claim("c", place="Omran", day="2024-03-20", published="2024-03-21"), apart=True)
    assert None is not found["a"] != found["c"] is not None


def test_a_lone_report_takes_the_incident_that_its_first_other_event_joins(claim):
    lone = claim("c", "protest", place="Omran", day="2024-03-18", published="2024-03-19")
    aside = claim("c", n=1, main=False, published="2024-03-19")
    found = linked(claim("a"), claim("b"), lone, aside)
    assert found["a"] == found["b"] == found["c"]


def test_a_report_whose_main_event_is_shared_keeps_it(claim):
    later = {"place": "Omran", "day": "2024-03-18", "published": "2024-03-19"}
    mains = [claim("a"), claim("b"), claim("c", "protest", **later), claim("d", "protest", **later)]
    found = linked(*mains, claim("c", n=1, main=False, published="2024-03-19"))
    assert found["c"] == found["d"] != found["a"]


def test_crime_and_politics_are_not_kept_apart(claim):
    found = linked(claim("a", scope="criminal"), claim("b", scope="political"))
    assert found["a"] == found["b"]


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
    linked = link_reports(told, {"a": Coding(claims=(claim("a"),)), "b": Coding(claims=(summary,))})
    assert linked["b"] == linked["a"] is not None


def test_an_uncoded_copy_follows_its_original(claim):
    (told,), (original,) = tell([claim("a")])
    copy = original.model_copy(update={"id": "z", "copy_of": "a"})
    found = link_reports([copy, original], {"a": Coding(claims=(told,))})
    assert found["z"] == found["a"] is not None
