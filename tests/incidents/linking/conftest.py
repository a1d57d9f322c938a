"""Reports for claims built by hand: each tells its claims in a sentence of its own."""

import pytest

from dateline.incidents import link_claims
from dateline.records import Report
from dateline.values import Span

TYPES = {
    "explosive": "a bomb exploded", "attack": "gunmen opened fire", "arrest": "officers arrested suspects",
    "protest": "thousands marched", "suicide_bomb": "a suicide bomber struck", "armed_clash": "troops clashed with rebels",
}  # fmt: skip
MANNERS = (
    "{what} at {where}{whom}, killing {dead}. The blast shook the quarter of Mirat, witnesses told reporters.",
    "{where}: {what}{whom}, and {dead} died, officials said, in the worst violence at Mirat for months.",
    "{dead} were killed when {what} at {where}{whom}. Ambulances rushed to Mirat, a doctor said.",
)


def sentence(claim, manner=0):
    return MANNERS[manner % len(MANNERS)].format(
        what=TYPES.get(claim.event_type, claim.event_type), where=claim.place.text if claim.place else "an unnamed town",
        whom=f" beside the {claim.targets[0].text}" if claim.targets else "",
        dead=claim.casualties[0].text if claim.casualties else "several people",
    )  # fmt: skip


def tell(claims, manner=None):
    """The reports of claims, one a report, and the claims with their sentences as evidence."""
    texts, told = {}, []
    for number, claim in enumerate(claims):
        text = texts.get(claim.report.id, "")
        mine = sentence(claim, number if manner is None else manner)
        texts[claim.report.id] = f"{text}{mine} "
        span = Span(start=len(text), end=len(text) + len(mine))
        told.append(claim.model_copy(update={"evidence": (span,)}))
    refs = {claim.report.id: claim.report for claim in claims}
    reports = [
        Report(id=name, title=None, text=text, published=refs[name].published, publisher=refs[name].publisher,
               copy_of=refs[name].copy_of)
        for name, text in texts.items()
    ]  # fmt: skip
    return told, reports


def link(claims, judgements=(), **more):
    told, reports = tell(claims)
    return link_claims(told, judgements, reports=reports, **more)


@pytest.fixture
def linked():
    return link
