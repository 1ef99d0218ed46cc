"""The commands as IT types them, and how soon a running gateway obeys."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import yaml

from rules.domain import Grant
from tests.support import town as towns
from tests.support.town import COURSE, Town, configuration, system


def townclerk(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gateway.cli", *arguments]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "COLUMNS": "200", **environment}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=120)


@contextlib.contextmanager
def running_demo(folder: Path) -> Iterator[dict[str, str]]:
    """``townclerk run`` in an empty folder; gives what it printed as URL, KEY and curl."""
    command = [sys.executable, "-m", "gateway.cli", "run", "--port", "0"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        lines = (process.stdout.readline().strip().partition(" ") for _ in range(3))
        yield {**{word: rest for word, _, rest in lines}, "pid": str(process.pid)}
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def obeyed(condition: Callable[[], bool], seconds: float = 5) -> float:
    """How long it took, at most `seconds`."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < seconds
        time.sleep(0.05)
    return time.monotonic() - started


def test_run_prints_what_is_needed_to_try_it_and_a_new_key_each_time(tmp_path: Path) -> None:
    def models(said: dict[str, str], key: str) -> int:
        return httpx.get(f"{said['URL']}/v1/models", headers={"Authorization": f"Bearer {key}"}, trust_env=False).status_code

    with running_demo(tmp_path) as first:
        assert list(first) == ["URL", "KEY", "curl", "pid"]
        assert models(first, first["KEY"]) == 200
        curl = subprocess.run(f"curl -s {first['curl']}", shell=True, capture_output=True, text=True, check=True)
        assert "AI-GENERATED DRAFT" in curl.stdout
        assert "Call suspect [suspect 1] at [phone 1]." in curl.stdout, "echo shows what a system would have received"
    with running_demo(tmp_path) as second:
        assert second["KEY"] != first["KEY"]
        assert models(second, second["KEY"]) == 200
        assert models(second, first["KEY"]) == 401
    assert townclerk("audit", "verify", folder=tmp_path).returncode == 0


def test_the_demonstration_shows_four_views_and_verifies(tmp_path: Path) -> None:
    shown = townclerk("demo", folder=tmp_path)
    assert shown.returncode == 0, shown.stderr
    for title in ("1. What", "2. What", "got back (200)", "got back (403)", "AI-GENERATED DRAFT", "4. What", "verified"):
        assert title in shown.stdout
    received = shown.stdout.split("2. What")[1].split("3. What")[0]
    for value in (
        "Castellano",
        "Villareal",
        "Whitcomb",
        "Odell",
        "ODELL",
        "Raman",
        "555-0137",
        "7KDL482",
        "26-118204",
        "03/14/1988",
    ):
        assert value not in received
    assert "training" in shown.stdout.lower()


