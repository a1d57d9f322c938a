"""The printed form and its schema: out and in again, closed, and nothing leads nowhere."""

from typing import Any, get_args

import pytest

from dateline import records
from dateline.records import Claim, CodedReport, Coding, NoEvent, Report
from dateline.records.claims import EventType, WhyNone
from dateline.records.reports import Unreadable


def test_out_and_in_again_is_the_same(report: Report, claim: Claim) -> None:
    printed = CodedReport.of(report, Coding(claims=(claim,)))
    assert CodedReport.model_validate_json(printed.model_dump_json()) == printed
    assert printed.events == (claim,)
    assert printed.text == report.text


@pytest.mark.parametrize("why", get_args(WhyNone))
def test_no_event_says_why_and_nothing_else(report: Report, why: Any) -> None:
    printed = CodedReport.of(report, Coding(none=NoEvent(why=why))).model_dump(mode="json")
    assert printed["none"] == {"why": why}
    assert printed["events"] == []


@pytest.mark.parametrize("unread", get_args(Unreadable))
def test_unread_is_another_thing_than_no_event(report: Report, unread: Any) -> None:
    printed = CodedReport.of(report, Coding(none=NoEvent(unread=unread))).model_dump(mode="json")
    assert printed["none"] == {"unread": unread}


def test_every_record_that_leaves_stands_in_it() -> None:
    schema = records.json_schema()
    assert set(schema["$defs"]) >= {"Claim", "Casualty", "Source", "Relation", "Report", "Incident", "Judgement"}
    assert schema["$schema"].startswith("https://json-schema.org/")


def test_no_reference_leads_nowhere() -> None:
    schema = records.json_schema()

    def references(node: Any) -> Any:
        if isinstance(node, dict):
            yield from ([node["$ref"]] if isinstance(node.get("$ref"), str) else [])
            node = list(node.values())
        if isinstance(node, list):
            for child in node:
                yield from references(child)

    found = set(references(schema))
    assert found
    assert not [name for name in found if name.removeprefix("#/$defs/") not in schema["$defs"]]


def test_objects_are_closed_and_event_types_listed() -> None:
    claim = records.json_schema()["$defs"]["Claim"]
    assert claim["additionalProperties"] is False
    assert set(claim["properties"]) == set(Claim.model_fields)
    assert tuple(claim["properties"]["event_type"]["enum"]) == get_args(EventType)
