"""Jobs by the API: who may ask, what is told of them, and their events."""

import asyncio
import json

import pytest
from starlette.testclient import TestClient

from dateline.web.events import Watcher

from .conftest import BASE


def by(app, token):
    client = TestClient(app, base_url=BASE)
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def test_a_reviewer_asks_and_everybody_sees(manned):
    app, tokens = manned
    for role, status in (("reader", 403), ("coder", 403), ("reviewer", 202), ("admin", 202)):
        assert by(app, tokens[role]).post("/api/v1/jobs", json={"kind": "relink"}).status_code == status
    (row,) = by(app, tokens["reader"]).get("/api/v1/jobs").json()["rows"]  # the admin's was the same
    assert (row["kind"], row["words"], row["state"], row["who"]) == (
        "relink",
        "link everything anew",
        "waiting",
        "reviewer",
    )
    assert TestClient(app, base_url=BASE).get("/api/v1/jobs").status_code == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [({"kind": "erase"}, 422), ({"kind": "recode", "reports": ["r99"]}, 404), ({"kind": "relink", "when": "now"}, 422)],
)
def test_what_cannot_be_done_is_refused(alone, body, status):
    assert alone.send("POST", "/jobs", body).status_code == status
    assert alone.get("/jobs").json() == {"rows": [], "last_error": None}


def test_watching_takes_an_admin_and_addresses_of_the_web(manned):
    app, tokens = manned
    body = {"kind": "watch", "feeds": ["https://example.org/feed"], "every": 30}
    assert by(app, tokens["reviewer"]).post("/api/v1/jobs", json=body).status_code == 403
    admin = by(app, tokens["admin"])
    assert admin.post("/api/v1/jobs", json=body | {"feeds": ["file:///etc/passwd"]}).status_code == 422
    job = admin.post("/api/v1/jobs", json=body).json()
    assert by(app, tokens["coder"]).delete(f"/api/v1/jobs/{job['id']}").status_code == 403
    (row,) = by(app, tokens["reviewer"]).delete(f"/api/v1/jobs/{job['id']}").json()["rows"]
    assert (row["state"], row["told"]) == ("failed", "stopped by reviewer")
    assert admin.delete(f"/api/v1/jobs/{job['id']}").status_code == 404


def test_a_job_is_done_while_the_application_runs(app):
    with TestClient(app, base_url=BASE) as client:
        csrf = client.get("/api/v1/session").json()["csrf"]
        asked = client.post("/api/v1/jobs", json={"kind": "relink"}, headers={"X-CSRF-Token": csrf}).json()
        for _ in range(200):
            row = client.get("/api/v1/jobs").json()["rows"][0]
            if row["state"] == "done":
                break
            app.state.watcher._stopped.wait(0.05)
    assert (row["id"], row["state"], row["told"].startswith("linked anew")) == (asked["id"], "done", True)


def test_a_browser_is_told_when_a_job_moves(app, alone):
    watcher = Watcher(app.state.workplace)

    async def scene():
        stream = watcher.stream()
        await anext(stream)
        watcher._loop = asyncio.get_running_loop()
        asked = await asyncio.to_thread(lambda: alone.send("POST", "/jobs", {"kind": "recode"}).json())
        await asyncio.to_thread(watcher._look, calm=False)
        text = await asyncio.wait_for(anext(stream), 10)
        await stream.aclose()
        return asked, text

    asked, text = asyncio.run(scene())
    assert "event: jobs\n" in text
    assert json.loads(text.split("data: ")[1]) == {"jobs": [asked["id"]]}
