import pytest
from typer.testing import CliRunner

from dateline.cli import app

STORY = """Title: Two police officers killed in attack on checkpoint near Maiduguri
Publisher: Test Wire
Published: 2021-03-09
Synthetic: yes

Gunmen shot dead two police officers and wounded five civilians at a checkpoint near Maiduguri on Monday, the state police said.

The attackers fled before soldiers arrived. No group has claimed responsibility.
"""
SECOND = STORY.replace("Test Wire", "Second Post").replace("the state police said", "a hospital doctor said")
QUIET = "The council of the town opened a new library on Friday and thanked everyone who had given books to it."


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return str(path)


@pytest.fixture
def run():
    runner = CliRunner()

    def invoke(*words, stdin=None):
        return runner.invoke(app, [str(word) for word in words], input=stdin)

    return invoke


@pytest.fixture
def project(tmp_path, story, run):
    folder = tmp_path / "project"
    assert run("init", folder).exit_code == 0
    (tmp_path / "second.txt").write_text(SECOND)
    (tmp_path / "quiet.txt").write_text(QUIET)
    result = run("add", story, tmp_path / "second.txt", tmp_path / "quiet.txt", "--project", folder)
    assert result.exit_code == 0, result.output
    return folder
