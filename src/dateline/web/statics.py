"""The built workbench: its files as they lie in the package, and its one page for every address of the application.

An application goes in, with routes for files comes out. Nothing here is made at run time.
"""

from pathlib import Path

from fastapi import FastAPI, Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response

FOLDER = Path(__file__).parent / "static"
_MISSING = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Dateline</title><h1>The workbench is not built</h1>"
    "<p>From a clone, run <code>make workbench</code> and start <code>dateline serve</code> again. The API works."
)


def add_static(app: FastAPI, folder: Path = FOLDER) -> None:
    """Serves the files of a folder; any other address outside the API gets its index.html."""

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        if path == "api" or path.startswith("api/"):
            told = {
                "what": "there is no such address",
                "where": f"/{path}",
                "todo": "GET /api/v1/openapi.json lists all",
            }
            return JSONResponse(told, 404)
        root = folder.resolve()
        hashed = path.startswith("assets/")
        file = _file(root, path)
        if file is None and hashed:  # of another build: no page may stand in its place
            return PlainTextResponse("there is no such file", 404)
        file = file or _file(root, "index.html")
        if file is None:
            return HTMLResponse(_MISSING, 503)
        cached = "public, max-age=31536000, immutable" if hashed else "no-cache"
        return FileResponse(file, headers={"Cache-Control": cached})

    app.add_route("/{path:path}", page, methods=["GET", "HEAD"], include_in_schema=False)


def _file(root: Path, path: str) -> Path | None:
    """The file at a path below a folder, None where there is none; links out of the folder lead nowhere."""
    try:
        file = (root / path).resolve()
        return file if file.is_relative_to(root) and file.is_file() else None
    except OSError:  # no file system has such a name
        return None
