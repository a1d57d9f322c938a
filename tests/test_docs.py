"""The prose keeps up with the code: commands, options, settings, codes, fields, columns, examples of use and links."""

import importlib
import pkgutil
import re
import shlex
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
import yaml

from dateline import exports, records
from dateline.codebook import load_codebook, load_policies
from dateline.incidents import CLAIMANTS
from dateline.records import (
    Casualty,
    Claim,
    ClaimDate,
    ClaimPlace,
    DeathsBySide,
    FigureRow,
    Incident,
    IncidentRelation,
    Membership,
    Participant,
    Relation,
    Resolved,
    ResolvedFigure,
    Source,
)
from dateline.settings import Settings
from dateline.values import days
from dateline.workflow import compare
from dateline.workflow.export import EXPORTERS

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


def _verbs(command: Any, path: str = "dateline") -> list[tuple[str, list[str]]]:
    """Every verb with its long options."""
    if hasattr(command, "commands"):
        return [verb for name, child in command.commands.items() for verb in _verbs(child, f"{path} {name}")]
    flags = [flag for option in command.params for flag in option.opts if flag.startswith("--") and flag != "--help"]
    return [(path, flags)]


def _program() -> Any:
    from typer.main import get_command

    from dateline.cli.verbs import app

    return get_command(app)


