"""Claims seen as MUC-4 templates and scored by the set's own scorer: GTT, REE, RME. Reported only; no floor hangs on it.

The reports of ../shared's set are lower-case, so that their case is given back first (casing.py). Which claims are incidents
of its codebook, and which words fill its roles, is decided here (muc4.yaml), never in the coder.
"""

import argparse
import importlib.util
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from casing import Casing, initials_in

from dateline.actors import Registry
from dateline.codebook import Codebook
from dateline.language import Reading, read
from dateline.records import Claim, Participant, Report
from dateline.settings import Settings
from dateline.workflow.code import Coder, open_coder

SHARED = Path(__file__).parents[1].parent / "shared" / "benchmarks"
ORDINARY = (
    "load/current_events",
    "reports/train",
    "reports/wars",
    "linking/conflict",
    "places/lgl",
    "places/gwn",
    "times/timebank",
)
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
OLD = 60  # days before the report from which an event is history to the set
HURT = ("killed", "wounded", "abducted", "missing", "unspecified")
_WORD = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")
_RUN = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’.-]*|[dv][a-z]{1,2}|l[aeo]s?|y)\b)+")

Template = dict[str, Any]


@dataclass(slots=True, frozen=True)
class Lists:
    """The lists of muc4.yaml."""

    types: dict[str, str]
    triggers: dict[str, list[str]]
    combatants: list[str]
    bodies: list[str]
    anybody: list[str]
    titles: list[str]
    particles: list[str]
    carriers: list[str]
    leading: list[str]
    land: list[str]
    ruinous: list[str]
    unaccused: list[str]


