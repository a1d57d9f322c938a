"""The claim's records of where and when, from the mentions that were chosen; every one carries its words' offsets."""

from dateline.claims.drafts import Draft
from dateline.records import ClaimDate, ClaimPlace
from dateline.values import Span


def claim_place(draft: Draft) -> ClaimPlace | None:
    """The place as the claim records it."""
    place = draft.place
    if place is None:
        return None
    return ClaimPlace(
        text=place.text,
        start=place.start,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        level=place.level,
        radius_km=place.radius_km,
        geonames_id=place.geonames_id,
        relation=place.relation,
    )


def claim_date(draft: Draft) -> ClaimDate | None:
    """The days as the claim records them, with the words they come from."""
    if draft.date is None or draft.date.days is None:
        return None
    days = draft.date.days
    span = Span(start=draft.date.start, end=draft.date.end)
    return ClaimDate(start=days.start, end=days.end, precision=days.precision, span=span)
