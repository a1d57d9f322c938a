"""Mentions of one kind: found in each report, or resolved at the spans that its line gives.

Documents go in, report ids with their mentions or errors come out, in order.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline.errors import BrokenInput, InputError
from dateline.language import read
from dateline.mentions.places import resolve_given as resolve_places
from dateline.mentions.times import resolve_given as resolve_times
from dateline.records import Mention, Report
from dateline.records.mentions import MentionKind
from dateline.reports import Document
from dateline.workflow.code import Coder, attempt

GIVEN = {"place": "toponyms", "time": "timex"}


def each_mentions(
    documents: Iterable[Document | InputError], coder: Coder, kind: MentionKind, *, given: bool = False
) -> Iterator[tuple[str, Sequence[Mention]] | InputError]:
    """Each report's id with its mentions of a kind, errors in their places.

    Args:
        documents: the reports.
        coder: finds them.
        kind: which.
        given: resolve exactly the spans under the line's `toponyms` or `timex`, in their order.
    """
    for item in documents:
        if isinstance(item, InputError):
            yield item
            continue

        def work(report: Report, document: Document = item) -> Sequence[Mention]:
            if given:
                return _resolved(document, coder, kind)
            found: Sequence[Mention] = getattr(coder.mentions(report, kind), f"{kind}s")
            return found

        answer = attempt(work, item.report, item.where)
        yield answer if isinstance(answer, InputError) else (item.report.id, answer)


def _resolved(document: Document, coder: Coder, kind: MentionKind) -> Sequence[Mention]:
    """A mention for each of the spans that the document's line gives."""
    spans = [_span(row, document) for row in document.fields.get(GIVEN[kind]) or ()]
    spans = [(start, end) for start, end in spans if start < end]  # TIMEX3 knows times that no words carry
    reading = read(document.report)
    return resolve_places(reading, coder.gazetteer, spans) if kind == "place" else resolve_times(reading, spans)


def _span(row: Any, document: Document) -> tuple[int, int]:
    start, end = (row.get(key) if isinstance(row, dict) else None for key in ("start", "end"))
    if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(document.report.text):
        return start, end
    what = f"the span {row!r:.80} does not lie in the text"
    raise BrokenInput(what, where=document.where, todo="Give `start` and `end` as offsets into `text`")
