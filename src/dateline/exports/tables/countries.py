"""Countries as each format calls them: names, numbers, regions, codes, by ISO 3166 alpha-2.

A code goes in, the row of data/countries.csv comes out; None where it is not known. It guesses nothing.
"""

import csv
import functools
from dataclasses import dataclass
from importlib.resources import files

# Gleditsch and Ward number the world by region, and UCDP's regions are ranges of those numbers
_UCDP_REGIONS = ((200, "Americas"), (400, "Europe"), (630, "Africa"), (700, "Middle East"), (1000, "Asia"))


@dataclass(slots=True, frozen=True)
class Country:
    """One country or territory; `gw` is its Gleditsch-Ward number, `fips` its FIPS 10-4 code; None where it has none."""

    code: str
    iso: int
    iso3: str
    name: str
    ucdp_name: str
    acled_region: str
    gw: int | None
    fips: str | None
    cameo: str | None

    @property
    def ucdp_region(self) -> str | None:
        """UCDP's region of the world; None without a number."""
        return next((name for end, name in _UCDP_REGIONS if self.gw is not None and self.gw < end), None)


@functools.cache
def _countries() -> dict[str, Country]:
    text = files("dateline.exports").joinpath("data/countries.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Country(
            row["code"], int(row["iso"]), row["iso3"], row["name"], row["ucdp_name"] or row["name"], row["acled_region"],
            int(row["gw"]) if row["gw"] else None, row["fips"] or None, row["cameo"] or None,
        )
        for row in csv.DictReader(text.splitlines())
    }  # fmt: skip


def country(code: str | None) -> Country | None:
    """The country with that code, or None."""
    return _countries().get(code or "")


@functools.cache
def iso3_codes() -> frozenset[str]:
    """The ISO 3166 alpha-3 codes of all of them."""
    return frozenset(one.iso3 for one in _countries().values())
