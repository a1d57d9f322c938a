import subprocess
import sys

import pytest
from typer.main import get_command

from dateline.cli import app

VERBS = get_command(app).commands


def test_the_verbs_are_those_of_the_design():
    fixed = "code mentions link quality schema gazetteer actors init add incidents show export"
    assert set(VERBS) >= set(fixed.split())
    assert set(VERBS["gazetteer"].commands) >= {"info", "find", "add", "remove", "build"}
    assert set(VERBS["actors"].commands) >= {"find", "add"}


@pytest.mark.parametrize("words", [[], *[[name] for name in VERBS], ["gazetteer", "find"], ["actors", "add"]])
def test_every_verb_has_help(run, words):
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["code"],
        ["code", "x.txt", "--format", "xml"],
        ["code", "x.txt", "--published", "2024-02-30"],
        ["mentions", "x.txt"],
        ["mentions", "x.txt", "--kind", "count", "--given"],
        ["export", "--format", "nothing"],
    ],
)
def test_wrong_use_is_status_two_with_nothing_on_standard_output(run, words):
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_a_flag_with_a_date_that_does_not_exist_names_it(run, story):
    assert "2024-02-30" in run("code", story, "--published", "2024-02-30").stderr


def test_a_model_that_cannot_be_opened_is_wrong_use(run, story, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_MODEL", str(tmp_path))
    told = run("code", story, "--coder", "tagger")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "dateline-model-en anew" in told.stderr


def test_a_fast_start_loads_no_store_and_no_page_reader():
    script = (
        "import sys; from dateline.cli.options import make_coder; import dateline.cli.verbs, dateline.workflow.code;"
        "heavy = {'sqlalchemy', 'trafilatura', 'numpy', 'py3langid', 'rich.table', 'rich.progress'} & set(sys.modules);"
        "print(sorted(heavy))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
