"""The application: routes under /api/v1, the built workbench under /, guards before both, errors as one kind of answer.

A store goes in, an ASGI application comes out. It serves nothing by itself; `dateline serve` and the tests run it.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse

from dateline import __version__
from dateline.errors import Conflict, DatelineError, NotInStore, StoreError
from dateline.settings import Settings
from dateline.store import Store
from dateline.web.access import Needs
from dateline.web.events import Watcher
from dateline.web.guards import LOOPBACK, Guards
from dateline.web.limits import Limits
from dateline.web.problems import PROBLEMS, Problem
from dateline.web.routes import ROUTERS
from dateline.web.statics import add_static
from dateline.web.workplaces import Workplace
from dateline.workflow.jobs import Runner

API = "/api/v1"


def make_app(store: Store, settings: Settings | None = None, *, local: bool = True) -> FastAPI:
    """The workbench of one project.

    Args:
        store: the project; whoever made it closes it.
        settings: where gazetteer and actors lie.
        local: it is served on this machine alone, so that a project without users needs none, and only under its names.
    """
    app = make_routes()
    app.state.workplace = Workplace(store, settings or Settings(), local)
    app.state.watcher = Watcher(app.state.workplace)
    app.state.limits = Limits()
    add_static(app)
    app.add_middleware(GZipMiddleware, minimum_size=1200, compresslevel=3)
    app.add_middleware(Guards, hosts=LOOPBACK if local else None)
    return app


def make_routes() -> FastAPI:
    """The routes alone, for what the OpenAPI tells of them."""
    app = FastAPI(
        title="Dateline", version=__version__, lifespan=_watched, openapi_url=f"{API}/openapi.json", docs_url=None,
        redoc_url=None, separate_input_output_schemas=False,
        description="Reports, claims, incidents and what people judge of them. Offsets count Unicode code points.",
    )  # fmt: skip
    for router in ROUTERS:
        app.include_router(router, prefix=API, responses=PROBLEMS)
    app.add_exception_handler(DatelineError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misread)
    return app


def openapi_text() -> str:
    """The OpenAPI as it is committed for the front end's types."""
    return json.dumps(make_routes().openapi(), indent=1, ensure_ascii=False) + "\n"


def roles_of(app: FastAPI) -> dict[tuple[str, str], str | None]:
    """By method and path of each route of the API the least role that it names, None where it names none."""
    found: dict[tuple[str, str], str | None] = {}
    for router in ROUTERS:
        for route in router.routes:
            named = [one.call.role for one in _dependants(route) if isinstance(one.call, Needs)]
            for method in getattr(route, "methods", ()):
                found[method, API + getattr(route, "path", "")] = named[0] if named else None
    return found


def _dependants(route: Any) -> list[Any]:
    waiting, found = [route.dependant], []
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += one.dependencies
    return found


@asynccontextmanager
async def _watched(app: FastAPI) -> AsyncIterator[None]:
    """Watches the project and does its jobs while the application runs."""
    place: Workplace = app.state.workplace
    runner = Runner(place.store, place.settings)
    app.state.watcher.start(asyncio.get_running_loop())
    runner.start()
    try:
        yield
    finally:
        runner.stop()
        app.state.watcher.stop()


async def _told(request: Request, error: Exception) -> JSONResponse:
    """An error that Dateline raises on purpose, with the status that fits it."""
    assert isinstance(error, DatelineError)
    status = 422
    for kind, fits in ((NotInStore, 404), (Conflict, 412), (StoreError, 503)):
        if isinstance(error, kind):
            status = fits
            break
    problem = Problem(what=error.what, where=error.where, todo=error.todo)
    return JSONResponse(problem.model_dump(mode="json"), status)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    told = error.detail if isinstance(error.detail, dict) else {"what": str(error.detail), "where": None, "todo": None}
    return JSONResponse(told, error.status_code, headers=error.headers)


async def _misread(request: Request, error: Exception) -> JSONResponse:
    """What the request has wrong, in one sentence."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    problem = Problem(what=str(first["msg"]), where=where, todo="Mend the request; the OpenAPI says what it takes")
    return JSONResponse(problem.model_dump(mode="json"), 422)
