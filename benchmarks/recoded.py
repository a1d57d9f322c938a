"""A reviewed project coded anew by another coder: is every judgement attached again or in the tray?

    .venv/bin/python benchmarks/recoded.py [FILE.jsonl…]

Reports (the examples where no file is named) are coded by the coder that ships; every claim is judged at random: accepted,
rejected, corrected, promoted, graded, joined, kept apart, split off. Then another coder, a double that loses, moves, splits,
retypes and adds events, codes them anew. Prints what became of the judgements; the exit status is 1 where one is lost.
"""

import datetime as dt
import random
import sys
import tempfile
import time
from pathlib import Path

from dateline.records import Attachments, Claim, Coding, Maker, NoEvent, Report, standing
from dateline.reports import Document, read_documents
from dateline.settings import Settings
from dateline.store import Store
from dateline.workflow.add import add_documents
from dateline.workflow.code import open_coder
from dateline.workflow.review.decisions import Decision
from dateline.workflow.review.recode import recode
from dateline.workflow.review.reviews import Row, review
from dateline.workflow.review.trays import project_tray

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
ACTIONS = ("accept", "accept", "reject", "correct", "correct", "promote", "grade", "same", "different", "split")


class Another:
    """A coder that tells the same events otherwise: some lost, some under other words, in two, of another type."""

    maker = Maker(kind="rules", name="another", version="1")

    def __init__(self, store: Store, chance: random.Random) -> None:
        self._claims = {report.id: store.claims(report.id) for report in store.reports()}
        self._chance = chance

    def code(self, report: Report) -> Coding:
        """What it makes of a report."""
        made = [claim for one in self._claims[report.id] for claim in self._told(one)]
        return Coding(claims=tuple(made), none=None if made else NoEvent(why="other"))

    def _told(self, claim: Claim) -> list[Claim]:
        half = len(claim.trigger) // 2
        ways = {
            "kept": [{}],
            "lost": [],
            "moved": [{"trigger": claim.trigger[half:], "trigger_start": claim.trigger_start + half}],
            "away": [{"trigger_start": claim.trigger_start + len(claim.trigger)}],
            "in two": [{"trigger": claim.trigger[:half] or "x"},
                       {"trigger": claim.trigger[half:], "trigger_start": claim.trigger_start + half, "main": False}],
            "retyped": [{"event_type": "explosive", "casualties": ()}],
        }  # fmt: skip
        way = self._chance.choice(list(ways))
        ids = (f"{claim.id}-{way}-{number}" for number in range(2))
        return [claim.model_copy(update={"maker": self.maker, **({"id": name} if new else {}), **new})
                for new, name in zip(ways[way], ids, strict=False)]  # fmt: skip


def judge(store: Store, chance: random.Random) -> None:
    """Judges every claim once."""
    claims, now = store.claims(), dt.datetime(2031, 1, 1, tzinfo=dt.UTC)
    rows = []
    for number, claim in enumerate(claims):
        action, other = chance.choice(ACTIONS), chance.choice(claims).id
        value = chance.choice(["confirmed", "discounted"]) if action == "grade" else "criminal"
        when = now + dt.timedelta(minutes=number)
        rows.append(Row.of(Decision(action, claim.id, f"Reviewer {number % 3}", when, other, "scope", value)))
    review(store, rows, skip_bad=True)


def main() -> int:
    """Prints the figures."""
    chance = random.Random(4)
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "project") as store:
        inputs = [one for one in read_documents(sys.argv[1:] or [str(EXAMPLES)]) if isinstance(one, Document)]
        add_documents(store, inputs, open_coder(Settings()), tell=print)
        judge(store, chance)
        said, before = store.judgements(), time.perf_counter()
        done = recode(store, Another(store, chance), tell=print)
        seconds = time.perf_counter() - before
        found, strays = Attachments(store.claims()), {stray.judgement.id for stray in project_tray(store)}
        attached = {
            one.id
            for one in standing(said)
            if all(found.find(end) for end in (one.anchor, one.other) if end is not None)
        }
        lost = [one for one in standing(said) if one.id not in attached | strays] + [
            one for one in said if one not in store.judgements()
        ]
    print(f"{len(inputs)} reports, {len(said)} judgements; coded anew and linked in {seconds:.1f} s")
    print(f"accepted claims kept {done.kept}, proposals beside them {done.proposals}")
    print(f"attached again {len(attached)}, of these in the tray {len(attached & strays)}; not attached, in the tray "
          f"{len(strays - attached)}; lost {len(lost)}")  # fmt: skip
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())
