"""States' forces in a noun phrase: a nationality and a word for a force ("U.S. and Iraqi troops", "army of Chad").

Tokens go in, ids of actors with their positions come out. It knows the pattern and the word lists; the names of groups
are found elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dateline.actors.shipped import Shipped, State
from dateline.actors.tokens import PhraseIndex, Token, fold

_JOINTS = frozenset((",", "and", "or", "&", "/", "both", "the"))
_OF = frozenset(("of", "from"))
_TO = frozenset(("by", "to", "with"))


class Word(NamedTuple):
    """A word for forces: a head with its branch, a weak head without one, or a modifier with the branch it hints at."""

    role: Literal["head", "weak", "modifier"]
    branch: str | None
    alone: bool = False


class Nationality(NamedTuple):
    """What a nationality leads to: a state or None for people without one; `noun` tells "Chad" from "Chadian"."""

    state: State | None
    noun: bool


@dataclass(slots=True)
class _Scan:
    """Where the reading of a phrase stands: nationalities that wait for a force, and those that just got one."""

    waiting: list[Nationality] = field(default_factory=list)
    served: list[Nationality] = field(default_factory=list)
    joined: bool = False
    plain: bool = True  # nothing but names of states and joints so far
    consumed: int = 0
    found: list[tuple[int, str]] = field(default_factory=list)

    def forget(self) -> None:
        self.waiting, self.served, self.joined, self.plain = [], [], False, False


class ForcePatterns:
    """Finds states' forces by pattern, from the word lists and the table of states."""

    __slots__ = ("_bonds", "_distance", "_forces_at", "_nationalities", "_not_forces", "_ties", "_words")

    def __init__(self, facts: Shipped) -> None:
        words = facts.words
        self._bonds = _folded(words.bonds)
        self._ties = _folded(words.ties)
        self._distance = _folded(words.distance)
        self._not_forces = _folded(words.not_forces)
        self._words: PhraseIndex[Word] = PhraseIndex()
        self._nationalities: PhraseIndex[Nationality] = PhraseIndex()
        self._forces_at = {state.country: state for state in facts.states}
        hints = {hint: branch for branch, lists in words.branches.items() for hint in lists["modifiers"]}
        for branch, lists in words.branches.items():
            for head in lists["heads"]:
                self._words.add(head, Word("head", branch))
        for weak in words.weak_heads:
            self._words.add(weak, Word("weak", None, weak in words.weak_alone))
        for modifier in words.modifiers:
            self._words.add(modifier, Word("modifier", hints.get(modifier)))
        for people in words.stateless:
            self._nationalities.add(people, Nationality(None, noun=False))
        for state in facts.states:
            for name in state.names:
                self._nationalities.add(name, Nationality(state, noun=True))
            for adjective in state.adjectives:
                if adjective not in state.names:
                    self._nationalities.add(adjective, Nationality(state, noun=False))
            for ruler in words.rulers.get(state.country, ()):
                self._nationalities.add(ruler, Nationality(state, noun=False))

    def is_bound(self, tokens: Sequence[Token], first: int, after: int) -> bool:
        """True where `tokens[first:after]` only says whose friend, foe or former member somebody is."""
        if first and tokens[first - 1].key in self._distance:
            return True
        before = first - 2 if first and tokens[first - 1].key == "the" else first - 1
        if before > 0 and tokens[before].key in _TO and tokens[before - 1].key in self._ties:
            return True
        return after < len(tokens) and tokens[after].key in self._bonds and not _is_by(tokens, after + 1)

    def find(self, tokens: Sequence[Token], taken: Iterable[int] = (), *, home: str | None = None,
             lenient: bool = False) -> tuple[list[tuple[int, str]], int]:  # fmt: skip
        """Actor ids with the position of their words, and how many tokens the pattern explains.

        Args:
            tokens: of one noun phrase.
            taken: positions that names of groups hold.
            home: ISO country of forces that stand without a nationality ("the army").
            lenient: nationalities may stand in small letters.
        """
        scan, held = _Scan(), frozenset(taken)
        at = 0
        while at < len(tokens):
            at = at + 1 if self._skips(scan, tokens, at, held) else self._step(scan, tokens, at, home, lenient)
        if scan.plain:
            scan.found.extend((0, entry.state.forces["government"]) for entry in scan.waiting
                              if entry.noun and entry.state)  # fmt: skip
        return scan.found, scan.consumed

    def _skips(self, scan: _Scan, tokens: Sequence[Token], at: int, held: frozenset[int]) -> bool:
        """Step over joints, and over what a name holds; a name's last word may serve those joined to it."""
        if at in held:
            _, branch, _ = self._run(tokens, at) if scan.joined and at + 1 not in held else (0, None, False)
            if branch is not None:
                self._serve(scan, tokens, at, at + 1, branch, sure=False, home=None)
            elif not scan.joined:
                scan.waiting = []
            return True
        if tokens[at].key in _JOINTS:
            scan.joined = True
            scan.consumed += 1
            return True
        return False

    def _step(self, scan: _Scan, tokens: Sequence[Token], at: int, home: str | None, lenient: bool) -> int:
        """Read one nationality, one run of words for a force, or one other word; the position after it."""
        size, entry = self._nationality(tokens, at, lenient)
        if entry is not None:
            if self.is_bound(tokens, at, at + size):
                scan.forget()
            else:
                scan.waiting.append(entry)
                scan.served, scan.joined = [], False
            scan.consumed += size
            return at + size
        size, branch, sure = self._run(tokens, at)
        if not size:
            if not tokens[at].key[:1].isdigit():
                scan.forget()
            return at + 1
        scan.consumed += size
        scan.plain = False
        if at + size < len(tokens) and tokens[at + size].key in self._not_forces:
            branch = None
        if branch is not None:
            self._serve(scan, tokens, at, at + size, branch, sure, home)
        return at + size

    def _serve(self, scan: _Scan, tokens: Sequence[Token], at: int, after: int, branch: str, sure: bool,
               home: str | None) -> None:  # fmt: skip
        """Give a force to those who wait, or to those just served, or to the country after "of", or to the home."""
        owners = scan.waiting or (scan.served if scan.joined else [])
        if not owners and sure:
            owners = self._owner_after(tokens, after)
            state = self._forces_at.get(home) if home else None
            if not owners and state and not self.is_bound(tokens, at, after):
                owners = [Nationality(state, noun=True)]
        scan.found.extend((at, owner.state.forces[branch]) for owner in owners if owner.state)
        scan.waiting, scan.served, scan.joined = [], owners, False

    def _owner_after(self, tokens: Sequence[Token], at: int) -> list[Nationality]:
        if at >= len(tokens) or tokens[at].key not in _OF:
            return []
        at += 1 + (at + 1 < len(tokens) and tokens[at + 1].key == "the")
        size, entry = self._nationality(tokens, at, lenient=False) if at < len(tokens) else (0, None)
        return [entry] if size and entry is not None and entry.noun else []

    def _nationality(self, tokens: Sequence[Token], at: int, lenient: bool) -> tuple[int, Nationality | None]:
        for size, entries in self._nationalities.at(tokens, at):
            if lenient or _is_proper(tokens[at]) or entries[0].state is None:
                return size, entries[0]
        return 0, None

    def _run(self, tokens: Sequence[Token], at: int) -> tuple[int, str | None, bool]:
        """Words for a force from `at` on: how many tokens, the branch they name, and whether they do so by themselves."""
        words: list[Word] = []
        end = at
        while end < len(tokens):
            here = self._words.at(tokens, end)
            if here:
                words.append(here[0][1][0])
                end += here[0][0]
            elif words and tokens[end].key[:1].isdigit():
                end += 1
            else:
                break
        if not words or words[-1].role == "modifier":
            return (end - at if words else 0), None, False
        last = words[-1]
        for word in reversed(words):
            if word.branch is not None and not (word.branch == "government" and last.role == "weak" and last.alone):
                return end - at, word.branch, True
        cued = any(word.role == "head" for word in words)
        return end - at, "armed-forces" if last.alone else None, cued


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _is_by(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].key in _TO


def _is_proper(token: Token) -> bool:
    """True for a word in a capital; two letters ("US", "UK") want both, or "us" would be a country."""
    return token.raw.replace(".", "").isupper() if len(token.key) <= 2 else not token.raw[0].islower()
