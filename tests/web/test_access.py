import re

import pytest
from starlette.testclient import TestClient

from dateline.web import limits as limits_module
from dateline.web import make_app, roles_of
from dateline.web.limits import ANYWHERE, BY_NAME, WINDOW, Limits
from dateline.web.routes import sessions
from dateline.workflow.people import ROLES, add_user

from .conftest import BASE, NOW, PASSWORD, Analyst

PUBLIC = {("GET", "/api/v1/session"), ("POST", "/api/v1/session")}


def every_route(app):
    return [(method, path, role) for (method, path), role in roles_of(app).items()]


def asked(path):
    return re.sub(r"\{(\w+)(:path)?\}", "x", path)


def test_every_route_names_a_role_and_only_signing_in_is_for_anyone(app):
    roles = roles_of(app)
    declared = {(method.upper(), path) for path, methods in app.openapi()["paths"].items() for method in methods}
    assert {(method, path.replace(":path", "")) for method, path in roles} == declared
    assert not [route for route, role in roles.items() if role is None]
    assert {route for route, role in roles.items() if role == "anyone"} == PUBLIC


def test_each_route_refuses_whoever_is_less_than_its_role(manned):
    app, tokens = manned
    client = TestClient(app, base_url=BASE)
    for method, path, least in every_route(app):
        if least == "anyone":
            continue
        assert client.request(method, asked(path)).status_code == 401, (method, path)
        for role in ROLES[: ROLES.index(least)]:
            answer = client.request(method, asked(path), headers={"Authorization": f"Bearer {tokens[role]}"})
            assert answer.status_code == 403, (method, path, role)


def test_each_route_lets_its_role_in(manned):
    app, tokens = manned
    client = TestClient(app, base_url=BASE)
    for method, path, least in every_route(app):
        if least == "anyone" or path.endswith("/events"):
            continue
        answer = client.request(method, asked(path), headers={"Authorization": f"Bearer {tokens[least]}"})
        assert answer.status_code not in (401, 403, 500), (method, path, answer.text)


def test_actions_on_incidents_take_a_reviewer(manned):
    app, _ = manned
    coder, reviewer = Analyst(app, "coder"), Analyst(app, "reviewer")
    incident = coder.get("/reports/b1").json()["incidents"]["c-b1"]["id"]
    seen = coder.tag(f"/incidents/{incident}")
    assert coder.judge("grade", incident, seen, value="contested").status_code == 403
    assert reviewer.judge("grade", incident, seen, value="contested").status_code == 200


def test_what_somebody_else_decided_takes_a_reviewer_to_undo(manned):
    app, _ = manned
    coder, cora, reviewer = (Analyst(app, name) for name in ("coder", "cora", "reviewer"))
    made = coder.judge("accept", "c-b1", coder.tag("/reports/b1")).json()["judgements"][0]["id"]
    assert cora.judge("undo", made).status_code == 403
    assert reviewer.judge("undo", made).status_code == 200


def test_a_write_without_its_token_is_refused(alone):
    body = {"action": "accept", "claim": "c-b1"}
    headers = {"If-Match": alone.tag("/reports/b1")}
    assert alone.client.post("/api/v1/judgements", json=body, headers=headers).status_code == 403
    wrong = headers | {"X-CSRF-Token": "0" * 64}
    assert alone.client.post("/api/v1/judgements", json=body, headers=wrong).status_code == 403
    assert alone.get("/audit").json()["total"] == 0


