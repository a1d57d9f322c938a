"""What kind of source a phrase names: by its nouns, by the registry, by what the report calls the person elsewhere.

Tokens of a reading go in, a kind and registry ids come out; None where the phrase names nobody who could speak.
"""

from dateline.actors import Registry
from dateline.codebook import Codebook
from dateline.language import Reading
from dateline.language.chunks import Chunk
from dateline.language.clauses import governor
from dateline.records.claims import SourceKind

_GROUP_KINDS = ("rebel", "political_militia", "identity_militia")
_BY_ACTOR: dict[str, SourceKind] = {"state_force": "official", "international": "ngo_un", "organisation": "other"}
_BELONGING = frozenset(("of", "from", "with", "for"))


class Kinds:
    """The kinds of the phrases of one report."""

    def __init__(self, reading: Reading, codebook: Codebook, registry: Registry) -> None:
        self._reading = reading
        self._codebook = codebook
        self._registry = registry
        self._by_name: dict[str, list[Chunk]] = {}
        for chunk in reading.chunks:
            if reading.tags[chunk.last - 1] == "E":
                self._by_name.setdefault(reading.lowers[chunk.last - 1], []).append(chunk)

    def of(self, first: int, last: int) -> tuple[SourceKind | None, tuple[str, ...]]:
        """The kind that tokens `[first:last]` name, with registry ids; None where they name no speaker."""
        reading = self._reading
        named = "E" in reading.tags[first:last]
        actors = self._registry.in_text(reading.words(first, last)) if named else ()
        ids = tuple(dict.fromkeys(actor.id for actor in actors))
        kind = self._of_words(first, last)
        groups = any(actor.kind in _GROUP_KINDS for actor in actors)
        if groups and kind in (None, "official", "other", "armed_group"):
            kind = "armed_group"
        elif kind is None and actors:
            kind = _BY_ACTOR.get(actors[0].kind, "other")
        if kind is None and named:
            kind = self._of_role(last) or self._of_person(first, last) or "other"
        told_media = (
            kind == "media" and self._reading.lowers[self._core(first, last) - 1] in self._codebook.sources.unnamed
        )
        if told_media or (kind in ("official", "other") and self._hidden(first, last)):
            kind = "official_anonymous"
        return kind, ids

    def _hidden(self, first: int, last: int) -> bool:
        """True where the phrase itself says that its speaker stays unnamed ("security source")."""
        lowers, sources = self._reading.lowers, self._codebook.sources
        if sources.anonymous.anywhere(lowers, first, last):
            return True
        core = self._core(first, last)
        if lowers[core - 1] in sources.unnamed_single:
            return not sources.open_single.intersection(lowers[first:last])
        if lowers[core - 1] not in sources.unnamed or sources.open_offices.intersection(lowers[first:core]):
            return False
        begin, end = (core, last) if core - 1 == first else (first, core - 1)  # "source |at the ministry|"
        body = sources.heads.last_in(lowers, begin, end) if begin < end else None
        return body is not None and body[2] == "official"

    def _core(self, first: int, last: int) -> int:
        """The end of the phrase before its first preposition."""
        return next((k for k in range(first, last) if self._reading.tags[k] == "P"), last)

    def _of_words(self, first: int, last: int) -> SourceKind | None:
        """The kind that the nouns give: the body named in the phrase before the role of the person who speaks for it."""
        reading, lowers, sources = self._reading, self._reading.lowers, self._codebook.sources
        core = self._core(first, last)
        plain = next((k for k in range(first, core) if reading.tags[k] == "E"), core)
        head = (sources.heads.last_in(lowers, first, plain) if plain > first else None) or sources.heads.last_in(
            lowers, first, core
        )
        role = head is not None and lowers[head[0] + head[1] - 1] in sources.roles
        if head is None or role:
            found = (sources.heads.longest(lowers, k, last) for k in range(first, last))
            body = next((f[1] for f in found if f is not None and f[1] in sources.bodies), None)
            if body is not None:
                return body  # type: ignore[return-value]
        elif head[2] in ("media", "armed_group") and self._in_name(first, last, "ngo_un"):
            return (
                "ngo_un"  # a network for human rights is no broadcaster, "the group Human Rights Watch" bears no arms
            )
        if head is None and core < last and ("E" not in reading.tags[first:core] or lowers[core] in _BELONGING):
            head = sources.heads.last_in(lowers, core, last)
        return head[2] if head is not None else None  # type: ignore[return-value]

    def _in_name(self, first: int, last: int, kind: SourceKind) -> bool:
        """True where words of that kind, two or more, stand in a name within the phrase."""
        found = ((k, self._codebook.sources.heads.longest(self._reading.lowers, k, last)) for k in range(first, last))
        return any(
            f is not None and f[1] == kind and f[0] > 1 and set(self._reading.tags[k : k + f[0]]) == {"E"}
            for k, f in found
        )

    def _of_role(self, last: int) -> SourceKind | None:
        """The kind of the role told behind a name ("X, |head of the observatory|,", "X |a police officer|")."""
        reading = self._reading
        at = last + 1 if last < len(reading.lowers) and reading.lowers[last] == "," else last
        role = reading.chunk_at(at) if at < len(reading.lowers) else None
        if role is None or role.first != at or role.pronoun:
            return None
        end = role.last
        while end + 1 < len(reading.lowers) and reading.lowers[end] in ("of", "for", "in", "at", "from"):
            inner = reading.chunk_at(end + 1)
            if inner is None:
                break
            end = inner.last
        return self._of_words(role.first, end)

    def _of_title(self, name: Chunk) -> SourceKind | None:
        """The kind of the role told before a name that commas set off ("|the head of the observatory|, X, said")."""
        reading, comma = self._reading, name.first - 1
        end = name.last < len(reading.lowers) and reading.lowers[name.last] == ","
        role = reading.chunk_at(comma - 1) if comma > 0 and reading.lowers[comma] == "," and end else None
        if role is None or role.pronoun:
            return None
        first = reading.sentence_at(reading.tokens[role.first].start)
        outer = governor(reading, role, first.first) if first is not None else role
        return self._of_words(outer.first, role.last)

    def _of_person(self, first: int, last: int) -> SourceKind | None:
        """The kind that another place of the report gives this surname, by title before it or role behind it."""
        surname = self._reading.lowers[last - 1]
        for chunk in self._by_name.get(surname, ()):
            if chunk.first <= first < chunk.last:
                continue
            kind = self._of_words(chunk.first, chunk.last) or self._of_role(chunk.last) or self._of_title(chunk)
            if kind is not None:
                return kind
        return None
