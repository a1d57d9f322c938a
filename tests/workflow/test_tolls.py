import datetime as dt

import pytest

from dateline.exports import ExportRow
from dateline.incidents import POLICIES, resolve
from dateline.records import Casualty, Incident, Membership, Report, Source
from dateline.workflow.tolls import by_policy, day_by_day, with_everybody


@pytest.fixture
def row(coder):
    """Three papers: 4 dead by the army on the first day, 9 on the third, and 5 in a report without a day."""
    claims = []
    for name, day, number, kind in (("a", 1, 4, "official"), ("b", 3, 9, "media"), ("c", None, 5, "media")):
        published = dt.date(2024, 8, day) if day else None
        report = Report(id=name, publisher=f"Paper {name}", published=published, text=f"{number} were killed")
        (claim,) = coder.code(report).claims
        told = Casualty(
            text=str(number), start=0, party="people", effect="killed", min=number, max=number, said_by=(0,)
        )
        said = Source(text=f"speaker {name}", start=0, kind=kind)
        claims.append(claim.model_copy(update={"casualties": (told,), "sources": (said,)}))
    members = tuple(Membership(claim=one.id, report=one.report.id, founding=True) for one in claims)
    incident = Incident(id="i-1", members=members)
    return ExportRow(incident, resolve(incident, claims, without=["official"]), tuple(claims))


def killed(resolved):
    return [(one.low, one.best, one.high) for one in resolved.figures]


def test_the_toll_as_it_stood_after_each_day_and_with_undated_reports_last(row):
    assert [(day, killed(stood)) for day, stood in day_by_day(row)] == [
        (dt.date(2024, 8, 1), []),
        (dt.date(2024, 8, 3), [(9, 9, 9)]),
        (None, [(5, 5, 9)]),
    ]


def test_other_policies_leave_out_the_same_claimants(row):
    found = by_policy(row)
    assert [one.policy for one in found] == list(POLICIES)
    assert all(one.without == ("official",) for one in found)
    assert killed(found[-1]) == [(9, 9, 9)]


def test_with_everybody_again(row):
    assert killed(with_everybody(row)) == [(4, 4, 9)]
