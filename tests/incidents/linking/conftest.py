"""Reports for claims built by hand: each tells its claims in a sentence of its own."""

from dateline.incidents.linking import link_claims
from dateline.records import Report
from dateline.values import Span

TYPES = {
    "explosive": "a bomb exploded", "attack": "gunmen opened fire", "arrest": "officers arrested suspects",
    "protest": "thousands marched", "suicide_bomb": "a suicide bomber struck", "armed_clash": "troops clashed with rebels",
}  # fmt: skip
MANNERS = (
    "{what} at {where}{whom}, killing {dead}. The blast shook the quarter of {quarter}, witnesses told reporters.",
    "{where}: {what}{whom}, and {dead} died, officials said, in the worst violence at {quarter} for months.",
    "{dead} were killed when {what} at {where}{whom}. Ambulances rushed to {quarter}, a doctor said.",
)


QUARTERS = (
    "Mirat Vorsk",
    "Hasbun Lurin",
    "Velko Belden",
    "Oradin Kesh",
    "Tessim Narv",
    "Qarun Dost",
    "Delvit Amra",
    "Sorbane Piel",
)  # what only one event has


def sentence(claim, manner=0, quarter=QUARTERS[0]):
    return MANNERS[manner % len(MANNERS)].format(
        what=TYPES.get(claim.event_type, claim.event_type), where=claim.place.text if claim.place else "an unnamed town",
        whom=f" beside the {claim.targets[0].text}" if claim.targets else "",
        dead=claim.casualties[0].text if claim.casualties else "several people", quarter=quarter,
    )  # fmt: skip


def asides(name):
    """Words that only one report has, as reporters who write on their own have them."""
    made = [f"{name}{one}{two}esk" for one, two in zip("bdfg", "aeio", strict=True)]
    return f"The {made[0]} {made[1]} of {made[2]} spoke with {made[3]} about it."


def tell(claims, *, apart=False):
    """The claims with their sentences as evidence, and the reports that hold these; `apart` where each has its own words."""
    texts, told = {}, []
    days = sorted({str(claim.date.start) for claim in claims if claim.date})
    for number, claim in enumerate(claims):
        text = texts.get(claim.report.id, "")
        event = number if apart else 0 if claim.date is None else days.index(str(claim.date.start))
        mine = sentence(claim, number, QUARTERS[event % len(QUARTERS)])
        texts[claim.report.id] = f"{text}{mine} "
        span = Span(start=len(text), end=len(text) + len(mine))
        told.append(claim.model_copy(update={"evidence": (span,)}))
    refs = {claim.report.id: claim.report for claim in claims}
    texts = {name: f"{text}{asides(name)}" for name, text in texts.items()}
    reports = [
        Report(id=name, title=None, text=text, published=refs[name].published, publisher=refs[name].publisher,
               copy_of=refs[name].copy_of)
        for name, text in texts.items()
    ]  # fmt: skip
    return told, reports


def link(claims, judgements=(), *, apart=False, **more):
    """The incidents of claims in reports that tell them in like words, or `apart` in words of their own."""
    told, reports = tell(claims, apart=apart)
    return link_claims(told, judgements, reports=reports, **more)
