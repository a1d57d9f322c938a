"""The routes, one module a screen; each names the least role that it takes."""

from dateline.web.routes import audits, codings, exports, incidents, judgements, links, lists, reports, sessions
from dateline.web.routes.live import events, feeds, jobs

ROUTERS = tuple(
    module.router
    for module in (
        sessions,
        reports,
        judgements,
        incidents,
        links,
        exports,
        lists,
        codings,
        audits,
        events,
        feeds,
        jobs,
    )
)

__all__ = ["ROUTERS"]
