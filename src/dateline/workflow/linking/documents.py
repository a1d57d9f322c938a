"""Linking reports without a project: all are coded, then each is given the incident that it tells of.

Documents go in, an incident id or None by report id comes out, with the errors on the way. It stores nothing.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from dateline.errors import InputError
from dateline.incidents.linking import link_reports
from dateline.records import Coding
from dateline.reports import Copies, Document
from dateline.workflow.code import CodesReports, attempt


def link_documents(
    documents: Sequence[Document], coder: CodesReports, *, step: Callable[[int, int], None] = lambda done, total: None
) -> tuple[dict[str, str | None], list[InputError]]:
    """The incident of each report, in the order given, and what failed."""
    copies, reports, errors = Copies(), {}, []
    codings: dict[str, Coding] = {}
    in_time = sorted(documents, key=lambda document: (document.report.published or dt.date.max, document.report.id))
    for done, document in enumerate(in_time):
        step(done, len(in_time))
        original = copies.original_of(document.report.id, document.report.text, document.report.published)
        report = document.report.model_copy(update={"copy_of": original})
        coding = attempt(coder.code, report, document.where)
        if isinstance(coding, InputError):
            errors.append(coding)
        else:
            reports[report.id], codings[report.id] = report, coding
    linked = link_reports(list(reports.values()), codings)
    order = [document.report.id for document in documents if document.report.id in reports]
    return {report_id: linked.get(report_id) for report_id in order}, errors
