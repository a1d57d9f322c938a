"""Claims to incidents: which claims tell of one happening, with the reasons, under what persons decided.

Claims, judgements and perhaps reports go in, incidents come out, the same whatever the order. It chooses no values;
it never links on distance alone, nor two claims of one report unless a person says so.
"""

import collections
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence

from dateline.incidents.linking.clusters import Clustering, Pair, pair
from dateline.incidents.linking.pairs import THRESHOLD, Evidence, Scorer, pair_evidence, unbounded, window
from dateline.incidents.linking.texts import Likenesses
from dateline.incidents.words import tokens, word_set
from dateline.records import Claim, Incident, Judgement, Membership, Report, attach, standing
from dateline.values import mint

COPY_REASON = "the report is a copy of {}"
PERSON_REASON = "{} judged them the same"
ALONE_REASON = "main event of its report; no other report tells of it yet"
_LONG_WINDOW_DAYS = 400


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims as they were published, then by report, place in the text and id: the one order that linking uses."""
    return sorted(
        claims,
        key=lambda claim: (
            claim.report.published or dt.date.max, claim.report.id, claim.trigger_start, claim.id,
        ),
    )  # fmt: skip


def founders(claims: Iterable[Claim], judgements: Sequence[Judgement]) -> list[Claim]:
    """The claims that found incidents: each report's main event, and what a person promoted, but no summary.

    What a person rejected founds nothing, and nothing joins it.
    """
    every = in_order(claims)
    decided: dict[str, set[str]] = collections.defaultdict(set)
    for judgement in judgements:
        if judgement.kind in ("accept", "promote", "reject") and (claim := attach(judgement.anchor, every)):
            decided[claim.id] -= {"reject"} if judgement.kind == "accept" else {"accept"}
            decided[claim.id].add(judgement.kind)
    return [
        claim
        for claim in every
        if (claim.main or "promote" in decided[claim.id]) and "reject" not in decided[claim.id] and not unbounded(claim)
    ]


def _by_days(claims: Sequence[Claim]) -> Iterator[tuple[list[int], list[int]]]:
    """Claims of one country and day, each with those that may be of that country; neighbouring days included."""
    buckets: dict[int, dict[str | None, list[int]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for index, claim in enumerate(claims):
        days = window(claim)
        if days is None:
            continue
        country = claim.place.country if claim.place else None
        last = min(days.end.toordinal() + 1, days.start.toordinal() + _LONG_WINDOW_DAYS)
        for day in range(days.start.toordinal(), last + 1):
            buckets[day][country].append(index)
    for by_country in buckets.values():
        for country, here in by_country.items():
            yield here, here if country is None else here + by_country.get(None, [])


def _by_words(claims: Sequence[Claim]) -> Iterator[tuple[list[int], list[int]]]:
    """Claims without any day, each with those of its country, or of none, that share a word of a name with it."""
    buckets: dict[tuple[str | None, str], list[int]] = collections.defaultdict(list)
    dayless: dict[tuple[str | None, str], list[int]] = collections.defaultdict(list)
    for index, claim in enumerate(claims):
        country = claim.place.country if claim.place else None
        names = [one.text for one in (claim.place, *claim.initiators, *claim.targets) if one]
        for word in {word for name in names for word in tokens(name)} - word_set("vague"):
            buckets[country, word].append(index)
            if window(claim) is None:
                dayless[country, word].append(index)
    for (country, word), here in dayless.items():
        yield here, buckets[country, word] + (buckets.get((None, word), []) if country is not None else [])


def candidate_pairs(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Pairs by index that are worth comparing, each once: a country (or none) and a day, or a name, in common."""
    seen: set[Pair] = set()
    for here, others in itertools.chain(_by_days(claims), _by_words(claims)):
        for one in here:
            for other in others:
                key = pair(one, other)
                if one != other and key not in seen:
                    seen.add(key)
                    yield key


def _evidence(claims: Sequence[Claim], reports: Iterable[Report] | None, scorer: Scorer) -> dict[Pair, Evidence]:
    likenesses = Likenesses(reports) if reports is not None else None
    found = {}
    for one, other in candidate_pairs(claims):
        ours, theirs = claims[one], claims[other]
        alike = likenesses.cosine(ours.report.id, theirs.report.id) if likenesses else 0.0
        evidence = scorer(ours, theirs, alike)
        if evidence.veto is None:
            found[one, other] = evidence
    return found


