"""The workbench's API and its built pages: requests in, answers of `workflow` out. It never touches a stage itself.

`make_app` gives the whole as an ASGI application; `dateline serve` runs it.
"""

from dateline.web.apps import make_app, openapi_text, roles_of

__all__ = ["make_app", "openapi_text", "roles_of"]
