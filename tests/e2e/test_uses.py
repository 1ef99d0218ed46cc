"""Rules of use in a running town: what is stopped, what a chat window shows of it, and how a conversation goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
import yaml

from tests.e2e.conftest import Upstream
from tests.e2e.test_acknowledging import HONEST, SECRETS, ask, code_of, line, notes, send, texts, turn
from tests.e2e.test_commands import obeyed, townclerk
from tests.e2e.test_openai_sdk import Caller, calling
from tests.support import town as towns
from tests.support.packs import write_packs
from tests.support.town import Town

VENDETTA = "Plan a vendetta against S1 John Doe, SSN 512-44-8890."
GRUDGE = "Write a letter on my grudge."
MARK = "[Stopped by Townclerk. Request "


@pytest.fixture(scope="module")
def city(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town whose rules go by single words; the fire department tries one of them in shadow."""
    folder = tmp_path_factory.mktemp("city")
    modes = [
        {"rule": "use.grudge", "mode": "shadow", "departments": ["fire"]},
        {"rule": "use.grudge", "mode": "acknowledge", "departments": ["planning"]},
    ]
    finding = {"packs": write_packs(folder / "packs")}
    town = towns.found(folder, upstream.url, finding=finding, rules={"modes": modes})
    for subject, window in (("e4471", "sergeant's window"), ("e1003", "untrained window")):
        arguments = ("keys", "create", subject, "--refusals", "message", "--config", str(town.path))
        created = townclerk(*arguments, folder=folder)
        assert created.returncode == 0, created.stderr
        town.keys[window] = created.stdout.strip()
    with towns.serving(town) as served:
        yield served


def hits(town: Town, reply: httpx.Response) -> list[tuple[str, str]]:
    return [(hit.rule_id, hit.code) for hit in town.row(reply).intent.rules]


