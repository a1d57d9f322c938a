import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.store import Store

WORD = "quorim by the river\n"


@pytest.fixture
def folder(tmp_path):
    Store.create(tmp_path / "project").close()
    return str(tmp_path / "project")


def run(*words, typed=None):
    return CliRunner().invoke(app, list(words), input=typed)


def test_the_first_user_is_admin(folder):
    refused = run("user", "add", "bo", "--role", "coder", "--project", folder, typed=WORD)
    assert refused.exit_code == 2
    assert "admin" in refused.output
    assert "no users" in run("user", "list", "--project", folder).output


def test_users_come_and_go(folder):
    assert run("user", "add", "ada", "--role", "admin", "--project", folder, typed=WORD).exit_code == 0
    assert run("user", "add", "bo", "--project", folder, typed=WORD).exit_code == 0
    lines = run("user", "list", "--project", folder).output.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [["ada", "admin"], ["bo", "coder"]]
    secret = run("user", "token", "bo", "--project", folder).output.strip()
    assert len(secret) > 30
    assert run("user", "token", "cy", "--project", folder).exit_code == 2
    assert run("user", "remove", "ada", "--project", folder).exit_code == 2
    assert run("user", "remove", "bo", "--project", folder).exit_code == 0
    assert run("user", "remove", "bo", "--project", folder).exit_code == 2


def test_a_short_password_is_refused(folder):
    done = run("user", "add", "ada", "--role", "admin", "--project", folder, typed="short\n")
    assert done.exit_code == 2
    assert "10 to 200" in done.output
