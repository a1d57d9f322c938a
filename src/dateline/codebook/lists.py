"""Word lists and facts that lie beside code as YAML, of whichever package keeps them."""

from importlib.resources import files
from typing import Any

import yaml


def read_yaml(package: str, path: str) -> Any:
    """The parsed file at a path inside a package; whoever asks keeps the answer, nothing is cached here."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times the speed where libyaml is there
    return yaml.load(files(package).joinpath(path).read_text(encoding="utf-8"), Loader=loader)