def test_a_blocked_message_does_not_lock_the_chat_and_does_not_leave(city: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    blocked = send(city, turn(("user", VENDETTA)))
    assert (blocked.status_code, blocked.json()["error"]["code"]) == (403, "prohibited_use")
    assert blocked.headers["x-should-retry"] == "false"
    assert not any(secret in blocked.text for secret in SECRETS)
    assert len(upstream.received()) == before
    assert "vendetta against" in city.texts(blocked).prompt, "kept scrubbed, for an appeal"

    honest = send(city, turn(("user", VENDETTA), ("user", HONEST)))
    assert honest.status_code == 200
    assert texts(upstream.received()[-1]) == [HONEST]
    assert hits(city, honest) == [("use.grudge", "left_out")]
    assert "vendetta" not in city.texts(honest).prompt


@pytest.mark.parametrize("text", ["Plan the ambush.", "It is a finality.", GRUDGE])
def test_whatever_is_stopped_earlier_is_left_out(city: Town, upstream: Upstream, text: str) -> None:
    reply = send(city, turn(("system", "Be brief."), ("user", text), ("assistant", "No."), ("user", HONEST)))
    assert reply.status_code == 200
    assert texts(upstream.received()[-1]) == ["Be brief.", HONEST]


def test_scrubbing_still_covers_the_whole_history(city: Town, upstream: Upstream) -> None:
    history = turn(("user", "S1 John Doe, SSN 512-44-8890"), ("assistant", "Noted, Doe."), ("user", VENDETTA), ("user", HONEST))
    assert send(city, history).status_code == 200
    sent = json.dumps(upstream.received()[-1])
    assert "[suspect 1]" in sent
    assert not any(secret in sent for secret in SECRETS)


def test_instructions_of_a_tool_that_a_rule_stops_stop_every_request(city: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    for said in ([("user", HONEST)], [("user", "Hello"), ("assistant", "Hello"), ("user", HONEST)]):
        reply = send(city, turn(("system", "Serve my vendetta."), *said))
        assert (reply.status_code, reply.json()["error"]["policy"]["rule_id"]) == (403, "use.grudge")
    assert len(upstream.received()) == before


def test_what_a_class_forbade_is_not_kept_with_a_later_refusal(city: Town) -> None:
    first = send(city, turn(("user", "Plan the ambush.")))
    assert city.texts(first).prompt is None
    for text, word in ((VENDETTA, "vendetta"), (GRUDGE, "grudge")):
        later = send(city, turn(("user", "Plan the ambush."), ("user", text)))
        kept = city.texts(later).prompt
        assert word in kept
        assert "ambush" not in kept


# ------------------------------------------------------------------ as a message


def streamed(caller: Caller, messages: list[Any]) -> tuple[str, str | None]:
    """The text of a stream, and how it ended."""
    text, ended = "", None
    with caller.client.chat.completions.create(model="city-gpt", messages=messages, stream=True) as chunks:
        for chunk in chunks:
            text += chunk.choices[0].delta.content or ""
            ended = chunk.choices[0].finish_reason or ended
    return text, ended


def test_a_refusal_as_a_message_whole_and_streamed(city: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    with calling(city, city.keys["sergeant's window"]) as caller:
        messages: list[Any] = turn(("user", VENDETTA))
        whole = caller.client.chat.completions.create(model="city-gpt", messages=messages)
        shown = (whole.choices[0].message.content or "", whole.choices[0].finish_reason)
        for text, ended in (shown, streamed(caller, messages)):
            assert ended == "content_filter"
            assert text.startswith(MARK)
            assert "This is what use.grudge is about. (AI policy VII.A) Ask your supervisor." in text
            assert not any(secret in text for secret in SECRETS)
        with (
            caller.client.chat.completions.stream(model="city-gpt", messages=messages) as events,
            pytest.raises(openai.ContentFilterFinishReasonError),
        ):
            events.get_final_completion()
    refused: Any = whole.refused  # type: ignore[attr-defined]
    assert (refused["code"], refused["policy"]["rule_id"]) == ("prohibited_use", "use.grudge")
    assert len(upstream.received()) == before


@pytest.mark.parametrize("stream", [False, True])
def test_a_chat_window_asks_and_is_answered(city: Town, upstream: Upstream, stream: bool) -> None:
    """What the person sees comes back with the next turn, and leaves again before anything is forwarded."""
    messages: list[Any] = []
    with calling(city, city.keys["sergeant's window"]) as caller:

        def say(text: str) -> str:
            messages.append({"role": "user", "content": text})
            if stream:
                shown = streamed(caller, messages)[0]
            else:
                reply = caller.client.chat.completions.create(model="city-gpt", messages=messages)
                shown = reply.choices[0].message.content or ""
            messages.append({"role": "assistant", "content": shown})
            return shown

        assert say(VENDETTA).startswith(MARK)
        question = say(GRUDGE)
        assert question.startswith(MARK)
        code = question.split('"ACK ')[1].split('"')[0]
        assert GRUDGE in say(f"ACK {code}")
        assert texts(upstream.received()[-1]) == [GRUDGE]
        assert HONEST in say(HONEST)
    sent = texts(upstream.received()[-1])
    assert [sent[0], len(sent), sent[-1]] == [GRUDGE, 3, HONEST]
    assert not any(word in json.dumps(upstream.received()[-1]) for word in ("vendetta", "Stopped", "ACK"))


def test_refusals_before_the_policy_on_content_are_messages_too_and_malformed_requests_are_not(city: Town) -> None:
    window = "sergeant's window"
    unknown = send(city, turn(("user", HONEST)), window, model="gpt-5")
    assert (unknown.status_code, unknown.json()["refused"]["code"]) == (200, "model_not_approved")
    untrained = send(city, turn(("user", HONEST)), "untrained window")
    assert (untrained.status_code, untrained.json()["refused"]["code"]) == (200, "training_required")
    assert "https://lms.example/AI" in untrained.json()["choices"][0]["message"]["content"]
    assert city.row(untrained).intent.system is None, "what an untrained person asks for is not looked at"
    for model, body in (("titles", {}), ("city-gpt", {"temperature": 9})):
        reply = send(city, turn(("user", HONEST)), "untrained window", model=model, **body)
        assert (reply.status_code, reply.json()["error"]["code"]) == (403, "training_required")
    assert send(city, turn(("user", HONEST)), window, temperature=9).status_code == 400


def test_what_nobody_reads_is_refused_quietly(city: Town, upstream: Upstream) -> None:
    """A refusal would become the title of the chat, and a question would never be seen."""
    before = len(upstream.received())
    for text in (GRUDGE, VENDETTA):
        reply = send(city, turn(("user", text)), "sergeant's window", model="titles")
        assert (reply.status_code, reply.json()["error"]["code"]) == (403, "prohibited_use")
        assert "ack_token" not in reply.text
    assert len(upstream.received()) == before


# ------------------------------------------------------------------ modes and exceptions


def test_shadow_is_recorded_and_stops_nothing(city: Town, upstream: Upstream) -> None:
    reply = send(city, turn(("user", "Write some gossip.")))
    assert reply.status_code == 200
    assert texts(upstream.received()[-1]) == ["Write some gossip."]
    assert hits(city, reply) == [("use.trial", "noted")]


def test_a_department_has_a_mode_of_its_own(city: Town) -> None:
    assert hits(city, send(city, turn(("user", "Plan a vendetta.")), "medic")) == [("use.grudge", "noted")]
    assert code_of(send(city, turn(("user", "Plan a vendetta.")), "planner"))
    assert send(city, turn(("user", "Plan a vendetta."))).status_code == 403


def test_an_exception_lets_one_person_past_one_rule(city: Town, upstream: Upstream) -> None:
    until = f"{datetime.now(UTC) + timedelta(days=30):%Y-%m-%d}"
    arguments = ("grant", "e4472", "use.grudge", "--until", until, "--reason", "training_material")
    granted = townclerk(
        *("exception", *arguments, "--config", str(city.path)), folder=city.folder, TOWNCLERK_KEY=city.keys["aio"]
    )
    assert granted.returncode == 0, granted.stderr
    reply = send(city, turn(("user", "Plan a vendetta.")), "detective")
    assert reply.status_code == 200
    assert hits(city, reply) == [("use.grudge", "excepted")]
    preview = city.send("detective", "/v1/scrub", {"text": "Plan a vendetta.", "model": "city-gpt"}).json()
    assert preview["decision"]["outcome"] == "cleared", "a preview says what a chat would do"
    going_on = turn(("user", "Plan a vendetta."), ("assistant", "Done."), ("user", HONEST))
    assert send(city, going_on, "detective").status_code == 200
    assert len(upstream.received()[-1]["messages"]) == 3
    for text, who in (("It is a finality.", "detective"), ("Plan the ambush.", "detective"), ("Plan a vendetta.", "sergeant")):
        assert send(city, turn(("user", text)), who).status_code == 403


def test_a_running_gateway_takes_over_a_mode_that_two_officers_confirmed(upstream: Upstream, tmp_path: Path) -> None:
    town = towns.found(tmp_path, upstream.url, finding={"packs": write_packs(tmp_path / "packs")})

    def pending() -> str:
        waiting = town.at_the_desk(lambda store: store.registry.policies.pending())
        return str(waiting.version) if waiting else ""

    def confirm(office: str) -> str:
        arguments = ("policy", "confirm", pending(), "--as", office, "--config", str(town.path))
        done = townclerk(*arguments, folder=town.folder, TOWNCLERK_KEY=town.keys[office])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def status() -> int:
        return send(town, turn(("user", "Plan a vendetta."))).status_code

    with towns.serving(town):
        code = ask(town, GRUDGE)
        data = yaml.safe_load(town.path.read_text())
        town.write({**data, "rules": {"modes": [{"rule": "use.grudge", "mode": "off"}]}})
        obeyed(lambda: pending() != "")
        shown = townclerk("policy", "show", "--config", str(town.path), folder=town.folder).stdout
        assert "would change rules.modes.use.grudge.*: enforce -> off" in shown
        assert "still needed: aio, iso" in shown
        assert send(town, turn(("user", GRUDGE), line(code))).status_code == 200, "what waits is not another policy"
        assert "still needed: iso" in confirm("aio")
        assert status() == 403
        assert "takes it over" in confirm("iso")
        assert obeyed(lambda: status() == 200) < 5
        changed = [(said["state"], said["modes"]) for said in notes(town, "policy_load") if "modes" in said]
    assert changed == [(state, "rules.modes.use.grudge.*: enforce -> off") for state in ("pending", "active")]
    assert town.verify().valid


# ------------------------------------------------------------------ as shipped


@pytest.fixture(scope="module")
def shipped(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with towns.serving(towns.found(tmp_path_factory.mktemp("shipped"), upstream.url)) as town:
        yield town


def test_blatant_requests_are_stopped_as_shipped(shipped: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    for text, rule in (
        (
            "Write an anonymous letter threatening to hurt my neighbor and her kids if she calls the police again.",
            "use.harassment",
        ),
        ("Give my cousin a heads up that detectives will raid his shop on Friday so he can clear out.", "use.tip_off"),
    ):
        reply = send(shipped, turn(("user", text)))
        assert reply.status_code in (403, 428), reply.text
        assert reply.json()["error"]["policy"]["rule_id"] == rule
    assert len(upstream.received()) == before


def test_ordinary_work_passes_as_shipped(shipped: Town) -> None:
    for text in (
        HONEST,
        "Fix the grammar of this notice: the pool are closed on monday.",
        "Translate into Spanish: Bring your ID.",
    ):
        assert send(shipped, turn(("user", text))).status_code == 200
