"""What a name may mean where it is certain that it is a place's: as it stands, as an adjective, or by a name inside it.

A name goes in, entries of the gazetteer come out; the report around it is not looked at.
"""

from dateline.gazetteer import Entry, Gazetteer
from dateline.gazetteer.names import fold
from dateline.mentions.places.words import words
from dateline.records.claims import PlaceLevel

LIKELY = 4.6  # prior of a town of 40,000: a smaller one needs help from the words around its name


def demonym_entries(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...] | None:
    """What an adjective or a word for a people stands for, None for other words."""
    code = gazetteer.country_of_demonym(name)
    if code is not None:
        country = gazetteer.country(code)
        return (country,) if country else ()
    place = words().adjectives.get(name)
    return gazetteer.candidates(place)[0] if place else None


def known_entries(name: str, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], PlaceLevel | None]:
    """Possible entries of a name that somebody says is a place, whatever it looks like, and the level told by it."""
    people = demonym_entries(name, gazetteer)
    if people is not None:
        return people, None
    entries, level = gazetteer.candidates(name)
    return (entries, level) if entries else (_inside(name, gazetteer), None)


def _inside(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The entries of the longest well-known name inside another: "South Venezuela", "Colorado State University"."""
    parts = name.split()
    barred = words().ordinary | words().never | words().organisations | words().directions
    for length in range(len(parts) - 1, 0, -1):
        for at in range(len(parts) - length + 1):
            part = " ".join(parts[at : at + length]).strip(",.()")
            if not part[:1].isupper() or part.lower() in barred:
                continue
            entries = demonym_entries(part, gazetteer) or gazetteer.by_key(fold(part))
            if entries and entries[0].prior >= LIKELY and not entries[0].alternate:
                return entries
    return ()
