"""The prose keeps up with the code: commands, options, settings, event types and links."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline.records.claims import EventType, WhyNone
from dateline.settings import Settings

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


def _verbs(command: Any, path: str = "dateline") -> list[tuple[str, list[str]]]:
    """Every verb with its long options."""
    if hasattr(command, "commands"):
        return [verb for name, child in command.commands.items() for verb in _verbs(child, f"{path} {name}")]
    flags = [flag for option in command.params for flag in option.opts if flag.startswith("--") and flag != "--help"]
    return [(path, flags)]


def test_every_verb_and_option_is_in_the_reference() -> None:
    from typer.main import get_command

    from dateline.cli.verbs import app

    verbs = _verbs(get_command(app))
    absent = [verb for verb, _ in verbs if f"`{verb}" not in REFERENCE]
    absent += [f"{verb} {flag}" for verb, flags in verbs for flag in flags if f"`{flag}" not in REFERENCE]
    assert not absent


def test_the_reference_names_no_verb_that_is_not_there() -> None:
    from typer.main import get_command

    from dateline.cli.verbs import app

    verbs = [verb for verb, _ in _verbs(get_command(app))]
    told = re.findall(r"`(dateline(?: [a-z-]+)+)", "\n".join(page.read_text(encoding="utf-8") for page in PAGES))
    assert told
    assert not [words for words in told if not any(words.startswith(verb) for verb in verbs)]


def test_every_setting_is_in_the_reference() -> None:
    assert not [name for name in Settings.model_fields if f"`DATELINE_{name.upper()}`" not in REFERENCE]


@pytest.mark.parametrize("codes", [EventType, WhyNone], ids=["event types", "reasons"])
def test_every_code_is_in_the_reference(codes: Any) -> None:
    assert not [key for key in get_args(codes) if f"`{key}`" not in REFERENCE]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]
