"""Values in words, as tables show them: days, places, figures, parties, codes, grades.

Records go in, short phrases come out; a code of the codebook never does where it has a name.
"""

from collections.abc import Iterable

from dateline.exports.figures import total
from dateline.incidents import country_name, title
from dateline.records import Casualty, Claim, ClaimPlace, Participant, Resolved
from dateline.values import Days

UNKNOWN = "–"
UNREPORTED = "‡"
LEVELS = {
    "admin1": "region", "admin2": "district", "area": "area", "country": "country", "line": "line", "water": "water",
}  # fmt: skip
RELATIONS = {
    "near": "near", "between": "between", "along": "along", "outskirts": "outskirts of", "direction": "in direction from",
}  # fmt: skip


def days_words(days: Days | None) -> str:
    """A day, a month or a year, or the first day and the last one."""
    if days is None:
        return UNKNOWN
    same_month = (days.start.year, days.start.month) == (days.end.year, days.end.month)
    if days.precision == "year" and days.start.year == days.end.year:
        return str(days.start.year)
    if days.precision == "month" and same_month:
        return f"{days.start:%Y-%m}"
    if days.start == days.end:
        return days.start.isoformat()
    return f"{days.start.isoformat()}…{days.end.strftime('%d') if same_month else days.end.isoformat()}"


def place_words(place: ClaimPlace | None) -> str:
    """The place as written, its region and country, and what it is where it is no point."""
    if place is None:
        return UNKNOWN
    words = [place.text]
    for part in (place.admin1, country_name(place.country) if place.country else None):
        if part and not any(part.casefold() in known.casefold() for known in words):
            words.append(part)
    level = f" ({LEVELS[place.level]})" if place.level in LEVELS else ""
    near = f"{RELATIONS[place.relation]} " if place.relation in RELATIONS else ""
    return f"{near}{', '.join(words)}{level}"


def party_words(parties: Iterable[Participant]) -> str:
    """Who, one after the other."""
    return ", ".join(party.text for party in parties) or UNKNOWN


def parties_words(claim: Claim) -> str:
    """Who did it to whom, and with what."""
    weapons = ", ".join(weapon.text for weapon in claim.weapons)
    words = f"{party_words(claim.initiators)} → {party_words(claim.targets)}"
    return f"{words}\nwith {weapons}" if weapons else words


def figure_words(low: int | None, best: int | None, high: int | None) -> str:
    """The best figure, with the lowest and highest where they differ: "41", "41 (36–44)", "5 or more", "up to 5"."""
    if low is None:
        return UNKNOWN if high is None and best is None else f"up to {best if high is None else high}"
    if high is None:
        return f"{low} or more" if best in (None, low) else f"{best} ({low} or more)"
    if low == high:
        return str(low)
    return f"{low}–{high}" if best is None else f"{best} ({low}–{high})"


def casualty_words(row: Casualty, claim: Claim) -> str:
    """One figure with its party, what it replaces or is part of, and who gives it."""
    words = f"{figure_words(row.min, None, row.max)} {row.effect}"
    if row.max == 0 and row.min in (None, 0):
        words = f"nobody {row.effect}"
    words += f": {row.party}" if row.party else ""
    total = claim.casualties[row.part_of] if row.part_of is not None else None
    asides = [
        f"of the {figure_words(total.min, None, total.max)}" if total else None,
        row.severity,
        row.cause,
        "may change" if row.preliminary else None,
        f"“{row.supersedes}”" if row.supersedes else None,
    ]
    told = ", ".join(aside for aside in asides if aside)
    sources = [claim.sources[index].text for index in row.said_by if index < len(claim.sources)]
    return words + (f" ({told})" if told else "") + (f", says {', '.join(sources)}" if sources else "")


def what_words(resolved: Resolved) -> str:
    """What happened to whom and by whom, without the place and the day."""
    what = title(
        resolved.event_type, resolved.initiators.value, resolved.targets.value, resolved.weapons.value, None, None
    )
    doers = [name for name in resolved.initiators.value if name.casefold() not in what.casefold()]
    return f"{what} by {', '.join(doers)}" if doers and " between " not in what and " by " not in what else what


def total_words(resolved: Resolved, effect: str) -> str:
    """The incident's low, best and high over all parties, marked where one is provisional or a policy's 0 for no mention."""
    numbers = total(resolved.figures, effect)
    if numbers is None:
        return UNKNOWN
    provisional = any(figure.provisional for figure in resolved.figures if figure.effect == effect)
    unreported = any(figure.unreported for figure in resolved.figures if figure.effect == effect)
    marks = (" *" if provisional else "") + (f" {UNREPORTED}" if unreported else "")
    return figure_words(numbers["low"], numbers["best"], numbers["high"]) + marks


def code_words(code: str) -> str:
    """A code of the codebook in words."""
    return code.replace("_", " ")
