"""Reads data/*.yaml into a Codebook. Contradictions in the data are errors here, never surprises later."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from dateline.codebook.books import (
    Codebook,
    EffectEntry,
    EventTypeEntry,
    PeopleLexicon,
    SourceLexicon,
    TriggerEntry,
    WeaponEntry,
)
from dateline.codebook.inflections import conjugated, with_plurals
from dateline.codebook.lists import read_yaml
from dateline.codebook.phrases import Phrases, listed
from dateline.errors import CodebookError
from dateline.records.claims import EventType

FAMILIES = frozenset("fight bomb crowd arrest seizure abduction ground agreement".split())


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml("dateline.codebook", f"data/{name}.yaml")
    return loaded


def _event_type(key: str, entry: dict[str, Any]) -> EventTypeEntry:
    examples = tuple((example["text"], example["trigger"]) for example in entry.get("examples", ()))
    for text, trigger in examples:
        if trigger not in text:
            raise CodebookError(f"the trigger {trigger!r} does not stand in {text!r}", where=f"events.yaml, {key}")
    if key != "generic" and entry["family"] not in FAMILIES:
        raise CodebookError(
            f"unknown family {entry['family']!r}", where=f"events.yaml, {key}", todo=f"Use one of {sorted(FAMILIES)}"
        )
    return EventTypeEntry(
        key,
        entry.get("label", key),
        entry.get("family", "fight"),
        entry.get("acled", ""),
        examples,
        tuple(entry.get("not", ())),
    )


def _trigger_entries(event_type: str | None, entry: dict[str, Any]) -> Iterator[tuple[str, TriggerEntry]]:
    """Every form of every trigger of one type with its entry."""
    for form in with_plurals(listed(entry.get("nouns", ""))):
        yield form, TriggerEntry(event_type, verb=False)
    for verb in listed(entry.get("verbs", "")):
        words = verb.split()
        after = tuple(word[1:] for word in words if word[0] == "+")
        made = TriggerEntry(
            event_type,
            verb=True,
            after=after,
            objects=tuple(word[1:] for word in words if word[0] == "="),
            bound="!" in words,
            subjects=tuple(word[1:] for word in words if word[0] == "<"),
            tail=tuple(word[1:].replace("_", " ") for word in words if word[0] == "~"),
        )
        for form in conjugated(" ".join(word for word in words if word[0] not in "+=<!~")):
            yield form, made


def _hides(first: TriggerEntry, second: TriggerEntry) -> bool:
    """True where the second of two entries of one form could never be chosen."""
    if first.verb != second.verb or (first.bound and not (second.bound and set(second.after) <= set(first.after))):
        return False
    if first.tail:
        return second.tail == first.tail
    pairs = (first.objects, second.objects), (first.subjects, second.subjects)
    return all(not asked or (bool(given) and set(given) <= set(asked)) for asked, given in pairs)


def _triggers(events: dict[str, Any]) -> Phrases[tuple[TriggerEntry, ...]]:
    by_form: dict[str, list[TriggerEntry]] = {}
    for key, entry in [*events["types"].items(), (None, events["generic"])]:
        for form, made in _trigger_entries(key, entry):
            known = by_form.setdefault(form, [])
            hider = next((one for one in known if one.event_type != key and _hides(one, made)), None)
            if hider is not None:
                raise CodebookError(
                    f"{form!r} is always {hider.event_type}, never {key or 'generic'}",
                    where="events.yaml",
                    todo="Keep one, or give each the class of its object (=person, =place…)",
                )
            known.append(made)
    return Phrases((form, tuple(entries)) for form, entries in by_form.items())


def _effects(data: dict[str, Any]) -> Iterator[tuple[str, EffectEntry]]:
    for effect, entry in data.items():
        founding = set(listed(entry["founding"]))
        for verb in listed(entry["verbs"]):
            for form in conjugated(verb):
                yield form, EffectEntry(effect, verb=True, founds=verb in founding)
        for form in with_plurals(listed(entry["nouns"])):
            yield form, EffectEntry(effect, verb=False)


def _people(data: dict[str, Any]) -> PeopleLexicon:
    heads = ((form, kind) for kind, entry in data["kinds"].items() for form in with_plurals(listed(entry["nouns"])))
    return PeopleLexicon(
        Phrases(heads),
        frozenset(kind for kind, entry in data["kinds"].items() if entry["armed"]),
        frozenset(data["group_heads"]),
        frozenset(with_plurals(data["no_person"])),
        frozenset(with_plurals(data["combatant"])),
        frozenset(with_plurals(data["vehicles"])),
        frozenset(with_plurals(data["vessels"])),
        frozenset(with_plurals(data["places"])),
        frozenset(data["nobody"]),
        frozenset(with_plurals(data["harmless"])),
        frozenset(with_plurals(data["settlements"])),
    )


def _weapons(data: dict[str, Any]) -> Phrases[WeaponEntry]:
    return Phrases(
        (form, WeaponEntry(name, entry["type"], entry["strong"]))
        for name, entry in data["classes"].items()
        for form in with_plurals(listed(entry["words"]))
    )


def _verb_set(verbs: list[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in conjugated(verb))


def _sources(data: dict[str, Any]) -> SourceLexicon:
    return SourceLexicon(
        Phrases((form, kind) for kind, words in data["kinds"].items() for form in with_plurals(listed(words))),
        frozenset(data["bodies"]),
        frozenset(with_plurals(data["roles"])),
        _verb_set(listed(data["verbs"])),
        _verb_set(data["said_only"]),
        _verb_set(data["said_always"]),
        _verb_set(data["quote_verbs"]),
        frozenset(with_plurals(data["carriers"])),
        _verb_set(data["issue_verbs"]),
        frozenset(with_plurals(data["accounts"])),
        Phrases((phrase, True) for phrase in (*data["anonymous"], *data["hiding"])),
        Phrases((phrase, True) for phrase in data["hiding"]),
        frozenset(with_plurals(data["anonymous_heads"])),
        frozenset(data["anonymous_single"]),
        frozenset(data["open_offices"]),
        frozenset(data["open_single"]),
        Phrases((phrase, True) for phrase in data["claim_phrases"]),
        Phrases((phrase, True) for phrase in data["acts"]),
        _verb_set(data["deny_verbs"]),
    )


def _cues(data: dict[str, Any], path: str = "") -> Iterator[tuple[str, Phrases[bool]]]:
    for key, value in data.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from _cues(value, name)
        else:
            odd = [phrase for phrase in value if not isinstance(phrase, str)]
            if odd:
                raise CodebookError(
                    f"{odd[0]!r} is no word",
                    where=f"happenings.yaml, {name}",
                    todo="Quote it: YAML reads a bare no as false",
                )
            yield name, Phrases((phrase, True) for phrase in value)


@cache
def load_codebook() -> Codebook:
    """The codebook that ships with the package, loaded once a process.

    Raises:
        CodebookError: the data contradicts itself or the records.
    """
    events, people, weapons = _read("events"), _read("people"), _read("weapons")
    types = {key: _event_type(key, entry) for key, entry in events["types"].items()}
    if set(types) != set(get_args(EventType)):
        odd = sorted(set(types) ^ set(get_args(EventType)))
        raise CodebookError(
            f"event types differ from the records: {odd}", where="events.yaml", todo="Change both together"
        )
    return Codebook(
        version=events["version"],
        types=types,
        generic=_event_type("generic", events["generic"]),
        generic_defaults=events["generic"]["defaults"],
        backward=frozenset(listed(events["generic"]["backward"])),
        triggers=_triggers(events),
        effects=Phrases(_effects(events["effects"])),
        object_classes={
            form: name for name, words in events["object_classes"].items() for form in with_plurals(listed(words))
        },
        light_verbs=Phrases((form, True) for verb in listed(events["light_verbs"]) for form in conjugated(verb)),
        victim_verbs=_verb_set(listed(events["victim_verbs"])),
        people=_people(people),
        weapons=_weapons(weapons),
        sources=_sources(_read("sources")),
        cues=dict(_cues(_read("happenings"))),
    )
