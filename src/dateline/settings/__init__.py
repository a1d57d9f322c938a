"""Settings: where Dateline keeps what it builds, from `DATELINE_*` in the environment. No stage can read them.

`DATELINE_DATA_DIR` moves the folder, `DATELINE_GAZETTEER` and `DATELINE_ACTORS` name single files, `DATELINE_MODEL` the
folder of another model than the installed one; `DATELINE_WHO` names whoever reviews.
"""

from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Frozen; read once at the start of a command."""

    model_config = SettingsConfigDict(frozen=True, env_prefix="DATELINE_")

    data_dir: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir("dateline", appauthor=False)))
    gazetteer: Path | None = None
    actors: Path | None = None
    model: Path | None = None
    who: str | None = None

    @property
    def gazetteer_path(self) -> Path:
        """The gazetteer's SQLite file, whether or not it is built."""
        return self.gazetteer or self.data_dir / "gazetteer.sqlite"

    @property
    def actors_path(self) -> Path:
        """The user's own actors, which need not exist."""
        return self.actors or self.data_dir / "actors.csv"

    @property
    def places_dir(self) -> Path:
        """The csv files of places that the user added, kept for the next build of the gazetteer."""
        return self.gazetteer_path.with_name("places")


def stamp(file: Path) -> tuple[int, int]:
    """What changes when a file does; zeros where there is none."""
    try:
        found = file.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_ino)