def test_check_names_every_mistake(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    data = configuration(tmp_path, "https://county.example/v1")
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    good = townclerk("check", "--config", str(path), folder=tmp_path)
    assert good.returncode == 0
    assert "is valid" in good.stdout
    assert "'old-gpt' is not valid today" in good.stderr
    for warning in (
        "'a department manager' is not in governance.approvers",
        "'no-baa-gpt' lists phi, and its agreements name no 'baa'",
        "the region of 'abroad-gpt'",
    ):
        assert warning in good.stderr
    assert "as written: cji, personal, phi" in good.stdout
    del data["systems"][0]["approval"]["contract"]
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    bad = townclerk("check", "--config", str(path), folder=tmp_path)
    assert bad.returncode == 2
    assert re.search(r"config\.yaml:\d+: systems\[0\]\.approval\.contract: is missing", bad.stderr)


def test_a_clearance_is_recorded_and_taken_back(new_town: Town) -> None:
    def desk(*arguments: str) -> str:
        done = townclerk(*arguments, "--config", str(new_town.path), folder=new_town.folder)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    desk("people", "add", "e2000", "--department", "police", "--clearance", "cjis")
    assert "e2000\tpolice\temployee\tactive\t\tcjis" in desk("people", "list")
    assert desk("people", "clear", "e2000") == "e2000 is cleared for: nothing"
    assert desk("people", "clear", "e2000", "--clearance", "cjis", "--clearance", "cori") == "e2000 is cleared for: cjis, cori"
    wrong = townclerk("people", "clear", "e2000", "--clearance", "A Name", "--config", str(new_town.path), folder=new_town.folder)
    assert wrong.returncode != 0
    assert "A Name" not in wrong.stderr


def test_a_person_from_nothing_to_the_first_answer(new_town: Town) -> None:
    def desk(*arguments: str) -> str:
        done = townclerk(*arguments, "--config", str(new_town.path), folder=new_town.folder)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    with towns.serving(new_town):
        desk("people", "add", "e2000", "--department", "library", "--user-type", "volunteer", "--supervisor", "e1008")
        new_town.keys["new"] = desk("keys", "create", "e2000", "--label", "open-webui")

        def refused() -> str:
            reply = new_town.ask("new", "Hello")
            return str(reply.json()["error"]["code"]) if reply.is_error else ""

        assert refused() == "training_required"
        file = new_town.folder / "lms.csv"
        file.write_text(
            f"subject,course_id,status,completed_at\ne2000,{COURSE},completed,2026-11-01\ne9999,{COURSE},completed,2026-11-01\n"
        )
        assert "would be 1 new" in desk("training", "import", str(file), "--dry-run")
        assert refused() == "training_required"
        desk("training", "import", str(file))
        assert "0 new" in desk("training", "import", str(file))
        assert refused() == "not_authorized"
        desk("people", "grant", "city-gpt", "department", "library", "--by", "e1008")
        assert refused() == ""
        assert [item["id"] for item in new_town.get("new", "/v1/models").json()["data"]] == ["city-gpt"]
        key_id = desk("keys", "list", "e2000").split("\t")[0]
        desk("keys", "revoke", key_id)
        assert obeyed(lambda: new_town.ask("new", "Hello").status_code == 401) < 5


def test_a_suspended_system_is_gone_within_seconds_and_a_file_does_not_bring_it_back(new_town: Town) -> None:
    def desk(*arguments: str) -> None:
        assert townclerk("policy", *arguments, "--config", str(new_town.path), folder=new_town.folder).returncode == 0

    with towns.serving(new_town):
        assert new_town.ask("sergeant", "Hello").status_code == 200
        desk("suspend", "city-gpt", "--reason", "incident")
        reply = new_town.ask("sergeant", "Hello")
        assert reply.json()["error"]["code"] == "model_suspended"
        os.utime(new_town.path)
        time.sleep(1.5)
        assert new_town.ask("sergeant", "Hello").status_code == 403
        with new_town.path.open("a", encoding="utf-8") as file:
            file.write("oops: [\n")
        desk("suspend", "city-say", "--reason", "incident")
        assert new_town.ask("sergeant", "Hello", model="city-say").status_code == 403, "the stop works with a broken file"
        desk("lift", "city-gpt", "--reason", "review_passed")
        assert new_town.ask("sergeant", "Hello").status_code == 200


def test_two_officers_confirm_a_new_system_while_the_gateway_runs(new_town: Town, upstream: object) -> None:
    base = yaml.safe_load(new_town.path.read_text())
    new_town.write({**base, "governance": {"confirm": "aio+iso"}})

    def confirm(who: str, role: str) -> subprocess.CompletedProcess[str]:
        arguments = ("policy", "confirm", pending(), "--as", role, "--config", str(new_town.path))
        return townclerk(*arguments, folder=new_town.folder, TOWNCLERK_KEY=new_town.keys[who])

    def pending() -> str:
        waiting = new_town.at_the_desk(lambda store: store.registry.policies.pending())
        return str(waiting.version) if waiting else ""

    def listed() -> bool:
        return "fresh-gpt" in new_town.get("aio", "/v1/models").text

    with towns.serving(new_town):
        new_town.write({**base, "governance": {"confirm": "aio+iso"}, "systems": [*base["systems"], system("fresh-gpt")]})
        obeyed(lambda: pending() != "")
        asyncio.run(_grant(new_town))
        assert not listed()
        assert confirm("sergeant", "aio").returncode == 1, "a sergeant is no AI Officer"
        assert confirm("aio", "aio").returncode == 0
        assert confirm("aio", "iso").returncode == 1, "one person is not two officers"
        time.sleep(1.2)
        assert not listed()
        assert confirm("iso", "iso").returncode == 0
        assert obeyed(listed) < 5


async def _grant(town: Town) -> None:
    async with town.desk() as store:
        await store.registry.grants.add(Grant("person", "e1008", "fresh-gpt", towns.LONG_AGO, None, "director"), actor="test")


def test_the_record_at_the_desk(new_town: Town) -> None:
    def desk(*arguments: str) -> subprocess.CompletedProcess[str]:
        return townclerk("audit", *arguments, "--config", str(new_town.path), folder=new_town.folder)

    with towns.serving(new_town):
        asked = new_town.ask("sergeant", "Victim Dana Whitcomb, SSN 219-09-9999")
        new_town.ask("untrained", "Hello")
        listed = desk("list", "--type", "SSN")
        assert "e4471" in listed.stdout
        assert "e1003" not in listed.stdout
        assert "e1003" in desk("list", "--blocked", "--clause", "VI.B").stdout
        shown = desk("show", asked.headers["x-request-id"], "--text").stdout
        assert "[victim 1]" in shown
        assert "Whitcomb" not in shown
        assert desk("show", "01ARZ3NDEKTSV4RRFFQ69G5FAV").returncode == 1
        exported = desk("export").stdout.splitlines()
        assert sum("audit_read" in line for line in exported) >= 4
        assert "verified" in desk("verify").stdout


def test_the_rules_and_what_happened_at_the_desk(new_town: Town) -> None:
    data = configuration(new_town.folder, "http://127.0.0.1:1/v1")
    modes = [{"rule": "use.interview", "mode": "shadow", "departments": ["police"]}]
    new_town.write({**data, "rules": {"modes": modes}})
    with towns.serving(new_town):
        pass
    shown = townclerk("policy", "rules", folder=new_town.folder, TOWNCLERK_CONFIG=str(new_town.path))
    lines = {line.split("\t")[0]: line for line in shown.stdout.splitlines()}
    assert "use.harassment\tVII.A\tenforce" in lines["use.harassment"]
    assert "(police: shadow)" in lines["use.interview"]
    events = townclerk("audit", "events", "--kind", "policy_load", folder=new_town.folder, TOWNCLERK_CONFIG=str(new_town.path))
    assert "\tpolicy_load\tgateway\tstate=active" in events.stdout
    wrong = townclerk("audit", "events", "--kind", "gossip", folder=new_town.folder, TOWNCLERK_CONFIG=str(new_town.path))
    assert wrong.returncode == 1
    assert "kinds are" in wrong.stderr


def test_a_hangup_makes_the_gateway_look_at_its_file_and_go_on(tmp_path: Path) -> None:
    with running_demo(tmp_path) as said:
        headers = {"Authorization": f"Bearer {said['KEY']}"}
        os.kill(int(said["pid"]), signal.SIGHUP)
        time.sleep(1.5)
        assert httpx.get(f"{said['URL']}/v1/models", headers=headers, trust_env=False).status_code == 200


def test_a_command_without_a_configuration_makes_nothing(tmp_path: Path) -> None:
    for command in (("people", "add", "e1", "--department", "police"), ("audit", "verify"), ("policy", "show")):
        refused = townclerk(*command, folder=tmp_path)
        assert refused.returncode == 1
        assert "--config" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_is_gone_is_not_called_intact(new_town: Town) -> None:
    for file in (new_town.folder / "data").glob("townclerk.sqlite*"):
        file.unlink()
    verified = townclerk("audit", "verify", "--config", str(new_town.path), folder=new_town.folder)
    assert verified.returncode == 1
    assert "There is no store" in verified.stderr


def test_a_grant_that_could_let_nobody_in_is_not_confirmed(new_town: Town) -> None:
    def grant(*words: str) -> subprocess.CompletedProcess[str]:
        return townclerk("people", "grant", *words, "--config", str(new_town.path), folder=new_town.folder)

    assert grant("city-gtp", "department", "parks", "--by", "e1008").returncode != 0
    assert grant("city-gpt", "person", "e7777", "--by", "e1008").returncode == 1
    assert grant("city-gpt", "department", "parks", "--by", "nobody").returncode == 1
    warned = grant("police-gpt", "department", "planning", "--by", "e1008")
    assert warned.returncode == 0
    assert "not approved for the department" in warned.stderr


def test_a_start_that_is_refused_says_one_sentence(new_town: Town) -> None:
    data = yaml.safe_load(new_town.path.read_text())
    data["providers"]["county"]["key_env"] = "COUNTY_KEY_THAT_NOBODY_SET"
    new_town.write(data)
    refused = townclerk("run", "--config", str(new_town.path), folder=new_town.folder)
    assert refused.returncode == 1
    assert "COUNTY_KEY_THAT_NOBODY_SET" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_second_gateway_on_one_store_is_refused(new_town: Town) -> None:
    with towns.serving(new_town):
        second = townclerk("run", "--config", str(new_town.path), folder=new_town.folder)
    assert second.returncode == 1
    assert "Traceback" not in second.stderr
    assert "PostgreSQL" in second.stderr


def test_a_key_file_that_others_can_read_stops_the_start(new_town: Town) -> None:
    (new_town.folder / "master.key").chmod(0o644)
    refused = townclerk("run", "--config", str(new_town.path), folder=new_town.folder)
    assert refused.returncode == 1
    assert "chmod 600" in refused.stderr


@pytest.mark.parametrize("arguments", [(), ("--help",), ("people", "--help"), ("audit", "--help")])
def test_every_command_explains_itself(arguments: tuple[str, ...], tmp_path: Path) -> None:
    said = townclerk(*arguments, folder=tmp_path)
    assert "Usage" in said.stdout + said.stderr
