"""A report on its way: from anybody, through the scrubber, into the queues of officers and supervisors, who are told."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import logging
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import Upstream
from tests.e2e.test_commands import townclerk
from tests.support import town as towns
from tests.support.engines import BLIND, BROKEN, PATTERNS, STUCK
from tests.support.processes import free_port
from tests.support.receivers import HERE, Hook, MailServer, mail_server, webhook
from tests.support.town import READER, Town

SECRET = "shared with the ticket system"
STORY = "It took suspect John Doe's phone (916) 555-0142 out, but left SSN 512-44-8890 of his neighbor standing."
VALUES = ("John", "Doe", "555-0142", "512-44-8890")
HOOK_PATH = "reports"


def telling(hook: str = "", mail_port: int = 0, retry: tuple[float, ...] = (0.1, 0.1)) -> dict[str, Any]:
    """The section `reports`: officers by webhook and mail, supervisors by mail to their own address."""
    cio: dict[str, Any] = {}
    if hook:
        cio["webhook"] = {"url": hook, "secret_env": "HOOK_SECRET", "allow_http": True, "timeout_seconds": 2}
    if mail_port:
        cio["emails"] = ["ai-office@city.example"]
    supervisor = {"emails": ["{supervisor}@city.example"]} if mail_port else {}
    smtp = {"host": HERE, "port": mail_port or 25, "starttls": False, "sender": "townclerk@city.example", "timeout_seconds": 2}
    return {"queues": {"cio": cio, "supervisor": supervisor}, "smtp": smtp, "retry_seconds": list(retry)}


@pytest.fixture
def told(upstream: Upstream, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Town, Hook, MailServer]]:
    """A town that is served, whose officers are told by webhook and mail."""
    monkeypatch.setenv("HOOK_SECRET", SECRET)
    with webhook() as hook, mail_server() as mail:
        town = towns.found(tmp_path, upstream.url, reports=telling(hook.url, mail.port))
        with towns.serving(town):
            yield town, hook, mail


@contextlib.contextmanager
def served(folder: Path, upstream: Upstream, engine: str = PATTERNS, **changes: Any) -> Iterator[Town]:
    with towns.serving(towns.found(folder, upstream.url, **changes), engine=engine) as town:
        yield town


def until(condition: Callable[[], Any], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def text_of(town: Town, report_id: str) -> str | None:
    text: str | None = town.at_the_desk(lambda store: store.report_queries.text(report_id, reader=READER))
    return text


def undelivered(town: Town, report_id: str) -> list[tuple[str, str, str, str | None]]:
    missing = town.at_the_desk(lambda store: store.registry.notices.undelivered([report_id]))
    return [(one.told.queue, one.told.channel, one.state, one.failure) for one in missing]


def values_in(*texts: str) -> set[str]:
    return {value for value in VALUES if any(value in text for text in texts)}


def at_rest(town: Town) -> str:
    """Everything that the store holds, as it lies on the disk."""
    return "".join(path.read_bytes().decode("latin-1") for path in (town.folder / "data").iterdir())


# ------------------------------------------------------------------ who may report what


def test_a_false_positive_is_taken_routed_and_told(told: tuple[Town, Hook, MailServer]) -> None:
    town, hook, mail = told
    draft = town.ask("sergeant", "Hello", model="translator", headers={"X-Purpose": "gossip"})
    assert draft.status_code == 403
    refused = draft.json()["error"]["policy"]
    taken = town.report("sergeant", "false_positive", request_id=refused["request_id"], text=STORY)
    assert taken.status_code == 201
    receipt = taken.json()
    assert receipt["id"] == taken.headers["x-request-id"]
    assert (receipt["type"], receipt["status"], receipt["routed_to"], receipt["text"]) == (
        "false_positive",
        "open",
        ["cio"],
        "kept",
    )
    assert receipt["rule_id"] == refused["rule_id"]

    until(lambda: hook.received and mail.received)
    ((headers, body),) = hook.received
    assert json.loads(body) == {
        "id": receipt["id"],
        "type": "false_positive",
        "department": "police",
        "rule_id": refused["rule_id"],
        "request_id": refused["request_id"],
        "link": json.loads(body)["link"],
    }
    assert json.loads(body)["link"].endswith(f"/console/reports/{receipt['id']}")
    seconds, _, signed = headers["x-townclerk-signature"].removeprefix("t=").partition(",v1=")
    assert signed == hmac.new(SECRET.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    ((recipients, text),) = mail.received
    assert recipients == ["ai-office@city.example"]
    assert receipt["id"] in text
    until(lambda: undelivered(town, receipt["id"]) == [])
    assert town.verify().valid


def test_the_supervisor_of_somebody_untrained_is_told_too(told: tuple[Town, Hook, MailServer]) -> None:
    town, _, mail = told
    assert town.ask("rookie", "Hello").json()["error"]["code"] == "training_required"
    taken = town.report("rookie", "incident", text="The chat tool showed me another team's conversation.")
    assert (taken.status_code, taken.json()["routed_to"]) == (201, ["supervisor", "cio"])
    until(lambda: len(mail.received) == 2)
    assert sorted(recipients for recipients, _ in mail.received) == [["ai-office@city.example"], ["e1013@city.example"]]


@pytest.mark.parametrize("type_", ["malfunction", "false_positive", "leak_found", "incident"])
def test_a_report_needs_nothing_but_its_type(town: Town, type_: str) -> None:
    receipt = town.report("untrained", type_).json()
    assert (receipt["type"], receipt["text"], receipt["request_id"]) == (type_, "none", None)
    assert text_of(town, receipt["id"]) is None


def test_who_is_inactive_or_unknown_may_not_report_and_leaves_no_text(town: Town) -> None:
    refused = town.report("inactive", "incident", text=STORY)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "inactive")
    assert town.row(refused).intent.endpoint == "reports"
    url = f"{town.url}/v1/reports"
    stranger = httpx.post(url, json={"type": "incident"}, headers={"Authorization": "Bearer tc_x"}, timeout=60, trust_env=False)
    assert stranger.status_code == 401


def test_somebody_elses_request_is_answered_like_none(town: Town) -> None:
    theirs = town.ask("planner", "Hello").headers["x-request-id"]
    answers = [
        town.report("sergeant", "leak_found", request_id=given) for given in (theirs, "01KB0000000000000000000009", "John Doe")
    ]
    errors = [{**answer.json()["error"], "policy": None} for answer in answers]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert errors[0] == errors[1] == errors[2]
    assert town.report("planner", "leak_found", request_id=theirs).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"type": "complaint"},
        {"type": "incident", "text": "x" * 4_001},
        {"type": "incident", "text": 7},
        {"type": "incident", "name": "John Doe"},
        {"type": "incident", "rule_id": "john.doe"},
        ["incident"],
    ],
)
def test_what_is_no_report_is_refused_and_not_repeated(town: Town, body: object) -> None:
    refused = town.send("sergeant", "/v1/reports", body)
    error = refused.json()["error"]
    assert (refused.status_code, error["policy"]["clause"]) == (400, "VII.B")
    assert values_in(refused.text) == set()
    assert town.row(refused).intent.decision == "blocked"


def test_4000_characters_are_a_report(town: Town) -> None:
    receipt = town.report("sergeant", "malfunction", text="é" * 4_000).json()
    assert receipt["text"] == "kept"


# ------------------------------------------------------------------ what is kept of it


def test_no_protected_value_in_rows_mails_or_logs(
    told: tuple[Town, Hook, MailServer], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    town, hook, mail = told
    with caplog.at_level(logging.DEBUG):
        hook.status = 500
        receipt = town.report("rookie", "leak_found", text=STORY).json()
        until(lambda: len(mail.received) == 2 and ("cio", "webhook", "failed", "refused") in undelivered(town, receipt["id"]))
    kept = text_of(town, receipt["id"]) or ""
    assert "[ssn 1]" in kept.lower()
    rows = town.at_the_desk(_exported)
    said = [*(body.decode() for _, body in hook.received), *(text for _, text in mail.received)]
    assert values_in(kept, rows, at_rest(town), *said, capfd.readouterr().err, json.dumps(receipt)) == set()
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("townclerk"))
    assert receipt["id"] in ours, "the failure is in the log"
    assert "city.example" not in ours
    assert hook.url not in ours
    for text in said:
        assert "neighbor" not in text, "no word of the reporter's is told"
    assert "neighbor" in kept
    assert "neighbor" not in rows + at_rest(town), "what is kept is sealed"


def test_the_same_check_fails_on_a_gateway_whose_scrubber_is_blind(upstream: Upstream, tmp_path: Path) -> None:
    with served(tmp_path, upstream, engine=BLIND) as town:
        receipt = town.report("rookie", "leak_found", text=STORY).json()
        assert values_in(text_of(town, receipt["id"]) or "") == set(VALUES)


async def _exported(store: Any) -> str:
    return "".join([line async for line in store.queries.export(reader=READER)])


@pytest.mark.parametrize("engine", [BROKEN, STUCK])
def test_a_report_is_taken_without_its_text_when_the_scanner_is_down(upstream: Upstream, tmp_path: Path, engine: str) -> None:
    with served(tmp_path, upstream, engine=engine) as town:
        taken = town.report("rookie", "malfunction", text=STORY)
        receipt = taken.json()
        assert (taken.status_code, receipt["text"]) == (201, "not_kept")
        assert "could not be checked" in receipt["notice"]
        assert text_of(town, receipt["id"]) is None
        shown = town.get("cio", f"/admin/reports/{receipt['id']}").json()
        assert (shown["text"], shown["scrubbed_text"]) == ("not_kept", None)


def test_a_text_of_a_class_that_scrubbing_does_not_cure_is_not_kept(town: Town) -> None:
    rap_sheet = "NCIC III RESPONSE\nNAM/DOE,JOHN DOB/19880314 SEX/M RAC/W FBI/123456AB7 SID/CA09441827\nleft the building"
    receipt = town.report("sergeant", "leak_found", text=rap_sheet).json()
    assert (receipt["status"], receipt["text"]) == ("open", "not_kept")
    assert "may not be stored" in receipt["notice"]
    assert text_of(town, receipt["id"]) is None


# ------------------------------------------------------------------ officers and supervisors


def test_officers_see_all_supervisors_their_own_and_others_nothing(upstream: Upstream, tmp_path: Path) -> None:
    with served(tmp_path, upstream) as town:
        of_rookie = town.report("rookie", "malfunction", text=STORY).json()["id"]
        of_planner = town.report("planner", "incident").json()["id"]

        def listed(who: str, query: str = "") -> list[str]:
            return [one["report_id"] for one in town.get(who, f"/admin/reports{query}").json()["data"]]

        for officer in ("cio", "aio", "iso"):
            assert listed(officer) == [of_planner, of_rookie]
        assert listed("cio", "?queue=supervisor") == []
        assert listed("captain") == [of_rookie]
        assert listed("cio", "?limit=1") == [of_planner]
        assert listed("cio", f"?after={of_planner}") == [of_rookie]

        shown = town.get("captain", f"/admin/reports/{of_rookie}").json()
        assert "[ssn 1]" in shown["scrubbed_text"].lower()
        assert values_in(json.dumps(shown)) == set()
        for path in (f"/admin/reports/{of_planner}", "/admin/reports/01KB0000000000000000000009"):
            assert town.get("captain", path).json()["error"]["code"] == "not_found"
        for nobody in ("rookie", "sergeant", "reviewer"):
            assert town.get(nobody, "/admin/reports").json()["error"]["code"] == "not_authorized"
            assert town.get(nobody, f"/admin/reports/{of_rookie}").status_code == 403
        assert town.get("cio", "/admin/reports?since=1").status_code == 400


def test_a_report_is_looked_into_and_closed_by_those_whom_it_concerns(upstream: Upstream, tmp_path: Path) -> None:
    with served(tmp_path, upstream) as town:
        report_id = town.report("rookie", "malfunction").json()["id"]
        path = f"/admin/reports/{report_id}"
        assert town.send("sergeant", path, {"state": "closed", "resolution": "confirmed"}).status_code == 403
        moved = town.send("captain", path, {"state": "in_progress"})
        assert (moved.status_code, moved.json()["state"], moved.json()["handled_by"]) == (200, "in_progress", "e1013")
        for wrong in ({"state": "closed"}, {"state": "closed", "resolution": "overturned"}, {"state": "open"}, {}):
            assert town.send("aio", path, wrong).status_code == 400
        closed = town.send("aio", path, {"state": "closed", "resolution": "confirmed"}).json()
        assert (closed["state"], closed["resolution"], closed["handled_by"]) == ("closed", "confirmed", "e1008")
        assert town.send("aio", path, {"state": "in_progress"}).json()["error"]["code"] == "invalid_value"
        assert town.get("cio", "/admin/reports?state=open").json()["data"] == []
        figures = town.get("aio", "/audit/reports").json()
        assert [one["reported"] for one in figures["malfunctions"]] == [1]
        assert town.verify().valid


# ------------------------------------------------------------------ when nobody can be told


def test_a_notice_that_nobody_takes_is_tried_again_and_then_shown_as_undelivered(
    told: tuple[Town, Hook, MailServer],
) -> None:
    town, hook, mail = told
    hook.status, mail.refuses = 503, True
    receipt = town.report("sergeant", "malfunction").json()
    gone = [("cio", "webhook", "failed", "refused"), ("cio", "email", "failed", "refused")]
    until(lambda: sorted(undelivered(town, receipt["id"])) == sorted(gone))
    assert len(hook.received) == 3
    assert mail.received == []
    listed = townclerk("report", "list", "--config", str(town.path), folder=town.folder)
    assert "cio by webhook, given up, 3 attempts, refused" in listed.stdout
    assert "city.example" not in listed.stdout
    (shown,) = town.get("cio", "/admin/reports").json()["data"]
    assert {one["failure"] for one in shown["undelivered"]} == {"refused"}


def test_a_notice_survives_a_restart(upstream: Upstream, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK_SECRET", SECRET)
    port = free_port()
    section = telling(f"http://{HERE}:{port}/{HOOK_PATH}", retry=(0.5, 0.5, 0.5, 0.5, 0.5, 600))
    town = towns.found(tmp_path, upstream.url, reports=section)
    with towns.serving(town):
        receipt = town.report("sergeant", "malfunction").json()
        until(lambda: undelivered(town, receipt["id"]) == [("cio", "webhook", "pending", "unreachable")])
    with webhook(port) as hook, towns.serving(town):
        until(lambda: hook.received)
        until(lambda: undelivered(town, receipt["id"]) == [])
    assert [json.loads(body)["id"] for _, body in hook.received] == [receipt["id"]]


def test_who_answers_slowly_does_not_hold_up_the_reporter(
    upstream: Upstream, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_SECRET", SECRET)
    with contextlib.closing(socket.create_server((HERE, 0))) as silent:
        section = telling(f"http://{HERE}:{silent.getsockname()[1]}/{HOOK_PATH}")
        with served(tmp_path, upstream, reports=section) as town:
            town.report("sergeant", "malfunction")
            started = time.monotonic()
            receipt = town.report("sergeant", "malfunction").json()
            assert time.monotonic() - started < 1
            until(lambda: ("cio", "webhook", "pending", "timeout") in undelivered(town, receipt["id"]))


def test_a_secret_that_is_not_there_stops_the_start(new_town: Town) -> None:
    new_town.write(towns.configuration(new_town.folder, "https://county.example/v1", reports=telling("https://x.example/y")))
    refused = townclerk("run", "--config", str(new_town.path), folder=new_town.folder)
    assert refused.returncode == 1
    assert "HOOK_SECRET is not set" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "x.example" not in refused.stderr
    checked = townclerk("check", "--config", str(new_town.path), folder=new_town.folder)
    assert "reports: the environment variable HOOK_SECRET is not set" in checked.stderr


# ------------------------------------------------------------------ at the desk


def test_the_desk_lists_shows_and_closes(upstream: Upstream, tmp_path: Path) -> None:
    with served(tmp_path, upstream) as town:
        of_rookie = town.report("rookie", "false_positive", text=STORY).json()["id"]
        of_planner = town.report("planner", "malfunction").json()["id"]

        def desk(*arguments: str, status: int = 0) -> str:
            done = townclerk("report", *arguments, "--config", str(town.path), folder=town.folder)
            assert done.returncode == status, done.stderr
            return done.stdout + done.stderr

        assert [line.split("\t")[0] for line in desk("list").splitlines()] == [of_planner, of_rookie]
        assert of_planner not in desk("list", "--queue", "supervisor", "--for", "e1013", "--open")
        assert "belong together" in desk("list", "--queue", "supervisor", status=2)
        assert "neighbor" not in desk("show", of_rookie)
        shown = desk("show", of_rookie, "--text")
        assert "neighbor" in shown
        assert values_in(shown) == set()
        assert "no report with this id" in desk("show", "John Doe", status=1)
        desk("start", of_rookie)
        desk("close", of_rookie, "--resolution", "overturned")
        assert "closed" in desk("close", of_rookie, "--resolution", "confirmed", status=1)
        assert "confirmed" in desk("close", of_planner, "--resolution", "overturned", status=1)
        assert of_rookie not in desk("list", "--open")
        figures = desk("figures")
        assert "false_positive\t-\treported 1\topen 0\toverturned 1\trate 100%" in figures
        assert "malfunction\t-\treported 1\topen 1\tmedian to close -" in figures
        assert town.verify().valid
