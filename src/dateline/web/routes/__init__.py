"""The routes, one module a screen; each names the least role that it takes."""

from dateline.web.routes import audits, codings, events, exports, incidents, judgements, links, lists, reports, sessions

ROUTERS = tuple(
    module.router
    for module in (sessions, reports, judgements, incidents, links, exports, lists, codings, audits, events)
)

__all__ = ["ROUTERS"]
