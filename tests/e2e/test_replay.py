"""A replay from the officers' word to the counts: a thousand stored requests under a pack that stops some of them."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import pytest
import yaml
from ulid import ULID

from audit.record.crypto import Keys
from audit.record.records import Intent, RuleHit
from audit.registry.replays import Proposal
from audit.store import Store
from gateway.packs import packs_in
from gateway.prompt_text import prompt_text
from rules.domain import ChatRequest, Message, StaffRole, TextPart
from tests.e2e.test_commands import obeyed, townclerk
from tests.support import town as towns
from tests.support.town import Town

log = logging.getLogger("tests.replay")
SINCE = "2026-01-01T00:00:00Z"
THINGS = ("water main", "library roof", "budget calendar", "tree list", "bus shelter", "records schedule", "quokka permit")
"""The last of them is what the pack on trial stops."""
STOPPED = THINGS[-1]
PACK: dict[str, Any] = {
    "id": "use.quokka",
    "clause": "VII.A",
    "title": "quokkas",
    "kind": "none",
    "message": "No quokkas.",
    "what_to_do": "Leave it.",
    "block_from": 0.8,
    "ask_from": 0.8,
    "words": {"animal": ["quokka*"]},
    "frames": [{"name": "a quokka", "adds": 8, "all": ["animal"]}],
    "examples": {"block": ["a quokka"] * 3, "allow": ["a cat"] * 3},
}


@dataclass(frozen=True)
class Filled:
    """A town that is served, with the ids of what was stored before."""

    town: Town
    stopped: tuple[str, ...]
    """Cleared requests that the pack on trial would stop."""
    cleared: int
    acknowledged: str
    refused: str
    without_text: int


def chat(text: str, model: str = "city-gpt") -> ChatRequest:
    return ChatRequest(model, (Message("user", (TextPart(text),)),))


def intent(decision: Any = "cleared", *hits: tuple[str, str], system: str = "city-gpt") -> Intent:
    rules = tuple(RuleHit(rule, "VII.A", code) for rule, code in hits)
    asked = Intent(str(ULID()), decision, "chat.completions", "0" * 16, prompt_chars=9, prompt_hmac=None)
    return replace(asked, subject="e4471", department="police", system=system, rules=rules)


def store(town: Town, rows: Sequence[tuple[Intent, str | None]]) -> None:
    async def run() -> None:
        section = town.config.store
        async with Store.open(section, Keys.load(section)) as opened:
            for start in range(0, len(rows), 100):
                await asyncio.gather(*(opened.record.intent(*row) for row in rows[start : start + 100]))

    asyncio.run(run())


@pytest.fixture(scope="module")
def filled(upstream: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    town = towns.found(tmp_path_factory.mktemp("replay"), upstream.url)
    texts = [f"Draft a memo about the {THINGS[number % 7]} for station {number}." for number in range(993)]
    rows: list[tuple[Intent, str | None]] = [(intent(), prompt_text(chat(text))) for text in texts]
    stopped = tuple(row.request_id for row, text in rows if text and STOPPED in text)
    acknowledged = intent("cleared", ("use.quokka", "acknowledged"))
    refused = intent("blocked", ("purpose.approved", "purpose_not_approved"))
    rows += [
        (acknowledged, prompt_text(chat(f"Another {STOPPED}."))),
        (refused, prompt_text(chat(f"A {STOPPED} for another purpose."))),
        (intent(system="gone-gpt"), prompt_text(chat("Draft a memo.", "gone-gpt"))),
        (intent(), "this is no request: [suspect 1]"),
        (intent("preview"), None),
        (intent("blocked", ("content.data_class", "data_class_not_approved")), None),
        (intent("blocked", ("content.data_class", "data_class_not_approved")), None),
    ]
    store(town, rows)
    with towns.serving(town) as served:
        yield Filled(served, stopped, len(texts), acknowledged.request_id, refused.request_id, without_text=2)


def ask(town: Town, who: str = "aio", **body: Any) -> httpx.Response:
    return town.send(who, "/admin/replays", {"since": SINCE, **body})


def confirm(town: Town, replay_id: str, who: str = "iso") -> httpx.Response:
    return town.send(who, f"/admin/replays/{replay_id}/confirm", None)


def replayed(town: Town, **body: Any) -> dict[str, Any]:
    """The replay once it is through."""
    asked = ask(town, **body)
    assert asked.status_code == 202, asked.text
    replay_id = asked.json()["id"]
    assert confirm(town, replay_id).json()["state"] == "running"
    obeyed(lambda: shown(town, replay_id)["state"] != "running", 120)
    done = shown(town, replay_id)
    assert done["state"] == "done"
    return done


def shown(town: Town, replay_id: str) -> dict[str, Any]:
    said: dict[str, Any] = town.get("iso", f"/admin/replays/{replay_id}").json()
    return said


def changed(result: Mapping[str, Any]) -> dict[str, int]:
    """What did not stay as it was."""
    pairs = {change: change.split("->") for change in result["changes"]}
    return {change: result["changes"][change] for change, (a, b) in pairs.items() if a != b and result["changes"][change]}


def test_a_pack_that_stops_some_is_told_by_count_and_id(filled: Filled, caplog: pytest.LogCaptureFixture) -> None:
    town = filled.town
    until = datetime.now(UTC).isoformat()
    with caplog.at_level(logging.DEBUG, "townclerk"):
        done = replayed(town, packs=[PACK], until=until)
    result = done["result"]
    log.info("1,000 stored requests took %s s", result["seconds"])
    assert result["read"] == 999, "all but the preview"
    assert result["skipped"] == {"no_text": filled.without_text, "system_gone": 1, "unreadable": 1}
    assert result["ids"] == {"cleared->blocked": [*filled.stopped, filled.acknowledged]}
    assert changed(result) == {"cleared->blocked": len(filled.stopped) + 1}
    assert result["changes"]["cleared->cleared"] == filled.cleared - len(filled.stopped)
    assert result["changes"]["blocked->blocked"] == 1
    assert result["rules"]["use.quokka"] == {"blocked": len(filled.stopped) + 2, "asked": 0, "noted": 0, "left_out": 0}
    assert done["packs"] == result["packs"] == {"use.quokka": result["packs"]["use.quokka"]}

    told = json.dumps(done) + "".join(notes(town, "replay", "audit_read")) + caplog.text
    assert done["id"] in "".join(notes(town, "replay"))
    assert not [thing for thing in (*THINGS, "memo", "station", "suspect") if thing in told]
    read = [note for note in notes(town, "audit_read") if done["id"] in note]
    assert len(read) == 1, "one note for the whole reading"
    assert town.verify().valid


def notes(town: Town, *kinds: str) -> list[str]:
    async def work(opened: Any) -> list[str]:
        lines = [json.loads(line) async for line in opened.queries.export(reader="test")]
        return [line["body"] for line in lines if json.loads(line["body"])["kind"] in kinds]

    found: list[str] = town.at_the_desk(work)
    return found


def test_the_same_packs_and_a_mode_to_try_change_nothing_for_what_was_judged(filled: Filled) -> None:
    """The negative control, with real requests among the stored ones; then the stopped one in shadow."""
    town = filled.town
    since = datetime.now(UTC).isoformat()
    pack = next(pack for pack in packs_in() if pack.id == "use.harassment")
    texts = ["Write a letter about the bus shelter, phone (408) 555-0123.", pack.examples.block[0], *pack.examples.ask[:1]]
    codes = [town.ask("sergeant", text).status_code for text in texts]
    assert codes[:2] == [200, 428 if pack.mode == "acknowledge" else 403]
    same = replayed(town, since=since, packs=[pack.model_dump(mode="json") for pack in packs_in()])["result"]
    assert same["read"] == len(texts)
    assert (changed(same), same["ids"]) == ({}, {})
    shadow = replayed(town, since=since, modes=[{"rule": pack.id, "mode": "shadow"}])["result"]
    assert shadow["changes"]["blocked->cleared"] == 1
    assert shadow["rules"][pack.id]["noted"] >= 1


def test_one_officer_alone_starts_nothing(filled: Filled) -> None:
    replay_id = ask(filled.town, packs=[PACK]).json()["id"]
    refused = confirm(filled.town, replay_id, "aio")
    assert (refused.status_code, "other officer" in refused.text) == (400, True)
    for who in ("cio", "sergeant", "inactive"):
        assert confirm(filled.town, replay_id, who).status_code == 403
        assert ask(filled.town, who, packs=[PACK]).status_code == 403
        assert filled.town.get(who, f"/admin/replays/{replay_id}").status_code == 403
    waiting = shown(filled.town, replay_id)
    assert (waiting["state"], waiting["needs"], waiting["result"]) == ("pending", ["iso"], None)
    assert confirm(filled.town, "01ARZ3NDEKTSV4RRFFQ69G5FAV").status_code == 404


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "neither packs nor modes"),
        ({"packs": [{**PACK, "ask_from": 0.9}]}, "packs[0]: asks only where it would stop already"),
        ({"packs": [PACK, PACK]}, "the same rule id"),
        ({"packs": [{**PACK, "frames": [{"name": "x", "adds": 80, "all": ["animal"]}]}]}, "packs[0].frames[0].adds"),
        ({"packs": [PACK], "since": "yesterday"}, "since"),
        ({"packs": [PACK], "until": "2025-01-01T00:00:00Z"}, "until must lie after since"),
        ({"modes": [{"rule": "use.unheard_of", "mode": "off"}]}, "names no rule of use"),
        ({"packs": [PACK], "modes": [{"rule": "use.quokka", "mode": "acknowledge"}]}, "can't be answered for"),
    ],
)
def test_a_mistake_is_named_by_its_place(filled: Filled, body: dict[str, Any], said: str) -> None:
    refused = ask(filled.town, **body)
    assert refused.status_code == 400
    assert said in refused.json()["error"]["message"]


def test_one_that_cannot_be_carried_out_failed_and_holds_up_nothing(filled: Filled) -> None:
    """Its pack is none any more, as after an update of Townclerk."""
    now = datetime.now(UTC)
    broken = Proposal(now - timedelta(days=1), now, {"use.old": {"sha256": "ab", "pack": {"id": "use.old"}}}, [], ())
    aio = StaffRole.AIO
    replay_id = filled.town.at_the_desk(lambda opened: opened.registry.replays.ask(broken, "e1008", aio))
    assert confirm(filled.town, replay_id).json()["packs"] == {"use.old": "ab"}
    obeyed(lambda: shown(filled.town, replay_id)["state"] == "failed")
    assert replayed(filled.town, since=now.isoformat(), packs=[PACK])["state"] == "done"


def test_the_commands(filled: Filled, tmp_path: Path) -> None:
    town = filled.town
    (tmp_path / "quokka.yaml").write_text(yaml.safe_dump(PACK), encoding="utf-8")

    def replay(who: str, *arguments: str) -> str:
        given = ("replay", *arguments, "--url", town.url)
        ended = townclerk(*given, folder=tmp_path, TOWNCLERK_KEY=town.keys[who], TOWNCLERK_CONFIG=str(town.path))
        return ended.stdout if ended.returncode == 0 else f"refused: {ended.stderr}"

    until = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    asked = replay(
        "iso", "ask", "--since", "2026-01-01", "--until", until, "--pack", str(tmp_path), "--mode", "use.quokka=shadow"
    )
    replay_id = asked.split()[1]
    assert asked.startswith(f"replay {replay_id} waits for: aio")
    assert "other officer" in replay("iso", "confirm", replay_id)
    assert replay("aio", "confirm", replay_id) == f"replay {replay_id} is running\n"
    obeyed(lambda: shown(town, replay_id)["state"] == "done", 120)
    lines = [line.split() for line in replay("aio", "show", replay_id, "--ids").splitlines()]
    assert ["skipped,", "no", "text", "2"] in lines
    assert ["use.quokka", "0", "0", str(len(filled.stopped) + 1), "0"] in [line[:5] for line in lines]
    assert replay_id in replay("aio", "list")
    assert "names no rule of use" in replay("aio", "ask", "--since", "2026-01-01", "--mode", "use.nothing=off")
    assert "holds no pack" in replay("aio", "ask", "--since", "2026-01-01", "--pack", str(tmp_path / "nowhere"))


def test_live_requests_are_answered_while_a_replay_runs(filled: Filled) -> None:
    town = filled.town
    replay_id = ask(town, packs=[PACK]).json()["id"]
    confirm(town, replay_id)
    assert confirm(town, ask(town, packs=[PACK]).json()["id"]).json()["error"]["message"].startswith("Another replay runs")
    took: list[float] = []
    while shown(town, replay_id)["state"] == "running":
        started = time.monotonic()
        assert town.ask("sergeant", f"Draft a memo, number {len(took)}.").status_code == 200
        took.append(time.monotonic() - started)
    assert took, "the replay was over before anybody asked"
    log.info("%d live requests took %.3f s in the middle, %.3f s at most", len(took), median(took), max(took))
    assert median(took) < 1.0


def test_a_gateway_that_starts_abandons_what_ran(new_town: Town) -> None:
    store(new_town, [(intent(), prompt_text(chat(f"Draft memo {number}."))) for number in range(300)])
    with towns.serving(new_town):
        replay_id = ask(new_town, packs=[PACK]).json()["id"]
        confirm(new_town, replay_id)
        assert shown(new_town, replay_id)["state"] == "running"
    with towns.serving(new_town):
        assert shown(new_town, replay_id)["state"] == "abandoned"
        assert replayed(new_town, packs=[PACK])["result"]["read"] == 300
    assert new_town.verify().valid
