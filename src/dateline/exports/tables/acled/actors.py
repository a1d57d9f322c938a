"""ACLED's actors: two with their kinds and associates, from the parties of an incident.

A row goes in, a `Cast` comes out. Who is only described becomes the unidentified group of a country, and is counted.
"""

from dataclasses import dataclass, field, replace

from dateline.exports.losses import Losses
from dateline.exports.rows import ExportRow, Terms
from dateline.exports.tables.acled.events import ARMED, event_type_of
from dateline.exports.tables.countries import Country, country
from dateline.exports.tables.parties import Party, doers, parties, targeted, told_civilian
from dateline.exports.tables.schemas import Cell, load_schema
from dateline.records.claims import ActorKind

_STATE, _MILITIA, _EXTERNAL = 1, 3, 8
_CROWDS: dict[str, ActorKind] = {"Protests": "protesters", "Riots": "rioters"}
_MARCHERS = ("civilian", "protesters", "rioters", "organisation", "unknown")
_FORCES = {"armed-forces": "Military Forces of {}", "security-forces": "Military Forces of {}",
           "police": "Police Forces of {}", "government": "Government of {}"}  # fmt: skip


@dataclass(slots=True, frozen=True)
class _Named:
    """An actor under ACLED's name and the number of its kind; `own`: what the words add to that name."""

    name: str
    inter: int
    own: str | None = None


@dataclass(slots=True)
class Cast:
    """Both actors; the second is None in what one side does alone."""

    actor1: str
    number1: int
    actor2: str | None = None
    number2: int | None = None
    assoc1: list[str] = field(default_factory=list)
    assoc2: list[str] = field(default_factory=list)

    @property
    def inter2(self) -> str | None:
        """The label of the second actor's kind."""
        return label(self.number2) if self.number2 else None

    def columns(self) -> dict[str, Cell]:
        """The columns from actor1 to interaction."""
        return {
            "actor1": self.actor1,
            "assoc_actor_1": "; ".join(self.assoc1),
            "inter1": label(self.number1),
            "actor2": self.actor2,
            "assoc_actor_2": "; ".join(self.assoc2),
            "inter2": self.inter2,
            "interaction": interaction(self.number1, self.number2),
        }


def label(number: int) -> str:
    """The name of a kind of actor."""
    return str(load_schema("acled").facts["inter"][number])


def interaction(one: int, other: int | None) -> str:
    """The label of a pair of kinds, whichever comes first; external forces stand before civilians."""
    if other is None:
        return f"{label(one)} only"
    pair = sorted((one, other))
    if pair in load_schema("acled").facts["turned"]:
        pair.reverse()
    return f"{label(pair[0])}-{label(pair[1])}"


def _named(party: Party, home: Country, losses: Losses) -> _Named | None:
    """ACLED's name and kind of a party; None for a thing."""
    facts = load_schema("acled").facts
    if party.kind == "thing":
        return None
    inter = int(facts["kinds"][party.kind])
    if party.kind in facts["crowds"]:
        return _Named(f"{facts['crowds'][party.kind]} ({home.name})", inter, party.text if party.named else None)
    state = country(party.country)
    if party.kind == "state_force" and state is not None:
        return _force(party, state, home)
    if party.named:
        return _Named(party.actor.name if party.actor else party.text, inter)
    losses.add("party", "known only by a description are written as an unidentified armed group")
    return _Named(f"{facts['unidentified']} ({home.name})", max(inter, _MILITIA) if inter != _STATE else _STATE)


def _force(party: Party, state: Country, home: Country) -> _Named:
    """A state's force: at home it is the state's, abroad external."""
    inter = _STATE if state.code == home.code else _EXTERNAL
    name = f"the {state.name}" if state.name in load_schema("acled").facts["with_article"] else state.name
    if party.branch:
        return _Named(_FORCES[party.branch].format(name), inter)
    own = party.actor.name if party.actor else party.text
    return _Named(f"Military Forces of {name} {own}", inter)


def _side(found: list[Party], home: Country, losses: Losses) -> list[_Named]:
    """The actors of one side, each once; who is only described adds nothing to who is named."""
    named = [party for party in found if party.named or party.kind in load_schema("acled").facts["crowds"]]
    kept = [one for one in (_named(party, home, losses) for party in named or found) if one is not None]
    return list({one.name: one for one in kept}.values())


def _doers(row: ExportRow, group: str, home: Country, terms: Terms, losses: Losses) -> list[Party]:
    """The first initiator and those who acted with it; rivals for the deed, whom only other voices name, are left out."""
    kept, rivals = doers(row, home.code, terms.registry)
    losses.add("initiator", "whom only other voices name: ACLED holds one version", rivals)
    if group in _CROWDS:  # who marches is a protester, whoever else he is
        return [replace(party, kind=_CROWDS[group]) if party.kind in _MARCHERS else party for party in kept]
    return kept


def _targets(row: ExportRow, group: str, home: Country, terms: Terms, losses: Losses) -> list[Party]:
    """The targets, those first who make it that type of event: civilians, or who fights back; things are left out."""
    people = targeted(row, home.code, terms.registry)
    things = len(parties(row, "targets", terms.registry)) - len(people)
    losses.add("target", "of no known kind of actor (things, places) have no ACLED column", things)
    if group == "Battles":
        return sorted(people, key=lambda party: party.kind not in ARMED)
    if group != "Violence against civilians":
        return people
    if not people and told_civilian(row):
        return [Party("civilians", "civilian")]
    return sorted(people, key=lambda party: party.kind not in ("civilian", "organisation", "protesters"))


def _unknown(group: str, home: Country) -> _Named | None:
    """Who stands for a doer whom nobody names; None where that would say too much."""
    if group in _CROWDS:
        return _crowd(_CROWDS[group], home)
    if group == "Strategic developments":
        return None
    return _Named(f"{load_schema('acled').facts['unidentified']} ({home.name})", _MILITIA)


def cast_of(row: ExportRow, home: Country, sub_event: str, terms: Terms, losses: Losses) -> Cast | None:
    """The actors of an incident coded as that sub-event; None where nobody is known to act."""
    group = event_type_of(sub_event)
    ones = _side(_doers(row, group, home, terms, losses), home, losses)
    others = _side(_targets(row, group, home, terms, losses), home, losses)
    if not ones:
        unknown = _unknown(group, home)
        if unknown is None:
            return None
        losses.add(
            "incident", "with an unknown initiator: an unidentified group stands for it", int(group not in _CROWDS)
        )
        ones = [unknown]
    others = [one for one in others if one.name != ones[0].name or one.inter == _MILITIA]
    if sub_event.startswith(("Excessive", "Protest with")):
        ones, others = _protesters_first(ones, others, home)
    first, second = ones[0], others[0] if others else None
    return Cast(
        first.name, first.inter, second.name if second else None, second.inter if second else None,
        _associates(ones), _associates(others),
    )  # fmt: skip


def _protesters_first(ones: list[_Named], others: list[_Named], home: Country) -> tuple[list[_Named], list[_Named]]:
    """The crowd that force was used on, and the force."""
    crowd = _crowd("protesters", home)
    return [one for one in others if one.inter == crowd.inter] or [crowd], ones


def _crowd(kind: ActorKind, home: Country) -> _Named:
    facts = load_schema("acled").facts
    return _Named(f"{facts['crowds'][kind]} ({home.name})", facts["kinds"][kind])


def _associates(side: list[_Named]) -> list[str]:
    """The others of a side, and names that ACLED's name of the first hides."""
    return [name for name in dict.fromkeys((*(one.name for one in side[1:]), *(one.own for one in side))) if name]