@dataclass(frozen=True)
class View:
    """How the claims of one report, read as `reading`, become templates."""

    lists: Lists
    codebook: Codebook
    actors: Registry
    reading: Reading

    def templates(self, claims: Iterable[Claim]) -> list[Template]:
        """The templates of the claims that are incidents, those that are told twice once.

        Where the report's claims accuse one organisation by name and no other, it stands where none is told.
        """
        claims = list(claims)
        named = self.organisations(claims)
        made: list[Template] = []
        for claim in claims:
            if claim.event_type not in self.lists.types:
                continue
            template = self.template(claim)
            if len(named) == 1 and not template["PerpOrg"]:
                template["PerpOrg"] = named
            if self.is_incident(claim, template) and template not in made:
                made.append(template)
        return made

    def organisations(self, claims: Iterable[Claim]) -> list[list[str]]:
        """The organisations that claims accuse and the registry knows, but states' forces."""
        parties = (party for claim in claims for party in claim.initiators if party.actors)
        accused = [party.text for party in parties if party.kind not in self.lists.unaccused]
        return entities(words for text in accused for role, words in self.perpetrators(text) if role == "PerpOrg")

    def is_incident(self, claim: Claim, template: Template) -> bool:
        """True for a single, recent happening that befell somebody or something besides combatants."""
        published = claim.report.published
        if claim.granularity == "aggregate":
            return False
        if claim.date and published and (published - claim.date.start).days > OLD:
            return False
        kinds = {party.kind for party in claim.targets}
        among_combatants = claim.event_type == "armed_clash" or (kinds and kinds <= set(self.lists.combatants))
        return not among_combatants or bool(template["Victim"] or template["Target"])

    def template(self, claim: Claim) -> Template:
        """The claim's fillers by role, each with its one best mention."""
        roles: dict[str, list[str]] = {role: [] for role in ROLES}
        for party in claim.initiators:
            if party.actors or party.kind not in self.lists.unaccused:
                for role, words in self.perpetrators(party.text):
                    roles[role].append(words)
        hurt = [row.party for row in claim.casualties if row.effect in HURT]
        roles["Victim"] = [
            name for words in [*(party.text for party in claim.targets), *hurt] if (name := self.person(words))
        ]
        roles["Target"] = [
            self.whole(party.text, party.start)
            for party in claim.targets
            if not self.person(party.text) and self.is_thing(party, claim, hurt)
        ]
        roles["Weapon"] = [name for weapon in claim.weapons if (name := self.weapon(weapon.text))]
        return {"incident_type": self.incident_type(claim)} | {role: entities(words) for role, words in roles.items()}

    def incident_type(self, claim: Claim) -> str:
        """The type of the set's codebook."""
        trigger = f" {claim.trigger.casefold()} "
        for incident, words in self.lists.triggers.items():
            if any(f" {word} " in trigger for word in words):
                return incident
        return self.lists.types[claim.event_type]

    def perpetrators(self, words: str) -> Iterator[tuple[str, str]]:
        """A party as individuals, as an organisation, or as both ("ABC guerrillas")."""
        text = self.bare(re.sub(r" ?\([^)]*\)?", "", words))
        tokens = text.split()
        if not tokens or self.kind(tokens[-1]) == "thing":
            return
        if person := self.person(text):
            yield "PerpInd", person
        elif " of " in text and self.kind(tokens[0]):  # "members of the X"
            yield "PerpInd", text
            inner = self.bare(text.split(" of ", 1)[1])
            if inner[:1].isupper():
                yield "PerpOrg", inner
        elif tokens[-1].casefold() in self.lists.bodies or (tokens[-1][0].isupper() and not self.kind(tokens[-1])):
            if organisation := self.organisation(tokens):
                yield "PerpOrg", organisation
        else:
            name = self.leading_name(tokens)
            yield "PerpInd", " ".join(tokens[len(name) :])
            if name:
                yield "PerpOrg", " ".join(name)

    def organisation(self, tokens: Sequence[str]) -> str | None:
        """A body by its name alone where it has one ("Maoist |Long Road|", "|ABC| forces"), None where it could be any."""
        first = next((i for i, token in enumerate(tokens) if token[0].isupper()), 0)
        name = self.leading_name(tokens[first:]) or tokens[first:]
        return None if all(token.casefold() in self.lists.anybody for token in name) else " ".join(name)

    def leading_name(self, tokens: Sequence[str]) -> Sequence[str]:
        """The name before a common noun ("|ABC| guerrillas"); none where it only tells a country ("Italian troops")."""
        size = next((i for i, token in enumerate(tokens) if not token[0].isupper()), len(tokens))
        return () if size == 1 and self.is_people(tokens[0]) else tokens[:size]

    def is_people(self, word: str) -> bool:
        """True for an adjective of a country: there is an army of it."""
        return bool(self.actors.find(f"{word} army"))

    def person(self, words: str) -> str | None:
        """The person whose name ends a phrase, called as fully as anywhere in the report; None where it ends on none."""
        name = self.name(words)
        if name is None:
            return None
        parts = set(name.split())
        fuller = next((one for one in self.names if parts <= set(one.split())), None)
        return fuller or (name if len(parts) > 1 else None)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of persons in the report that have several parts, the longest first."""
        found = {self.name(run.group()) for run in _RUN.finditer(self.reading.text)} - {None}
        return tuple(sorted((one for one in found if one and " " in one), key=lambda one: (-len(one.split()), one)))

    def name(self, words: str) -> str | None:
        """The name of a person that ends a phrase, without titles and peoples before it; None where it ends on none."""
        tokens = _WORD.findall(words)
        first = len(tokens)
        while first and self._in_name(tokens, first - 1):
            first -= 1
        name = tokens[first:]
        while name and (name[0].casefold() in self.lists.particles or self.is_people(name[0])):
            name = name[1:]
        bodies = any(part.casefold() in self.lists.bodies for part in name)
        return None if bodies else " ".join(name) or None

    def _in_name(self, tokens: Sequence[str], at: int) -> bool:
        word = tokens[at].casefold().rstrip(".")
        if word in self.lists.particles:
            return at + 1 < len(tokens)
        if not tokens[at][0].isupper() or (tokens[at].isupper() and len(tokens[at]) > 1):
            return False
        return word not in self.lists.titles and not self.kind(word)

    def is_thing(self, party: Participant, claim: Claim, hurt: Sequence[str]) -> bool:
        """True where a target is a thing or an organisation, and no stretch of land."""
        head = self.bare(party.text).split(" of ")[0].split()[-1].casefold()
        if head in self.lists.land or head in self.codebook.people.settlements or party.text in hurt:
            return False
        kind = party.kind if party.kind != "unknown" else self.kind(head)
        return kind in ("thing", "organisation") or (kind is None and claim.event_type in self.lists.ruinous)

    def kind(self, noun: str) -> str | None:
        """The kind of actor that a noun names, None where it names none."""
        found = self.codebook.people.heads.longest([noun.casefold()], 0)
        return found[1] if found else None

    def whole(self, words: str, start: int) -> str:
        """A thing with what it is of ("headquarters |of the Department of Security|")."""
        after = self.reading.token_at(start + len(words) - 1) + 1
        chunk = self.reading.chunk_at(after + 1) if self.reading.lowers[after : after + 1] == ["of"] else None
        return self.bare(words if chunk is None else f"{words} {self.reading.words(after, chunk.last)}")

    def weapon(self, words: str) -> str | None:
        """A weapon without its number, None for what only carries weapons."""
        lowers = words.casefold().split()
        found = self.codebook.weapons.last_in(lowers, 0, len(lowers))
        return None if found and found[2].weapon_class in self.lists.carriers else self.bare(words)

    def bare(self, words: str) -> str:
        """A phrase without articles, numbers and possessives before it."""
        tokens = words.split()
        while len(tokens) > 1 and (tokens[0].casefold() in self.lists.leading or tokens[0][0].isdigit()):
            tokens = tokens[1:]
        return " ".join(tokens)


def entities(words: Iterable[str]) -> list[list[str]]:
    """Entities of one mention each, without repetition; a name within another one is the same."""
    lowers = list(dict.fromkeys(word.casefold() for word in words))
    return [[word] for word in lowers if not any(f" {word} " in f" {other} " for other in lowers if other != word)]


def open_lists() -> Lists:
    """The lists beside this file."""
    return Lists(**yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")))


def scorer() -> Any:
    """The set's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("muc4_score", SHARED / "muc4" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(name: str) -> list[dict[str, Any]]:
    """The reports of one of ../shared's sets."""
    lines = (SHARED / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def cased(rows: Sequence[dict[str, Any]], coder: Coder) -> Iterator[Report]:
    """The reports of the set with their case given back."""
    ordinary = (row["text"] for name in ORDINARY for row in rows_of(name))
    casing = Casing(ordinary, (name.text for actor in coder.actors for name in actor.names))
    initials = initials_in(row["text"] for row in rows)
    for row in rows:
        yield Report(id=row["id"], published=row["published"], text=casing(row["text"], initials))


def main() -> None:
    """Print the scores, and the worst reports with their templates where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", nargs="?", default="dev", choices=("dev", "train"))
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also the N worst reports, gold and made")
    asked = parser.parse_args()
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: nothing to measure", file=sys.stderr)
        return
    rows, score = rows_of(f"muc4/{asked.set}"), scorer()
    coder, lists, gold = open_coder(Settings()), open_lists(), score.load_gold(SHARED / "muc4" / f"{asked.set}.jsonl")
    views = ((report, View(lists, coder.codebook, coder.actors, read(report))) for report in cased(rows, coder))
    made = {
        report.id: [score.clean(one) for one in view.templates(coder.code(report).claims)] for report, view in views
    }
    for name, (p, r, f1) in score.all_scores(gold, made).items():
        print(f"{name:<12}P {p:.1f}  R {r:.1f}  F1 {f1:.1f}")
    for role, (p, r, f1) in score.gtt(gold, made)[1].items():
        print(f"  {role:<14}P {p:.1f}  R {r:.1f}  F1 {f1:.1f}")
    f1_of = {name: score.gtt({name: gold[name]}, made)[0][2] for name in gold if gold[name] or made[name]}
    for name in sorted(f1_of, key=lambda one: f1_of[one])[: asked.worst]:
        print(f"{name} {f1_of[name]:.0f}")
        for sign, templates in (("gold", gold[name]), ("made", made[name])):
            for one in templates:
                print(f"    {sign} {one['incident_type']}: { {role: one[role] for role in ROLES if one[role]} }")


if __name__ == "__main__":
    main()
