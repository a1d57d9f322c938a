"""The coder that verbs share: opened once, with a bar where the gazetteer must be built first."""

from dateline.cli.outputs import note, progress
from dateline.settings import Settings
from dateline.workflow.code import Coder, open_coder
from dateline.workflow.gazetteer import stands


def make_coder() -> Coder:
    """The coder of this machine.

    Raises:
        GazetteerError: the gazetteer can be neither opened nor built.
    """
    settings = Settings()
    if settings.gazetteer_path.exists() and stands(settings):
        return open_coder(settings)
    note(f"building the gazetteer in {settings.gazetteer_path}, once")
    with progress("Building the gazetteer") as step:
        return open_coder(settings, progress=step)
