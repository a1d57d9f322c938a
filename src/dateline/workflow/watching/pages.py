"""From an item and what its server answered to a document: the page's own words first, then what the feed says of it.

Nothing is fetched here, and no date in the future is believed.
"""

import datetime as dt
import json
from dataclasses import replace

from dateline.reports import Document, Flags, read_answer, read_fields
from dateline.reports.web import Answer, Item
from dateline.store.feeds import Find
from dateline.values import digest
from dateline.workflow.watching.delays import stamp


def find_of(item: Item, feed: str, now: dt.datetime) -> Find:
    """An item of a feed as it waits for its page to be fetched."""
    key = digest(item.key.encode("utf-8", "surrogatepass"))
    day = item.published.isoformat() if item.published else None
    return Find(key, feed, item.link, stamp(now), item.title, item.text, day, item.told)


def document_of(find: Find, publisher: str | None, answer: Answer | None, today: dt.date) -> Document:
    """The report of an item: of its page, or where it has none of the feed's own words.

    Raises:
        BrokenInput: the answer is neither a page nor a text.
    """
    day = dt.date.fromisoformat(find.published) if find.published else None
    flags = Flags(day, publisher)
    if answer is None or find.link is None:
        told = {"title": find.title, "text": find.text or find.title, "published": find.told}
        raw = json.dumps({"feed": find.feed, **told}, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return read_fields(
            raw, told | {"published": find.published}, where=find.feed, name=f"feed-{find.key[:12]}", flags=flags
        )
    document = read_answer(answer, find.link, flags)
    changes: dict[str, object] = {} if document.report.title else {"title": find.title}
    note = document.note
    if document.report.published and document.report.published > today + dt.timedelta(1):
        changes["published"] = day
        told_day = f"the page is dated {document.report.published}, in the future, which is not believed"
        note = f"{note}; {told_day}" if note else told_day
    return replace(document, report=document.report.model_copy(update=changes), note=note)