def _decided(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> dict[Pair, Judgement]:
    """What persons said of pairs of claims, the latest word on each."""
    index = {claim.id: number for number, claim in enumerate(claims)}
    decided: dict[Pair, Judgement] = {}
    for judgement in judgements:
        if judgement.kind not in ("same", "different") or judgement.other is None:
            continue
        one, other = attach(judgement.anchor, claims), attach(judgement.other, claims)
        if one is not None and other is not None and one.id != other.id:
            decided[pair(index[one.id], index[other.id])] = judgement
    return decided


def _copies(claims: Sequence[Claim]) -> dict[Pair, str]:
    """Each claim of a copy with the claim of the original, or of another copy of it, that tells the same."""
    by_source: dict[str, list[int]] = collections.defaultdict(list)
    for index, claim in enumerate(claims):
        by_source[claim.report.id].append(index)
    found: dict[Pair, str] = {}
    for index, claim in enumerate(claims):
        if (original := claim.report.copy_of) is None:
            continue
        twins = by_source.get(original, [])
        by_source[original] = [*twins, index] if not twins or claims[twins[0]].report.copy_of else twins
        alike = [twin for twin in twins if claims[twin].report.id != claim.report.id]
        if alike:
            best = min(alike, key=lambda twin: (_unlike(claim, claims[twin]), twin))
            found[pair(index, best)] = original
    return found


def _unlike(one: Claim, other: Claim) -> tuple[bool, bool, int]:
    return (one.event_type != other.event_type, one.trigger != other.trigger,
            abs(one.trigger_start - other.trigger_start))  # fmt: skip


def _barred(claims: Sequence[Claim], decided: dict[Pair, Judgement]) -> set[Pair]:
    """Pairs that never stand in one incident: a person says so, or one report tells them as two."""
    barred = {key for key, judgement in decided.items() if judgement.kind == "different"}
    by_report: dict[str, list[int]] = collections.defaultdict(list)
    for index, claim in enumerate(claims):
        by_report[claim.report.id].append(index)
    for mates in by_report.values():
        barred |= {(one, other) for one in mates for other in mates if one < other}
    return barred - {key for key, judgement in decided.items() if judgement.kind == "same"}


def _force(clustering: Clustering, key: Pair) -> bool:
    """Join the groups of two claims whatever their evidence; False where a bar lies between them."""
    one, other = map(clustering.group_of, key)
    if one != other and clustering.may_join(one, other):
        clustering.join(one, other, forced=True)
    return clustering.group_of(key[0]) == clustering.group_of(key[1])


def _member(
    claims: Sequence[Claim], index: int, mates: Sequence[int], evidence: dict[Pair, Evidence], told: dict[Pair, str]
) -> Membership:
    """A claim's place in its incident, with the reasons of the mate that it agrees with best."""
    claim = claims[index]
    said = [told[pair(index, mate)] for mate in mates if pair(index, mate) in told]
    reasons = [reason for reason in said if reason != COPY_REASON.format(claim.report.id)]
    agreeing = [mate for mate in mates if mate != index and pair(index, mate) in evidence]
    if agreeing:
        best = min(agreeing, key=lambda mate: (-evidence[pair(index, mate)].score, mate))
        reasons += evidence[pair(index, best)].reasons
    if len(mates) == 1:
        reasons.append(ALONE_REASON)
    return Membership(claim=claim.id, report=claim.report.id, founding=True, reasons=tuple(reasons))


def link_claims(
    claims: Iterable[Claim],
    judgements: Iterable[Judgement] = (),
    *,
    reports: Iterable[Report] | None = None,
    model: Scorer | None = None,
) -> list[Incident]:
    """The incidents that claims tell of, in order of their first publication.

    Every main claim that is not an unbounded aggregate, nor rejected, founds an incident or joins one; context claims
    do not yet. An incident's id is minted from its earliest founding claim.

    Args:
        claims: of any number of reports, in any order.
        judgements: `same` and `different` bind; where two of them differ the later one stands.
        reports: where given, likeness of headlines and leads counts as evidence.
        model: scores a pair of claims instead of `pair_evidence`.
    """
    stand = standing(judgements)
    founding = founders(claims, stand)
    decided = _decided(founding, stand)
    evidence = _evidence(founding, reports, model or pair_evidence)
    scores = {key: found.score for key, found in evidence.items()}
    clustering = Clustering.of(len(founding), scores, _barred(founding, decided))
    told: dict[Pair, str] = {}
    for key, judgement in sorted(decided.items(), key=lambda item: item[1].when, reverse=True):
        if judgement.kind == "same" and _force(clustering, key):
            told[key] = PERSON_REASON.format(judgement.who)
    for key, original in _copies(founding).items():
        if _force(clustering, key):
            told[key] = COPY_REASON.format(original)
    return [
        Incident(
            id=mint("i", founding[group[0]].id),
            members=tuple(_member(founding, index, group, evidence, told) for index in group),
        )
        for group in clustering.agglomerate(THRESHOLD)
    ]
