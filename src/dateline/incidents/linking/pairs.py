"""The evidence that two claims of different reports tell of one happening: a likelihood, and sentences for it.

Claims with the likeness of their words go in, `Evidence` comes out, the same either way round. It groups nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dateline.incidents.linking.fields import (
    contradictory,
    days_between,
    numbers_of,
    told_by_fields,
    window,
)
from dateline.incidents.linking.models import Model, View
from dateline.records import Claim

ALIKE = 0.2  # likeness of texts from which it is worth a word


@dataclass(slots=True, frozen=True)
class Evidence:
    """`score` from 0 to 1, how likely the two are one happening, and what speaks for and against it."""

    score: float
    reasons: tuple[str, ...] = ()


def veto(one: Claim, other: Claim, reviewed: Mapping[str, Collection[str]]) -> str | None:
    """Why two claims cannot be one happening, whatever their likeness; None where they may be.

    What persons settled on both sides must go together. Of what the coder read, only days and tolls together bar: each
    report is sure of another day, they have no toll in common, and the second day's is no later count of the first's.

    Args:
        one: a claim.
        other: a claim.
        reviewed: by claim id the fields that a person settled.
    """
    settled = set(reviewed.get(one.id, ())) & set(reviewed.get(other.id, ()))
    countries = [claim.place.country for claim in (one, other) if claim.place and claim.place.country]
    if "place" in settled and len(set(countries)) > 1:
        return "different countries, as persons settled"
    gap = days_between(one, other) if "date" in settled else None
    if gap is not None and gap > 1:
        return f"{gap} days apart, as persons settled"
    if "event_type" in settled and contradictory(one, other):
        return "types of event that do not go together, as persons settled"
    return "on different days, with different tolls" if _two_attacks(one, other) else None


def _two_attacks(one: Claim, other: Claim) -> bool:
    first, second = window(one), window(other)
    if not (first and second and first.sure and second.sure) or first.start == second.start:
        return False
    if any(claim.field_confidence.get("date") != "high" for claim in (one, other)):
        return False
    early, late = (one, other) if first.start < second.start else (other, one)
    before, after = numbers_of(early, "killed"), numbers_of(late, "killed")
    if not before or not after or before & after:
        return False
    published = early.report.published, late.report.published
    counted_later = published[0] and published[1] and published[0] < published[1]
    return not counted_later or max(after) < max(before)


def pair_evidence(
    one: Claim, other: Claim, words: Mapping[str, float], model: Model, name: str | None = None
) -> Evidence:
    """What speaks for and against two claims telling of one happening.

    Args:
        one: a claim.
        other: a claim of another report.
        words: the likeness of their words, as `Wordings.each` gives it.
        model: weighs it.
        name: a full name that both texts hold, for the reasons.
    """
    told = told_by_fields(one, other)
    fields = {key: value for part in told for key, value in part.features.items()}
    view: View = "whole" if one.main and other.main else "brief"
    likelihood = model.likelihood(view, {**fields, **words})
    reasons = [part.reason for part in told if part.reason]
    if words.get("text", 0.0) >= ALIKE:
        reasons.append(f"told in like words ({words['text']:.2f})")
    if name is not None:
        reasons.append(f"both name {name.title()}")
    return Evidence(round(likelihood, 4), tuple(reasons))
