"""Claims to incidents: which claims tell of one happening, with the reasons, under what persons decided.

Claims, judgements and reports go in, incidents come out, the same whatever the order. It chooses no values; it never
links on distance alone, nor two claims of one report unless a person says so.
"""

import datetime as dt
import itertools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dateline.incidents.linking.blocks import Marks, of_two_reports
from dateline.incidents.linking.clusters import Clustering, Pair, pair
from dateline.incidents.linking.fields import unbounded
from dateline.incidents.linking.models import Model, shipped
from dateline.incidents.linking.pairs import Evidence, pair_evidence, veto
from dateline.incidents.linking.relations import relate
from dateline.incidents.linking.verdicts import Verdicts
from dateline.incidents.linking.wordings import Numbers, Wording, Wordings, common_name
from dateline.records import Claim, Incident, Judgement, Membership, Report, standing
from dateline.values import mint

COPIED = 0.9  # likeness of two claims' sentences from which one says no more than the other
COPY_REASON = "the report is a copy of {}"
ALONE_REASON = "main event of its report; no other report tells of it yet"
WORTH_KEEPING = 0.05  # a likelihood below it counts as none
NEAREST = 8  # of the claims likely one with a claim, as many are looked at for being one with each other


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims as they were published, then by report, place in the text and id: the one order that linking uses."""
    return sorted(
        claims,
        key=lambda claim: (
            claim.report.published or dt.date.max, claim.report.id, claim.trigger_start, claim.id,
        ),
    )  # fmt: skip


@dataclass(slots=True, frozen=True)
class Known:
    """What was made of claims before they are linked: their words by id, as `prepared` gives them, and likelihoods by two ids.

    `likely` tells of all pairs worth comparing those that are likely enough to be kept.
    """

    words: Mapping[str, bytes]
    likely: Mapping[tuple[str, str], float]


@dataclass(slots=True)
class Graph:
    """Numbered claims, and how likely each two that are worth comparing tell of one happening.

    `wordings` and `used` are those of the claims that may link: what they say, and their places in `words` and `marks`.
    """

    claims: list[Claim]
    wordings: dict[int, Wording]
    used: dict[int, int]
    words: Wordings
    marks: Marks
    model: Model
    likely: dict[Pair, float] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        claims: Sequence[Claim],
        reports: Mapping[str, Report],
        model: Model,
        left_out: Container[int] = (),
        chosen: Container[str] | None = None,
        known: Known | None = None,
    ) -> Self:
        """The graph of claims; those left out, and those whose report is not given, are likely one with none.

        Only pairs with one of the `chosen` ids are weighed, or all; none of them again where they are `known`.
        """
        used = [number for number, one in enumerate(claims) if number not in left_out and one.report.id in reports]
        wordings = {number: Wording.of(claims[number], reports[claims[number].report.id]) for number in used}
        usable = [claims[number] for number in used]
        words = (
            Wordings.unpacked([known.words[one.id] for one in usable]) if known else Wordings(list(wordings.values()))
        )
        places = {number: at for at, number in enumerate(used)}
        graph = cls(list(claims), wordings, places, words, Marks.of(usable, words), model)
        if known is not None:
            number = {claim.id: at for at, claim in enumerate(claims)}
            graph.likely = {pair(number[one], number[other]): score for (one, other), score in known.likely.items()}
            graph._fill(graph.likely)
            return graph
        picked = None if chosen is None else np.array([claim.id in chosen for claim in usable], dtype=bool)
        ones, others = of_two_reports(usable, graph.marks.pairs(picked))
        pairs = list(zip((used[at] for at in ones.tolist()), (used[at] for at in others.tolist()), strict=True))
        graph._score(pairs)
        if chosen is None:
            graph._fill(set(pairs))
        return graph

    def said(self, pairs: Sequence[Pair]) -> Iterator[dict[str, float]]:
        """The likeness of the words of each of some pairs."""
        ones, others = (np.array([self.used[key[side]] for key in pairs], dtype=np.int64) for side in (0, 1))
        return (said for _, _, said in self.words.each(ones, others))

    def _score(self, pairs: Sequence[Pair]) -> None:
        for (one, other), said in zip(pairs, self.said(pairs), strict=True):
            score = pair_evidence(self.claims[one], self.claims[other], said, self.model).score
            if score >= WORTH_KEEPING:
                self.likely[one, other] = score

    def _fill(self, seen: Container[Pair]) -> None:
        """Weighs pairs of two claims that are both likely one with a third, and among those that are so most.

        Without it, an average would count pairs as unlike that blocking never brought together.
        """
        strong: dict[int, list[tuple[float, int]]] = {}
        for key, score in self.likely.items():
            if score >= self.model.threshold:
                for mine, mate in (key, key[::-1]):
                    strong.setdefault(mine, []).append((-score, mate))
        nearest = (sorted(mate for _, mate in sorted(mates)[:NEAREST]) for mates in strong.values())
        more = {
            key
            for mates in nearest
            for key in itertools.combinations(mates, 2)
            if key not in seen and self.claims[key[0]].report.id != self.claims[key[1]].report.id
        }
        self._score(sorted(more))

    def evidence(self, pairs: Sequence[Pair]) -> dict[Pair, Evidence]:
        """The evidence of some pairs in full, with the names that both sides have."""
        found = {}
        for (one, other), said in zip(pairs, self.said(pairs), strict=True):
            name = common_name(self.wordings[one], self.wordings[other])
            found[one, other] = pair_evidence(self.claims[one], self.claims[other], said, self.model, name)
        return found

    def mean(self, number: int, mates: Sequence[int]) -> float:
        """How likely a claim is one with some others, on average."""
        return sum(self.likely.get(pair(number, mate), 0.0) for mate in mates) / len(mates)


@dataclass(slots=True)
class _Group:
    """An incident in the making: the claims that found it, and those told in passing that joined."""

    founding: list[int]
    context: list[int]


def _clustered(
    graph: Graph, verdicts: Verdicts, bars: set[Pair], numbers: Iterable[int], threshold: float
) -> list[list[int]]:
    """Some of the claims in groups: what is bound first, then what agrees on average."""
    order = sorted(numbers)
    place = {number: at for at, number in enumerate(order)}

    def inside(keys: Iterable[Pair]) -> list[Pair]:
        return [key for key in keys if key[0] in place and key[1] in place]

    likely = inside(graph.likely)
    apart = {key for key in likely if _apart(graph, verdicts, bars, *key)}
    scores = {
        (place[one], place[other]): graph.likely[one, other] for one, other in likely if (one, other) not in apart
    }
    barred = [(place[one], place[other]) for one, other in inside(bars | apart)]
    clustering = Clustering.of(len(order), scores, barred)
    for one, other in inside(verdicts.same):
        clustering.bind(place[one], place[other])
    return [[order[at] for at in group] for group in clustering.agglomerate(threshold)]


def _join_context(graph: Graph, verdicts: Verdicts, bars: set[Pair], groups: list[_Group]) -> set[int]:
    """Lets each claim told in passing join the incident that it fits best, if it fits one; the numbers of the rest."""
    home = {number: at for at, group in enumerate(groups) for number in group.founding}
    near: dict[int, set[int]] = {}
    for key in [*graph.likely, *verdicts.same]:
        for mine, theirs in (key, key[::-1]):
            if theirs in home and mine not in home and mine not in verdicts.left_out:
                near.setdefault(mine, set()).add(home[theirs])
    fits = []
    for number, held in near.items():
        for at in held:
            founding = groups[at].founding
            told = any(pair(number, mate) in verdicts.same for mate in founding)
            mean = 2.0 if told else graph.mean(number, founding)
            if mean >= graph.model.passing:
                fits.append((-mean, number, at))
    joined: set[int] = set()
    for _, number, at in sorted(fits):
        members = groups[at].founding + groups[at].context
        if number not in joined and not any(_apart(graph, verdicts, bars, number, mate) for mate in members):
            groups[at].context.append(number)
            joined.add(number)
    return set(range(len(graph.claims))) - home.keys() - joined - verdicts.left_out


def _apart(graph: Graph, verdicts: Verdicts, bars: set[Pair], one: int, other: int) -> bool:
    key = pair(one, other)
    if key in verdicts.same:
        return False
    return key in bars or veto(graph.claims[one], graph.claims[other], verdicts.reviewed) is not None


def _told_twice(graph: Graph, verdicts: Verdicts, bars: set[Pair], rest: set[int]) -> list[_Group]:
    """Incidents of claims told in passing only, by at least two reports in words of their own."""
    found = _clustered(graph, verdicts, bars, rest, graph.model.passing)
    return [_Group(group, []) for group, own in zip(found, _in_own_words(graph, found), strict=True) if own]


def _in_own_words(graph: Graph, groups: Sequence[Sequence[int]]) -> Iterator[bool]:
    """For each group whether two of its claims tell it in sentences that are no copies of each other."""
    usable = [[number for number in group if number in graph.used] for group in groups]
    pairs = [list(itertools.combinations(group, 2)) for group in usable]
    said = graph.said([one for some in pairs for one in some])
    for some in pairs:
        yield min((told["sentences"] for told in itertools.islice(said, len(some))), default=COPIED) < COPIED


def _best_mates(graph: Graph, groups: Sequence[_Group]) -> dict[int, Pair]:
    """For each claim the pair with the founding claim of its incident that it agrees with best."""
    found = {}
    for group in groups:
        for number in (*group.founding, *group.context):
            keys = [key for mate in group.founding if (key := pair(number, mate)) in graph.likely]
            if keys:
                found[number] = min(keys, key=lambda key: (-graph.likely[key], key))
    return found


def _incidents(graph: Graph, verdicts: Verdicts, groups: Sequence[_Group]) -> list[Incident]:
    """The groups as incidents, each claim with what persons and the mate it agrees with best have to say."""
    best = _best_mates(graph, groups)
    evidence = graph.evidence(sorted(set(best.values())))
    found = []
    for group in groups:
        members = []
        for number in (*group.founding, *sorted(group.context)):
            claim, mates = graph.claims[number], [*group.founding, *group.context]
            said = [verdicts.same[pair(number, mate)] for mate in mates if pair(number, mate) in verdicts.same]
            original = claim.report.copy_of
            copied = original in {graph.claims[mate].report.id for mate in mates}
            reasons = [*said, COPY_REASON.format(original)] if copied else said
            reasons += evidence[best[number]].reasons if number in best else ()
            reasons += [ALONE_REASON] if len(mates) == 1 else []
            founding = number in group.founding
            members.append(
                Membership(claim=claim.id, report=claim.report.id, founding=founding, reasons=tuple(reasons))
            )
        found.append(Incident(id=mint("i", graph.claims[group.founding[0]].id), members=tuple(members)))
    return found


@dataclass(slots=True, frozen=True)
class Linked:
    """Incidents without their relations, and what is worth remembering for the next time.

    `marks` are by claim id the keys by which others may meet it, `edges` by ids of two claims that may be one how likely
    that is, None where only a person says so.
    """

    incidents: list[Incident]
    marks: dict[str, bytes]
    edges: dict[tuple[str, str], float | None]


def group_claims(
    claims: Iterable[Claim],
    stand: Sequence[Judgement] = (),
    *,
    reports: Iterable[Report] = (),
    model: Model | None = None,
    known: Known | None = None,
) -> Linked:
    """As `link_claims` under judgements that stand, without relations, with what a later linking of a part needs."""
    every = in_order(claims)
    verdicts = Verdicts.of(every, stand)
    bars = verdicts.barred(every)
    told = {report.id: report for report in reports}
    graph = Graph.of(every, told, model or shipped(), verdicts.left_out, known=known)
    groups = [
        _Group(group, []) for group in _clustered(graph, verdicts, bars, verdicts.founders, graph.model.threshold)
    ]
    groups += _told_twice(graph, verdicts, bars, _join_context(graph, verdicts, bars, groups))
    groups.sort(key=lambda group: group.founding[0])
    ids = [claim.id for claim in every]
    marks = {ids[number]: kept for number, kept in zip(graph.used, graph.marks.packed(), strict=True)}
    edges = {(ids[key[0]], ids[key[1]]): graph.likely.get(key) for key in sorted({*graph.likely, *verdicts.same})}
    return Linked(_incidents(graph, verdicts, groups), marks, edges)


def link_claims(
    claims: Iterable[Claim],
    judgements: Iterable[Judgement] = (),
    *,
    reports: Iterable[Report] = (),
    model: Model | None = None,
) -> list[Incident]:
    """The incidents that claims tell of, in order of their first publication.

    A main or promoted claim founds an incident or joins one; a claim told in passing joins one that stands, and founds one
    only where a second report tells it; summaries and rejected claims do neither. An incident's id is minted from its
    earliest founding claim. The incidents of some claims do not change with claims that are like none of them.

    Args:
        claims: of any number of reports, in any order, as persons corrected them.
        judgements: `same` and `different` bind; where two of them differ the later one stands.
        reports: those of the claims, for their words; a claim whose report is not given goes by judgements alone.
        model: the linking model; the one that comes with Dateline where left out.
    """
    every, stand = list(claims), standing(judgements)
    return relate(group_claims(every, stand, reports=reports, model=model).incidents, every, stand)


def edges_with(
    chosen: Container[str], claims: Iterable[Claim], *, reports: Iterable[Report], model: Model | None = None
) -> list[tuple[str, str]]:
    """Ids of the pairs of claims that may be one, with at least one of them chosen."""
    every = in_order(claims)
    left_out = [number for number, claim in enumerate(every) if unbounded(claim)]
    graph = Graph.of(every, {report.id: report for report in reports}, model or shipped(), left_out, chosen)
    return [(every[one].id, every[other].id) for one, other in graph.likely]


def evidence_of(
    pairs: Iterable[tuple[str, str]],
    claims: Iterable[Claim],
    *,
    reports: Iterable[Report],
    model: Model | None = None,
) -> dict[tuple[str, str], Evidence]:
    """The evidence of some pairs of claims, by id; a pair with a claim that cannot link, or is not given, has none."""
    every = in_order(claims)
    left_out = [number for number, claim in enumerate(every) if unbounded(claim)]
    graph = Graph.of(every, {report.id: report for report in reports}, model or shipped(), left_out, ())
    place = {every[number].id: number for number in graph.used}
    wanted = {tuple(sorted((place[one], place[other]))): (one, other)
              for one, other in pairs if one in place and other in place}  # fmt: skip
    found = graph.evidence([(one, other) for one, other in wanted])
    return {name: found[one, other] for (one, other), name in wanted.items()}


def prepared(claims: Sequence[Claim], reports: Iterable[Report]) -> dict[str, tuple[bytes, bytes]]:
    """By id of a claim that may link its marks, as `marks_of` gives them, and its words for `scores_of`."""
    told = {report.id: report for report in reports}
    kept = [claim for claim in claims if claim.report.id in told and not unbounded(claim)]
    words = Wordings([Wording.of(claim, told[claim.report.id]) for claim in kept])
    packed = zip(Marks.of(kept, words).packed(), words.packed(), strict=True)
    return dict(zip((claim.id for claim in kept), packed, strict=True))


def scores_of(
    claims: Sequence[Claim], words: Sequence[bytes], ones: Numbers, others: Numbers, model: Model | None = None
) -> NDArray[np.float64]:
    """How likely the two claims of each pair, given by their numbers, tell of one happening; `words` as `prepared`."""
    weighs = model or shipped()
    said = Wordings.unpacked(words).each(ones, others)
    scores = (pair_evidence(claims[one], claims[other], alike, weighs).score for one, other, alike in said)
    return np.fromiter(scores, dtype=float, count=len(ones))


def marks_of(claims: Sequence[Claim], reports: Iterable[Report]) -> dict[str, bytes]:
    """By id of a claim whose report is given the keys by which others may meet it; summaries have none."""
    return {name: marks for name, (marks, _) in prepared(claims, reports).items()}


def claims_near(chosen: Container[str], marks: Mapping[str, bytes]) -> list[str]:
    """Ids of the claims that may be worth comparing with one of some, and those themselves."""
    names = list(marks)
    found = Marks.unpacked([marks[name] for name in names])
    return [names[at] for at in found.near([at for at, name in enumerate(names) if name in chosen])]
