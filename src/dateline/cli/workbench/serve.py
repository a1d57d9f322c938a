"""`dateline serve`: the workbench of a project in the browser, on this machine unless users are known."""

from typing import Annotated

import typer

from dateline.cli.options import HERE, Project, open_store
from dateline.cli.outputs import note, progress, screen

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    project: Project = HERE,
    host: Annotated[str, typer.Option("--host", metavar="H", help="Address to serve on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="Port to serve on.")] = 8765,
) -> None:
    """Serve the workbench; without users only on this machine, as its user."""
    with open_store(project) as store:
        local = host in LOOPBACK
        if not local and store.user_count() == 0:
            from dateline.errors import ServeError

            todo = "Add one with `dateline user add NAME --role admin`, or leave --host out"
            raise ServeError(
                "whoever reaches this address could change the project: it has no users", where=host, todo=todo
            )
        import uvicorn

        from dateline.web import make_app

        app = make_app(store, local=local)
        with progress("Preparing the incidents") as step:
            app.state.workplace.link(step)
        app.state.workplace.columns()
        shown = f"[{host}]" if ":" in host else host
        screen().print(f"The workbench is at http://{shown}:{port}/ (ctrl-c ends it)", soft_wrap=True)
        if not local:
            note("serve it behind TLS: passwords and cookies travel as they are")
        uvicorn.run(app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=3, server_header=False)
