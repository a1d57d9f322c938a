"""Who acts and who suffers, as PLOVER codes them: a country or a kind of body, a sector, the report's words, a name.

Parties go in, entities come out. Who is only described gets the sector that his words tell, and no country.
"""

from dataclasses import replace

from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.exports.rows import ExportRow
from dateline.exports.tables.countries import country
from dateline.exports.tables.parties import Party, told_civilian
from dateline.exports.tables.plover.deeds import Deed, facts, tells

Entity = dict[str, str | None]
NOBODY: Entity = {"code": None, "sector": "UNK", "entity_text": None, "identifier_text": None}


def _body(party: Party, registry: Registry) -> str | None:
    """The code of the body under which an actor of the registry stands."""
    actor = party.actor
    while actor is not None:
        if actor.id in facts()["bodies"]:
            return str(facts()["bodies"][actor.id])
        actor = registry.get(actor.parent) if actor.parent else None
    return None


def _code(party: Party, registry: Registry) -> str | None:
    """A country, or the kind of one that has none; a mission is its body's, wherever it is."""
    body, home = _body(party, registry), country(party.country)
    if body or party.kind == "international":
        return body or str(facts()["kinds"]["international"])
    if home is not None:
        return home.iso3
    kinds: dict[str, str] = facts()["kinds"]
    if party.actor is not None:
        return kinds.get(party.kind)
    return kinds["organisation"] if tells(facts()["aid"], party.text) else None


def _sector(party: Party) -> str | None:
    """The sector of a name's kind, or the one that a description tells."""
    plain: str | None = facts()["sectors"].get(party.branch or party.kind)
    if party.named:
        return plain
    head = party.text.partition(" of ")[0]
    for group in facts()["described"]:
        if party.kind in group["kinds"]:
            fits = (sector for sector, words in group["words"].items() if tells(words, head))
            return next(fits, None) or group.get("otherwise") or plain
    return plain


def _stood(row: ExportRow, party: Party) -> Party:
    """A party of unknown kind as an armed group where a claim has it speak as one."""
    speaks = any(one.kind == "armed_group" and one.text == party.text for claim in row.claims for one in claim.sources)
    return replace(party, kind="rebel") if speaks and party.kind == "unknown" and not party.actor else party


def entity(row: ExportRow, party: Party, registry: Registry) -> Entity:
    """One party as an entity; `entity_text` are the report's words, `identifier_text` the registry's name."""
    party = _stood(row, party)
    return {
        "code": _code(party, registry),
        "sector": _sector(party),
        "entity_text": party.text,
        "identifier_text": party.actor.name if party.actor else None,
    }


def _key(party: Party) -> str:
    return party.actor.id if party.actor else party.text.casefold()


def sides(row: ExportRow, deed: Deed, ones: list[Party], others: list[Party]) -> tuple[list[Party], list[Party]]:
    """Actors and recipients: in a fight all that are armed are actors, in an agreement all that are told of."""
    armed = load_codebook().people.armed_kinds
    known = {_key(party) for party in ones}
    left = [party for party in others if _key(party) not in known]
    joined = [party for party in left if deed.mutual and (deed.event != "ASSAULT" or party.kind in armed)]
    hit = [party for party in left if party not in joined]
    if deed.event == "ASSAULT" and not joined and not hit and told_civilian(row):
        hit = [Party(_civilians(row), "civilian")]
    return [*ones, *joined], hit


def _civilians(row: ExportRow) -> str:
    """The first words by which a claim names the civilians that were hit."""
    targets = (one.text for claim in row.claims for one in claim.targets if one.kind == "civilian")
    harmed = (one.party or one.text for claim in row.claims for one in claim.casualties if one.status == "civilian")
    return next(iter((*targets, *harmed)))
