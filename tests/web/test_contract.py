"""Whatever the OpenAPI allows, and what it does not, no role gets an answer that is a fault of the server."""

import shutil

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from starlette.testclient import TestClient

from dateline.settings import Settings
from dateline.store import Store
from dateline.web import make_app
from dateline.web.apps import make_routes
from dateline.workflow.people import ROLES

from .conftest import BASE

EXAMPLES = 12  # of each operation, right and wrong ones, by roles drawn by chance
ENDLESS = "/api/v1/events"
KNOWN = {"c-b1": "b1", "c-a2": "a2", "b1": "b1", "a/1": "a/1"}  # ids that lead somewhere, with their reports

SCHEMA = schemathesis.openapi.from_dict(make_routes().openapi())
OPERATIONS = [
    found.ok()
    for found in SCHEMA.get_all_operations()
    if not isinstance(found, Exception) and found.ok().path != ENDLESS
]


@pytest.fixture(scope="module")
def crowded(crowd, gazetteer_file, tmp_path_factory):
    """A browser of the application with a user of each role, and their tokens; its places are its own."""
    folder = tmp_path_factory.mktemp("contract")
    shutil.copytree(crowd[0], folder / "project")
    shutil.copy(gazetteer_file, folder / "gazetteer.sqlite")
    with Store.open(folder / "project") as store:
        app = make_app(store, Settings(data_dir=folder))
        app.state.workplace.link()
        yield TestClient(app, base_url=BASE, raise_server_exceptions=False), crowd[1]


def cases(operation):
    modes = [operation.as_strategy(generation_mode=mode) for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)]
    return st.one_of(*modes)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_no_role_meets_a_fault_of_the_server(operation, crowded):
    client, tokens = crowded

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate], derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=cases(operation), role=st.sampled_from(ROLES), known=st.sampled_from(sorted(KNOWN)))
    def ask(case, role, known):
        headers = {"Authorization": f"Bearer {tokens[role]}"}
        seen = client.get(f"/api/v1/reports/{KNOWN[known]}", headers=headers).headers["etag"]
        body = case.body if isinstance(case.body, dict | list | str | int | float | bool) else None
        if isinstance(body, dict) and "claim" in body:
            body["claim"] = known
        answer = client.request(
            case.method,
            case.formatted_path,
            params=dict(case.query or {}),
            json=body,
            headers=headers | {"If-Match": seen},
        )
        assert answer.status_code < 500, answer.text

    ask()
