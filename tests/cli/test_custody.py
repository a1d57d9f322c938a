import json
import shutil
import sqlite3

import pytest


def test_verify_says_that_all_is_well_or_what_is_not(run, project):
    good = run("verify", "--project", project)
    assert (good.exit_code, good.stdout) == (0, "3 reports, 0 judgements, 0 erasures: all as it was put in\n")
    file = next(file for file in (project / "archive").rglob("*") if file.is_file())
    file.chmod(0o644)
    file.write_bytes(b"other")
    bad = run("verify", "--project", project)
    assert bad.exit_code == 1
    assert "raw bytes were changed" in bad.stdout
    assert "1 thing wrong" in bad.stdout


def test_erase_asks_first_and_leaves_a_tombstone(run, project, story):
    words = ("erase", "story", "--who", "Ada", "--why", "a family asked", "--project", project)
    refused = run(*words, stdin="n\n")
    assert refused.exit_code == 1
    assert "Erase story (Two police officers killed" in refused.stderr
    assert run("show", "story", "--project", project).exit_code == 0
    done = run(*words, stdin="y\n")
    assert done.exit_code == 0
    assert done.stdout.endswith("erased story; the project holds 1 incident\n")
    assert run("show", "story", "--project", project).exit_code == 2
    assert "1 erasure:" in run("verify", "--project", project).stdout
    again = run("add", story, "--project", project)
    assert again.exit_code == 0
    assert "added 0 reports, 1 left out as erased" in again.stdout
    assert "Ada erased this report on" in again.stderr
    assert run("erase", "none", "--who", "Ada", "--why", "x", "--yes", "--project", project).exit_code == 2


def test_a_project_of_a_newer_version_is_refused(run, project, tmp_path):
    shutil.copytree(project, tmp_path / "newer")
    with sqlite3.connect(tmp_path / "newer" / "dateline.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '99'")
    connection.close()
    refused = run("incidents", "--project", tmp_path / "newer")
    assert refused.exit_code == 1
    assert "schema 99" in refused.stderr


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_project_in_postgresql(run, tmp_path, story, database_url):
    folder = tmp_path / "project"
    made = run("init", folder, "--database", database_url)
    assert made.exit_code == 0
    assert "PGPASSWORD" in made.stderr
    assert run("add", story, "--project", folder).exit_code == 0
    assert not list(folder.glob("*.sqlite"))
    listed = run("incidents", "--format", "jsonl", "--project", folder)
    assert len([json.loads(line) for line in listed.stdout.splitlines()]) == 1
    assert run("verify", "--project", folder).exit_code == 0
    second = run("init", tmp_path / "other", "--database", database_url)
    assert (second.exit_code, second.stdout) == (2, "")