def test_a_page_of_another_origin_may_not_write(alone):
    headers = {"X-CSRF-Token": alone.csrf, "Origin": "http://elsewhere.example"}
    answer = alone.client.post("/api/v1/judgements", json={"action": "undo"}, headers=headers)
    assert answer.status_code == 403
    headers["Origin"] = BASE
    assert alone.client.post("/api/v1/judgements", json={"action": "undo"}, headers=headers).status_code == 422


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_may_not_even_ask(alone, site):
    for path in ("/exports?everything=true", "/session"):
        assert alone.client.get(f"/api/v1{path}", headers={"Sec-Fetch-Site": site}).status_code == 403
    assert alone.client.get("/api/v1/session", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize("origin", ["null", "http://127.0.0.1:9999", "http://localhost.evil.example"])
def test_no_other_origin_may_sign_somebody_in(manned, origin):
    client = TestClient(manned[0], base_url=BASE)
    answer = client.post("/api/v1/session", json={"name": "coder", "password": PASSWORD}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_no_body_without_a_length_and_none_that_is_too_long(alone):
    headers = {"X-CSRF-Token": alone.csrf, "Content-Type": "application/json"}
    chunks = iter([b'{"action":', b'"undo"}'])
    assert alone.client.post("/api/v1/judgements", content=chunks, headers=headers).status_code == 411
    assert alone.client.post("/api/v1/judgements", content=b" " * 4_000_001, headers=headers).status_code == 413


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_a_project_without_users_answers_no_proxy(alone, name):
    assert alone.client.get("/api/v1/session", headers={name: "203.0.113.9"}).status_code == 403
    assert alone.client.get("/api/v1/reports", headers={name: "203.0.113.9"}).status_code == 403


def test_behind_a_proxy_users_sign_in(manned):
    client = TestClient(manned[0], base_url=BASE, headers={"X-Forwarded-For": "203.0.113.9"})
    assert client.post("/api/v1/session", json={"name": "coder", "password": PASSWORD}).status_code == 200


def test_only_names_of_this_machine_are_answered(app):
    client = TestClient(app, base_url="http://rebound.example")
    assert client.get("/api/v1/session").status_code == 421
    assert TestClient(app, base_url="http://localhost:8765").get("/api/v1/session").status_code == 200


def test_pages_may_load_nothing_foreign_and_run_nothing_inline(alone):
    policy = alone.get("/session").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_wrong_passwords_are_slowed_down(manned):
    app, _ = manned
    client = TestClient(app, base_url=BASE)
    wrong = {"name": "coder", "password": "wrong"}
    statuses = [client.post("/api/v1/session", json=wrong).status_code for _ in range(BY_NAME + 1)]
    assert statuses == [401] * BY_NAME + [429]
    right = client.post("/api/v1/session", json={"name": "coder", "password": PASSWORD})
    assert right.status_code == 429
    assert int(right.headers["retry-after"]) > 0
    assert Analyst(app, "reviewer").get("/session").json()["user"] == "reviewer"


def test_limits_end():
    now = [0.0]
    limits = Limits(lambda: now[0])
    for _ in range(BY_NAME):
        assert limits.begin("Ada", "here") == 0
    assert limits.begin("ada", "here") > 0
    assert limits.begin("ada", "there") == 0
    now[0] = WINDOW + 1
    assert limits.begin("ada", "here") == 0


def test_tries_of_one_name_from_many_addresses_end_but_for_who_came_in_from_there():
    limits = Limits()
    assert limits.begin("Ada", "home") == 0
    limits.succeeded("Ada", "home")
    let_through = sum(limits.begin("Ada", f"10.0.0.{number}") == 0 for number in range(2 * ANYWHERE))
    assert let_through == ANYWHERE
    assert limits.begin("Ada", "home") == 0
    assert limits.begin("Bo", "10.0.0.1") == 0


def test_many_names_make_no_limit_forgotten(monkeypatch):
    monkeypatch.setattr(limits_module, "_MOST", 20)
    limits = Limits()
    for number in range(40):
        limits.begin(f"name-{number}", "there")
        if number >= 35:
            limits.begin("Ada", "here")
    assert limits.begin("Ada", "here") > 0
    assert limits.begin("name-x", "there") > 0  # of one address


def test_tries_at_once_are_counted_before_they_are_checked(manned, monkeypatch):
    limits = manned[0].state.limits
    waits = []
    monkeypatch.setattr(sessions, "check_password", lambda *given: waits.append(limits.begin("coder", "testclient")))
    client = TestClient(manned[0], base_url=BASE)
    for _ in range(3):
        client.post("/api/v1/session", json={"name": "coder", "password": "wrong"})
    assert [wait > 0 for wait in waits] == [False, False, True]  # two tries count a request: its own, and one beside it


def test_a_password_cannot_be_guessed_by_changing_it(manned):
    coder = Analyst(manned[0], "coder")
    wrong = {"old": "wrong", "new": "another word"}
    statuses = [coder.send("PUT", "/session/password", wrong).status_code for _ in range(BY_NAME + 1)]
    assert statuses == [403] * BY_NAME + [429]
    right = {"old": PASSWORD, "new": "another word"}
    assert coder.send("PUT", "/session/password", right).status_code == 429


def test_a_password_changed_while_the_role_is_taken_leaves_the_role_taken(manned, monkeypatch):
    app, _ = manned
    rita, admin = Analyst(app, "rita"), Analyst(app, "admin")
    check = sessions.check_password

    def demoted_meanwhile(store, name, password):
        found = check(store, name, password)
        add_user(store, "rita", "reader", None, NOW)
        return found

    monkeypatch.setattr(sessions, "check_password", demoted_meanwhile)
    assert rita.send("PUT", "/session/password", {"old": PASSWORD, "new": "another word"}).status_code == 204
    assert {row["name"]: row["role"] for row in admin.get("/users").json()["rows"]}["rita"] == "reader"


def test_who_signs_in_gets_a_session_of_their_own_and_the_one_before_ends(manned):
    signed = {"name": "coder", "password": PASSWORD}

    def sign_in(cookie):
        client = TestClient(manned[0], base_url=BASE)
        answer = client.post("/api/v1/session", json=signed, headers={"Cookie": f"dateline={cookie}"})
        return re.search("dateline=([^;]+)", answer.headers["set-cookie"])[1]

    def comes_in(cookie):
        asked = TestClient(manned[0], base_url=BASE).get("/api/v1/session", headers={"Cookie": f"dateline={cookie}"})
        return asked.status_code == 200

    first = sign_in("planted")
    assert not comes_in("planted")
    assert comes_in(first)
    second = sign_in(first)
    assert (comes_in(first), comes_in(second)) == (False, True)


def test_signing_out_ends_the_session(manned):
    analyst = Analyst(manned[0], "coder")
    kept = dict(analyst.client.cookies)
    assert analyst.send("DELETE", "/session").status_code == 204
    stolen = TestClient(manned[0], base_url=BASE, cookies=kept)
    assert stolen.get("/api/v1/reports").status_code == 401


def test_a_session_is_no_token_and_no_script_can_read_it(manned):
    client = TestClient(manned[0], base_url=BASE)
    answer = client.post("/api/v1/session", json={"name": "coder", "password": PASSWORD})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    secret = client.cookies["dateline"]
    stranger = TestClient(manned[0], base_url=BASE)
    assert stranger.get("/api/v1/reports", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    by_cookie = TestClient(manned[0], base_url=BASE, cookies={"dateline": manned[1]["admin"]})
    assert by_cookie.get("/api/v1/reports").status_code == 401


def test_users_and_tokens(alone, app):
    assert alone.send("POST", "/users", {"name": "Ada", "role": "coder", "password": PASSWORD}).status_code == 422
    assert alone.send("POST", "/users", {"name": "Ada", "role": "admin", "password": "short"}).status_code == 422
    assert alone.send("POST", "/users", {"name": "Ada", "role": "admin", "password": PASSWORD}).status_code == 200
    assert alone.get("/session").status_code == 401
    ada = Analyst(app, "Ada")
    assert ada.send("POST", "/users", {"name": "Ada", "role": "reader"}).status_code == 422
    assert ada.send("POST", "/users", {"name": "Bo", "role": "coder", "password": PASSWORD}).status_code == 200
    bo = Analyst(app, "Bo")
    made = bo.send("POST", "/tokens", {"label": "script"}).json()
    client = TestClient(app, base_url=BASE, headers={"Authorization": f"Bearer {made['secret']}"})
    assert client.get("/api/v1/session").json()["user"] == "Bo"
    assert [row["label"] for row in bo.get("/tokens").json()["rows"]] == ["script"]
    assert "secret" not in bo.get("/tokens").text.replace('"secret":null', "")
    assert bo.send("DELETE", f"/tokens/{made['id']}").status_code == 204
    assert client.get("/api/v1/session").status_code == 401
    assert ada.send("DELETE", "/users/Ada").status_code == 422
    assert ada.send("DELETE", "/users/Bo").status_code == 204
    assert bo.get("/session").status_code == 401
    assert ada.send("DELETE", "/users/Ada").status_code == 204
    assert alone.get("/session").json()["open"]


def test_a_new_password_ends_all_sessions(manned):
    app, _ = manned
    coder = Analyst(app, "coder")
    assert coder.send("PUT", "/session/password", {"old": "wrong", "new": "another word"}).status_code == 403
    assert coder.send("PUT", "/session/password", {"old": PASSWORD, "new": "another word"}).status_code == 204
    assert coder.get("/session").status_code == 401


def test_served_wider_nobody_is_admin_without_a_name(store):
    client = TestClient(make_app(store, local=False), base_url="http://team.example")
    assert client.get("/api/v1/session").status_code == 401
    assert client.get("/api/v1/reports").status_code == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5"])
def test_no_wider_address_without_users(store, host):
    from typer.testing import CliRunner

    from dateline.cli import app as program

    folder = str(store.folder)
    done = CliRunner().invoke(program, ["serve", "--project", folder, "--host", host])
    assert done.exit_code == 2
    assert "dateline user add" in done.output


def test_an_open_project_is_served_under_the_machines_name(alone):
    told = alone.get("/session").json()
    assert told["open"]
    assert told["role"] == "admin"


def test_the_database_keeps_no_secret(manned):
    from sqlalchemy import text

    app, tokens = manned
    analyst = Analyst(app, "coder")
    store = app.state.workplace.store
    with store._database.reading() as connection:
        told = str(
            connection.execute(text("SELECT * FROM keys")).all() + connection.execute(text("SELECT * FROM users")).all()
        )
    for secret in (PASSWORD, analyst.client.cookies["dateline"], *tokens.values()):
        assert secret not in told
