"""The house rules of CONTRIBUTING and DESIGN, held by machine: sizes, docstrings, names, floors, and what may not come in."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.records import json_schema

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "dateline"
REPORTS = ROOT.parent / "shared" / "benchmarks" / "reports"
MODULES = sorted(SRC.rglob("*.py"))

FILE_LINES = 400
FUNCTION_LINES = 40
FOLDER_FILES = 10  # beside __init__.py
DOCSTRING_LINES = 8
NO_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "core", "base", "manager", "managers"}
COPIED_RUN = 60  # characters

# Soft limits may be passed where splitting would hide more than it shows: path, or path::function, and why.
EXCEPTIONS: dict[str, str] = {
    "src/dateline/errors/__init__.py": "its docstring draws the tree of all errors",
}


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _file_lines() -> dict[str, int]:
    files = [*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    return {_relative(path): path.read_text("utf-8").count("\n") for path in files}


def _function_lines() -> dict[str, int]:
    return {
        f"{_relative(path)}::{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in _functions(path)
    }


def _folder_files() -> dict[str, int]:
    built = SRC / "web" / "static"  # by make, from workbench/
    folders = [SRC, *(path for path in SRC.rglob("*") if path.is_dir() and path.name != "__pycache__")]
    folders = [path for path in folders if not path.is_relative_to(built)]
    return {_relative(path): sum(f.is_file() and f.name != "__init__.py" for f in path.iterdir()) for path in folders}


def _docstring_lines() -> dict[str, int]:
    told = {path: ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "" for path in MODULES}
    return {_relative(path): len(text.splitlines()) for path, text in told.items()}


LIMITS: dict[str, tuple[Callable[[], dict[str, int]], int]] = {
    "lines a file": (_file_lines, FILE_LINES),
    "lines a function": (_function_lines, FUNCTION_LINES),
    "files a folder": (_folder_files, FOLDER_FILES),
    "lines a module's docstring": (_docstring_lines, DOCSTRING_LINES),
}


@pytest.mark.parametrize("rule", LIMITS)
def test_soft_limits(rule: str) -> None:
    measure, limit = LIMITS[rule]
    over = {name: size for name, size in measure().items() if size > limit and name not in EXCEPTIONS}
    assert not over, f"at most {limit} {rule}: {over}"


def test_exceptions_are_still_needed() -> None:
    over = {name for measure, limit in LIMITS.values() for name, size in measure().items() if size > limit}
    assert not set(EXCEPTIONS) - over


@pytest.mark.parametrize("path", MODULES, ids=_relative)
def test_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    told = ast.get_docstring(tree) or ""
    assert len(told.split()) > 2, "a module says what comes in, what goes out and what it never does"
    assert not [node.name for node in _public(tree) if not ast.get_docstring(node)]


def _public(node: Any) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions and classes, and the public methods of public classes."""
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from _public(child)


def test_names_say_what_a_thing_holds() -> None:
    parts = {part for path in MODULES for part in path.relative_to(SRC).with_suffix("").parts}
    assert not parts & NO_NAMES


def test_imports_only_go_down_a_floor() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--config", str(ROOT / "pyproject.toml")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_readme_names_every_verb() -> None:
    from typer.main import get_command

    from dateline.cli import app

    readme = (ROOT / "README.md").read_text("utf-8")
    verbs = list(get_command(app).commands)  # type: ignore[attr-defined]
    assert len(verbs) > 5
    assert not [verb for verb in verbs if not re.search(rf"dateline {verb}\b|`{verb}\b", readme)]


def test_the_committed_schema_is_what_the_records_say() -> None:
    committed = json.loads((ROOT / "docs" / "schema.json").read_text("utf-8"))
    assert committed == json_schema(), "run: dateline schema > docs/schema.json"


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == dateline.__version__


def _plain(text: str) -> str:
    return " ".join(text.split())


def _published_texts() -> Iterator[str]:
    for file in sorted(REPORTS.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield _plain(json.loads(line)["text"])


def _copied(text: str, blocks: dict[str, list[tuple[str, int]]], size: int) -> str | None:
    """A run of `text` of COPIED_RUN characters that a published text holds too, or None."""
    for at in range(len(text) - size + 1):
        for other, start in blocks.get(text[at : at + size], ()):
            left = right = 0
            while at - left and start - left and text[at - left - 1] == other[start - left - 1]:
                left += 1
            while at + right < len(text) and start + right < len(other) and text[at + right] == other[start + right]:
                right += 1
            if left + right >= COPIED_RUN:
                return text[at - left : at + right]
    return None


def test_a_copied_run_is_seen() -> None:
    theirs = "0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ, and so on and on."
    blocks = {theirs[at : at + 30]: [(theirs, at)] for at in range(0, len(theirs) - 29, 30)}
    assert _copied("our words " + theirs[7:67] + " ours again", blocks, 30) == theirs[7:67]
    assert _copied("our words " + theirs[7:66] + "# ours again", blocks, 30) is None


@pytest.mark.skipif(not REPORTS.is_dir(), reason="../shared is absent: no published text to compare with")
def test_no_published_text_has_come_in() -> None:
    size = COPIED_RUN // 2  # any run of COPIED_RUN characters holds a whole block that starts at a multiple of `size`
    blocks: dict[str, list[tuple[str, int]]] = {}
    for published in _published_texts():
        for at in range(0, len(published) - size + 1, size):
            blocks.setdefault(published[at : at + size], []).append((published, at))
    kinds = {".py", ".yaml", ".yml", ".md", ".txt", ".html", ".json", ".jsonl", ".csv"}
    files = [path for folder in ("src", "tests", "examples", "docs", "benchmarks")
             for path in (ROOT / folder).rglob("*") if path.suffix in kinds]  # fmt: skip
    assert len(files) > 50
    found = {_relative(path): _copied(_plain(path.read_text("utf-8", "replace")), blocks, size) for path in files}
    assert not {name: run for name, run in found.items() if run}