def _rows() -> list[list[str]]:
    """The cells of every table row of the reference."""
    lines = [line for line in REFERENCE.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def _options() -> dict[str, set[str]]:
    """By option the verbs that the reference names beside it; `the same` is what the row before names."""
    found: dict[str, set[str]] = {}
    verbs: set[str] = set()
    for cells in _rows():
        flags = re.findall(r"`(--[a-z-]+)", cells[0])
        if flags and len(cells) == 3:
            verbs = verbs if cells[1] == "the same" else set(re.findall(r"`([a-z- ]+)`", cells[1])) or {cells[1]}
            for flag in flags:
                found.setdefault(flag, set()).update(verbs)
    return found


def test_every_verb_and_option_is_in_the_reference() -> None:
    verbs, options = _verbs(_program()), _options()
    absent = [verb for verb, _ in verbs if f"`{verb}" not in REFERENCE]
    for verb, flags in verbs:
        name = verb.removeprefix("dateline ")
        known = {name, name.partition(" ")[0], "all that work in a project"}
        absent += [f"{verb} {flag}" for flag in flags if not known & options.get(flag, set())]
    assert not absent


def test_the_reference_names_no_option_that_is_not_there() -> None:
    verbs = {verb.removeprefix("dateline "): set(flags) for verb, flags in _verbs(_program())}
    odd = []
    for flag, told in _options().items():
        for name in told - {"all that work in a project"}:
            having = [flags for verb, flags in verbs.items() if verb == name or verb.startswith(f"{name} ")]
            odd += [] if any(flag in flags for flags in having) else [f"{name} {flag}"]
    assert not odd


def test_the_reference_names_no_verb_that_is_not_there() -> None:
    verbs = [verb for verb, _ in _verbs(_program())]
    told = re.findall(r"`(dateline(?: [a-z-]+)+)", "\n".join(page.read_text(encoding="utf-8") for page in PAGES))
    assert told
    assert not [words for words in told if not any(words.startswith(verb) for verb in verbs)]


def test_every_setting_is_in_the_reference() -> None:
    assert not [name for name in Settings.model_fields if f"`DATELINE_{name.upper()}`" not in REFERENCE]


def _codes() -> dict[str, list[str]]:
    """By name every list of codes that a record may hold."""
    modules = [
        importlib.import_module(f"dateline.records.{one.name}") for one in pkgutil.iter_modules(records.__path__)
    ]
    named = {name: value for module in (*modules, days) for name, value in vars(module).items()}
    found = {name: [*map(str, get_args(value))] for name, value in named.items() if get_origin(value) is Literal}
    return found | {"claimants": list(CLAIMANTS)}


CODES = _codes()


@pytest.mark.parametrize("name", CODES)
def test_every_code_is_in_the_reference(name: str) -> None:
    assert not [key for key in CODES[name] if f"`{key}`" not in REFERENCE]


def test_the_codes_are_those_of_the_codebook() -> None:
    book, policies = load_codebook(), load_policies()
    assert {"EventType", "WhyNone", "PolicyName", "Grade", "SourceKind", "claimants"} <= set(CODES)
    assert set(book.types) == set(CODES["EventType"])
    assert set(policies.rules) == set(CODES["PolicyName"])
    assert set(policies.reliability) <= set(CODES["SourceKind"])


RECORDS = (Claim, ClaimDate, ClaimPlace, Participant, Casualty, Source, Relation, Incident, IncidentRelation, Membership, Resolved,
           ResolvedFigure, FigureRow, DeathsBySide, exports.Citation)  # fmt: skip  # what an export as jsonl holds


@pytest.mark.parametrize("record", RECORDS, ids=[record.__name__ for record in RECORDS])
def test_every_field_of_a_record_that_leaves_is_in_the_reference(record: Any) -> None:
    assert not [name for name in record.model_fields if f"`{name}`" not in REFERENCE]


LISTS = ("columns", "fields", "event", "source", "association")  # what a format calls its columns


def _columns() -> dict[str, list[str]]:
    """By where they stand all lists of columns: `COLUMNS` of a module, and those of a format in exports/data."""
    found = {}
    for package in (exports, compare):
        for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(one.name)
            found |= {one.name: [*module.COLUMNS]} if hasattr(module, "COLUMNS") else {}
    for path in sorted(Path(exports.__path__[0]).glob("data/*.yaml")):
        held = yaml.safe_load(path.read_text("utf-8"))
        columns = [name for kind in LISTS for name in held.get(kind, ())]
        found |= {path.name: columns} if columns else {}
    return found


COLUMNS = _columns()


@pytest.mark.parametrize("where", COLUMNS)
def test_every_column_is_in_the_reference(where: str) -> None:
    assert COLUMNS[where]
    assert not [name for name in COLUMNS[where] if f"`{name}`" not in REFERENCE]


def test_every_format_is_among_the_exports_of_the_reference() -> None:
    table = REFERENCE[REFERENCE.index("## Exports") :]
    assert EXPORTERS
    assert not [name for name in EXPORTERS if not re.search(rf"^\| `{name}` \|", table, re.MULTILINE)]


@pytest.mark.parametrize("name", ["acled", "ucdp", "gdelt", "hxl", "parquet", "plover", "timemap"])
def test_every_column_of_an_export_is_in_the_reference(name: str) -> None:
    from dateline.exports.parquet import COLUMNS
    from dateline.exports.tables.schemas import load_schema

    facts = {} if name == "parquet" else load_schema(name).facts
    columns = COLUMNS if name == "parquet" else facts.get("columns") or facts.get("fields") or facts["event"]
    assert not [column for column in columns if f"`{column}`" not in REFERENCE]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def _examples() -> list[tuple[str, str]]:
    """Each page with each command that a block of it shows, up to its comment, pipe or redirection."""
    found = []
    for page in PAGES:
        for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            for line in block.replace("\\\n", " ").splitlines():
                for part in re.split(r"&&|\|", line.partition(" #")[0].partition(" > ")[0]):
                    found += [(page.name, part.strip())] if part.strip().startswith("dateline ") else []
    return found


EXAMPLES = _examples()


@pytest.mark.parametrize(("page", "line"), EXAMPLES, ids=[f"{page}: {line}" for page, line in EXAMPLES])
def test_every_command_of_a_page_can_be_given_so(page: str, line: str) -> None:
    """Verbs, options, their values and the number of arguments are those of the program."""
    command, words, path = _program(), shlex.split(line)[1:], "dateline"
    while hasattr(command, "commands"):
        path = f"{path} {words[0]}"
        command, words = command.commands[words[0]], words[1:]
    command.make_context(path, words)
