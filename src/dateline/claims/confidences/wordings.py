"""Marks of how the trigger is put: its grammar, its arguments, the cues around it, the verbs and small words behind it.

A scene and a draft go in, marks by name come out. No noun, adjective or name around the trigger is a mark, so that neither
who is told of nor how loaded the words for him are decides what is an event.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook
from dateline.language.chunks import Chunk
from dateline.language.clauses import governor, is_passive, objects_of, subject_of
from dateline.language.tags import lexicon
from dateline.records import ActorMention

_TELLING = frozenset("VGAPWMBHTXCDRY")  # tags of words that are no nouns, adjectives, numbers or names
_BEHIND = 4  # tokens behind the trigger that count one by one
_BINDING = frozenset("after when since before while as where who which that if for during in of following".split())
_REACH = 12  # tokens before the trigger in which the word stands that binds its clause
_ASKED = frozenset(("if", "would", "could", "may", "will", "not", "after", "since", "who", "which", "?"))


def grammar_marks(scene: Scene, draft: Draft) -> list[str]:
    """Tense, voice, number, determiner and the sentence around the trigger."""
    reading, at, sentence = scene.reading, draft.at, draft.sentence
    last = at + draft.length - 1
    tags, lowers = reading.tags, reading.lowers
    marks = [
        f"tag={tags[at]}",
        f"before={tags[at - 1] if at > sentence.first else '^'}",
        f"after={tags[last + 1] if last + 1 < sentence.last else '$'}",
    ]
    words = set(lowers[sentence.first : sentence.last])
    marks += [f"word-{word}" for word in _ASKED & words]
    if words & {'"', "“", "”"}:
        marks.append("quote")
    chunk = reading.chunk_at(at)
    if draft.trigger.verb:
        marks.append(f"auxiliary={lowers[at - 1] if tags[at - 1] in 'BHT' and at > sentence.first else '-'}")
    elif chunk is not None:
        opens = chunk.first > sentence.first
        governed = tags[chunk.first - 1] if opens else "^"
        marks += [
            f"determiner={lowers[chunk.first] if tags[chunk.first] == 'D' else '-'}",
            f"plural={lowers[last].endswith('s')}",
            f"governed={lowers[chunk.first - 1] if governed in 'PT' else governed}",
            f"head={chunk.head == last}",
        ]
    return marks


def argument_marks(scene: Scene, codebook: Codebook, draft: Draft) -> list[str]:
    """Who stands as subject and object of the verb, by kind; what governs and follows the noun."""
    reading, at, sentence = scene.reading, draft.at, draft.sentence
    if draft.trigger.verb:
        objects = objects_of(reading, at + draft.length, sentence.last, draft.trigger.after)
        doer = _kind(scene, codebook, subject_of(reading, at, sentence.first))
        sufferer = _kind(scene, codebook, objects[0] if objects else None)
        passive = is_passive(reading, at, sentence.first)
        return [f"subject={doer}", f"object={sufferer}", f"passive={passive}", f"{doer} {sufferer} passive={passive}"]
    chunk = reading.chunk_at(at)
    if chunk is None:
        return []
    k = governor(reading, chunk, sentence.first).first - 1
    while k >= sentence.first and reading.tags[k] == "A":
        k -= 1
    over = "^" if k < sentence.first else reading.lowers[k] if reading.tags[k] in "VGPT" else reading.tags[k]
    follows = "$"
    if chunk.last < sentence.last:
        follows = reading.lowers[chunk.last] if reading.tags[chunk.last] in _TELLING else reading.tags[chunk.last]
    return [f"over={over}", f"follows={follows}"]


def manner_of(codebook: Codebook, party: ActorMention) -> str:
    """The party's kind, the same for all who bear arms: whose side they are on is no evidence."""
    return "armed" if party.kind in codebook.people.armed_kinds else party.kind


def _kind(scene: Scene, codebook: Codebook, chunk: Chunk | None) -> str:
    """The kind of actor that a phrase names, or else what its head is."""
    if chunk is None:
        return "none"
    actor = scene.actor_of(chunk.first)
    return manner_of(codebook, actor) if actor is not None else scene.reading.tags[chunk.head]


def word_marks(scene: Scene, draft: Draft) -> list[str]:
    """The trigger's base form, verbs and small words right behind it, what binds its clause."""
    reading, sentence = scene.reading, draft.sentence
    lowers, tags = reading.lowers, reading.tags
    behind = min(sentence.last, draft.at + draft.length + _BEHIND)
    marks = [f"lemma={_lemma(draft)}", f"lemma={_lemma(draft)} {draft.trigger.happening}"]
    marks += [f"behind={lowers[k]}" for k in range(draft.at + draft.length, behind) if tags[k] in _TELLING]
    back = range(draft.at - 1, max(sentence.first, draft.at - _REACH) - 1, -1)
    marks += [f"bound by={lowers[k]}" for k in back if lowers[k] in _BINDING][:1]
    return marks


def _lemma(draft: Draft) -> str:
    """The base form of the word that the trigger turns on."""
    words = draft.trigger.text.casefold().split()
    if not draft.trigger.verb:
        return words[-1].removesuffix("s")
    form = lexicon().verbs.get(words[0])
    return form.lemma if form is not None else words[0]


def cue_marks(scene: Scene, codebook: Codebook, draft: Draft) -> list[str]:
    """Cues of many events told as one, of doubt and of denial: near the trigger, and anywhere in the event's sentences.

    Doubt about who suffered it ("a raid on |suspected| rebels") is none about the event.
    """
    reading, sentence = scene.reading, draft.sentence
    chunks = [reading.chunk_at(reading.token_at(party.start)) for party in draft.targets]
    targets = {k for chunk in chunks if chunk is not None for k in range(chunk.first, chunk.last)}

    def cue(name: str, first: int, last: int) -> str | None:
        """The first cue of this name within tokens `[first:last]` that is no word about the event's targets."""
        for at in range(first, last):
            found = codebook.cues[name].longest(reading.lowers, at, last) if at not in targets else None
            if found is not None:
                return " ".join(reading.lowers[at : at + found[0]])
        return None

    near = max(sentence.first, draft.at - 5), min(sentence.last, draft.at + draft.length + 5)
    marks = []
    for name in ("aggregate.words", "aggregate.adverbs", "hedges.alleged", "hedges.disputed"):
        told = cue(name, *near)
        marks += [f"{name}", f"{name}={told}"] if told is not None else []
    for index in sorted(draft.sentences):
        first, last = reading.sentences[index].first, reading.sentences[index].last
        marks += [f"{name} told" for name in ("hedges.alleged", "hedges.disputed") if cue(name, first, last)]
    if cue("hedges.alleged", max(sentence.first, draft.at - 2), draft.at + draft.length):
        marks.append("hedged at once")
    return marks + [f"source={source.verb}" for source in draft.sources[:3]]
