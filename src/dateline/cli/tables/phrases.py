"""Values in words, as tables show them: days, places, figures, parties, codes."""

from collections.abc import Iterable

from dateline.exports.figures import total
from dateline.records import Casualty, Claim, ClaimPlace, Participant, Resolved
from dateline.values import Days

UNKNOWN = "–"


def days_words(days: Days | None) -> str:
    """A day, or the first and the last one."""
    if days is None:
        return UNKNOWN
    if days.start == days.end:
        return days.start.isoformat()
    same_month = (days.start.year, days.start.month) == (days.end.year, days.end.month)
    return f"{days.start.isoformat()}…{days.end.strftime('%d') if same_month else days.end.isoformat()}"


def place_words(place: ClaimPlace | None) -> str:
    """The place as written, its region and country, and how far off it may be where it is no point."""
    if place is None:
        return UNKNOWN
    words = [place.text]
    words += [part for part in (place.admin1, place.country) if part and part.casefold() not in place.text.casefold()]
    level = f" ({place.level})" if place.level not in (None, "settlement", "site") else ""
    near = f"{place.relation} " if place.relation in ("near", "between", "along") else ""
    return f"{near}{', '.join(words)}{level}"


def party_words(parties: Iterable[Participant]) -> str:
    """Who, one after the other."""
    return ", ".join(party.text for party in parties) or UNKNOWN


def figure_words(low: int | None, best: int | None, high: int | None) -> str:
    """Low, best and high, as short as they can be said: "41", "36–41–44", "5 or more", "up to 5"."""
    values = [value for value in (low, best, high) if value is not None]
    if not values:
        return UNKNOWN
    if len(set(values)) == 1 and low is not None and high is not None:
        return str(values[0])
    if high is None:
        return f"{min(values)} or more" if len(set(values)) == 1 else f"{min(values)}–{max(values)} or more"
    if low is None:
        return f"up to {high}"
    return "–".join(str(value) for value in values)


def casualty_words(row: Casualty, claim: Claim) -> str:
    """One figure with its party and who gives it."""
    number = figure_words(row.min, None, row.max)
    sources = [claim.sources[index].text for index in row.said_by if index < len(claim.sources)]
    return f"{number} {row.effect}: {row.party}" + (f" (says {', '.join(sources)})" if sources else "")


def effect_words(claim: Claim, effect: str) -> str:
    """The figures that a claim gives for one effect, totals before their parts."""
    rows = sorted((row for row in claim.casualties if row.effect == effect), key=lambda row: row.part_of is not None)
    return "; ".join(f"{figure_words(row.min, None, row.max)} {row.party}".strip() for row in rows) or UNKNOWN


def total_words(resolved: Resolved, effect: str) -> str:
    """The incident's low, best and high over all parties, marked where one of them is provisional."""
    numbers = total(resolved.figures, effect)
    if numbers is None:
        return UNKNOWN
    provisional = any(figure.provisional for figure in resolved.figures if figure.effect == effect)
    return figure_words(numbers["low"], numbers["best"], numbers["high"]) + (" *" if provisional else "")


def code_words(code: str) -> str:
    """A code of the codebook in words."""
    return code.replace("_", " ")
