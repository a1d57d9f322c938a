"""What the package itself knows of places: the tables in `data/`, written for this project.

Rows of countries, renamed regions, areas, well-known sites, towns and GeoNames' features come out; nothing is computed.
"""

import csv
from importlib.resources import files
from io import StringIO

TABLES = ("countries", "regions", "areas", "bases", "towns", "features")


def table_text(name: str) -> str:
    """The text of one of TABLES."""
    return files("dateline.gazetteer").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of TABLES; several values of one cell stand apart by `|`."""
    return list(csv.DictReader(StringIO(table_text(name))))


def several(cell: str) -> list[str]:
    """The values of a cell that may hold more than one."""
    return [value.strip() for value in cell.split("|") if value.strip()]
