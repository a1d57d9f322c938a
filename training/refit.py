"""Fits all weights of claims anew, each step on what the ones before it made, with the reports read once.

In: coded reports (`--reports FILE…`), for the weights of both the taggers that read them (`--taggers FOLDER…`). Out: every
file of claims/data/rules, or of claims/data/both. Starts from the weights that stand.
"""

import importlib

RULES = ("bearings", "merges", "bearings", "merges", "credits", "weapons", "weights")
BOTH = (
    "source_kinds",
    "event_types",
    "bearings",
    "merges",
    "bearings",
    "merges",
    "figures",
    "parties",
    "parties",
    "credits",
    "weapons",
    "weights",
)


def main() -> None:
    """Run the steps."""
    from coded import options

    for step in BOTH if options(__doc__).taggers else RULES:
        importlib.import_module(step).main()


if __name__ == "__main__":
    main()
