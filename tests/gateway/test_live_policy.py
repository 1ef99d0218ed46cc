"""A policy file that changes while the gateway runs: whole or not at all, tighter at once, looser when confirmed."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from audit.errors import RegistryError
from audit.record.crypto import Keys
from audit.registry.people import Person
from audit.store import Store
from gateway.config import StartRefused
from gateway.config_file import load_config
from gateway.live_policy import LivePolicy
from rules.decide.policy import Mode
from rules.domain import StaffRole, UserType
from tests.support.town import configuration, system

pytestmark = pytest.mark.anyio


@dataclass
class City:
    """A configuration file, the store beside it, and the policy that is live."""

    folder: Path
    store: Store
    live: LivePolicy

    async def changes(self, edit: Callable[[dict[str, Any]], None]) -> None:
        """Edit the file and let the gateway look at it."""
        write(self.folder, edit)
        await self.live.refresh()


def write(folder: Path, edit: Callable[[dict[str, Any]], None] = lambda data: None) -> Path:
    path = folder / "config.yaml"
    data = configuration(folder, "https://county.example/v1")
    data["systems"] = [system("city-gpt"), system("second-gpt")]
    edit(data)
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    os.utime(path, ns=(before + 1_000_000, before + 1_000_000))
    return path


@asynccontextmanager
async def city(folder: Path, confirm: str = "none") -> AsyncIterator[City]:
    path = folder / "config.yaml"
    if not path.exists():
        write(folder, lambda data: data.update(governance={"confirm": confirm}))
    config = load_config(path)
    keys = Keys.load(config.store) if config.store.key_file.exists() else Keys.create(config.store.key_file)
    async with Store.open(config.store, keys) as store:
        live = LivePolicy(path, config, store)
        await live.start()
        yield City(folder, store, live)


async def officers(store: Store) -> None:
    for subject, role in (("e-aio", StaffRole.AIO), ("e-iso", StaffRole.ISO)):
        await store.registry.people.add(Person(subject, "it", UserType.EMPLOYEE, roles=frozenset({role})), actor="test")


def loosen(data: dict[str, Any]) -> None:
    data["governance"] = {"confirm": "aio+iso"}
    data["systems"][0]["approval"]["data_classes"] = ["personal", "cji"]


def tighten(data: dict[str, Any]) -> None:
    data["governance"] = {"confirm": "aio+iso"}
    del data["systems"][1]


def classes(city: City) -> frozenset[str]:
    found = city.live.current.system("city-gpt")
    assert found is not None
    return found.approval.data_classes


async def test_without_officers_a_new_file_is_in_force_at_once(tmp_path: Path) -> None:
    async with city(tmp_path) as town:
        before = town.live.current.version
        await town.changes(lambda data: data["systems"][0]["approval"].update(data_classes=["personal", "cji"]))
        assert classes(town) == {"personal", "cji"}
        assert town.live.current.version != before
        active = await town.store.registry.policies.active()
        assert active is not None
        assert active.version == town.live.version == town.live.current.version


async def test_a_wrong_file_keeps_the_old_policy_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with city(tmp_path) as town:
        before = town.live.current
        await town.changes(lambda data: data["systems"][0].update(upstream_model=""))
        assert town.live.current is before
        assert "the old one stays in force" in caplog.text
        exported = [line async for line in town.store.queries.export(reader="test")]
        assert any("policy_refused" in line for line in exported)
        await town.changes(tighten)
        assert town.live.current.system("second-gpt") is None, "a right file after a wrong one is taken over"


async def test_with_officers_a_tightening_is_in_force_at_once(tmp_path: Path) -> None:
    async with city(tmp_path, "aio+iso") as town:
        await town.changes(tighten)
        assert town.live.current.system("second-gpt") is None
        assert town.live.loosened == ()


async def test_with_officers_a_loosening_waits_for_all_of_them(tmp_path: Path) -> None:
    async with city(tmp_path, "aio+iso") as town:
        await officers(town.store)
        await town.changes(loosen)
        assert classes(town) == {"personal"}
        assert town.live.loosened == ("systems.city-gpt.data_classes",)
        pending = await town.store.registry.policies.pending()
        assert pending is not None
        await town.store.registry.policies.confirm(pending.version, "e-aio", StaffRole.AIO)
        await town.live.refresh()
        assert classes(town) == {"personal"}, "one of two is not enough"
        await town.store.registry.policies.confirm(pending.version, "e-iso", StaffRole.ISO)
        await town.live.refresh()
        assert classes(town) == {"personal", "cji"}
        assert not town.live.loosened


async def test_a_file_that_does_both_is_half_in_force(tmp_path: Path) -> None:
    async with city(tmp_path, "aio+iso") as town:

        def both(data: dict[str, Any]) -> None:
            loosen(data)
            tighten(data)

        await town.changes(both)
        assert town.live.current.system("second-gpt") is None
        assert classes(town) == {"personal"}


async def test_what_waits_does_not_slip_in_by_a_restart(tmp_path: Path) -> None:
    async with city(tmp_path, "aio+iso") as town:
        await officers(town.store)
        await town.changes(loosen)
    async with city(tmp_path) as town:
        assert classes(town) == {"personal"}
        assert town.live.loosened == ("systems.city-gpt.data_classes",)
        pending = await town.store.registry.policies.pending()
        assert pending is not None
        for subject, role in (("e-aio", StaffRole.AIO), ("e-iso", StaffRole.ISO)):
            await town.store.registry.policies.confirm(pending.version, subject, role)
        await town.live.refresh()
        assert classes(town) == {"personal", "cji"}


async def test_a_file_edited_while_the_gateway_was_off_waits_too(tmp_path: Path) -> None:
    async with city(tmp_path, "aio+iso"):
        pass
    write(tmp_path, loosen)
    async with city(tmp_path) as town:
        assert classes(town) == {"personal"}


async def test_the_need_for_confirmation_is_not_switched_off_by_the_file(tmp_path: Path) -> None:
    async with city(tmp_path, "aio+iso") as town:
        await town.changes(lambda data: data.update(governance={"confirm": "none"}))
        assert town.live.loosened == ("governance.confirm",)
        await town.changes(lambda data: data["systems"][0]["approval"].update(data_classes=["personal", "cji"]))
        assert classes(town) == {"personal"}


async def test_a_system_whose_provider_stands_elsewhere_is_not_offered(tmp_path: Path) -> None:
    """Providers are made at the start; an approval is for a system at a place."""
    async with city(tmp_path) as town:
        await town.changes(lambda data: data["providers"]["county"].update(base_url="https://elsewhere.example/v1"))
        assert town.live.current.systems == ()
        assert town.live.version != town.live.current.version


async def test_a_provider_that_moved_while_the_gateway_was_off_needs_the_officers(tmp_path: Path) -> None:
    def move(data: dict[str, Any]) -> None:
        data["governance"] = {"confirm": "aio+iso"}
        data["providers"]["county"]["base_url"] = "https://elsewhere.example/v1"

    async with city(tmp_path, "aio+iso"):
        pass
    write(tmp_path, move)
    async with city(tmp_path) as town:
        assert "systems.city-gpt.upstream" in town.live.loosened
        assert town.live.current.systems == (), "neither the old place, which is not there, nor the new one"


async def test_confirmations_of_one_file_do_not_count_for_another(tmp_path: Path) -> None:
    async with city(tmp_path, "aio+iso") as town:
        await officers(town.store)
        await town.changes(loosen)
        pending = await town.store.registry.policies.pending()
        assert pending is not None
        await town.store.registry.policies.confirm(pending.version, "e-aio", StaffRole.AIO)

        def wider(data: dict[str, Any]) -> None:
            loosen(data)
            data["systems"][0]["approval"]["data_classes"] = ["personal", "cji", "juvenile"]

        await town.changes(wider)
        other = await town.store.registry.policies.pending()
        assert other is not None
        assert other.version != pending.version
        assert await town.store.registry.policies.confirmations(other.version) == {}


# ------------------------------------------------------------------ modes of rules of use

RULE = "use.harassment"


def with_mode(mode: Mode, department: str = "*", **sections: Any) -> Callable[[dict[str, Any]], None]:
    modes = [{"rule": RULE, "mode": mode, "departments": [department]}]
    return lambda data: data.update({"rules": {"modes": modes}, **sections})


def mode(city: City, department: str = "police") -> Mode:
    current = city.live.current
    return current.rules.mode_of(next(rule for rule in current.uses if rule.id == RULE), department)


async def confirm(city: City, *offices: str) -> None:
    pending = await city.store.registry.policies.pending()
    assert pending is not None
    for office in offices:
        await city.store.registry.policies.confirm(pending.version, f"e-{office}", StaffRole(office))
    await city.live.refresh()


async def loads(city: City) -> list[dict[str, str]]:
    """The events of policies that were loaded and told modes."""
    bodies = [json.loads(json.loads(line)["body"]) async for line in city.store.queries.export(reader="test")]
    details = [dict(body["record"]["details"]) for body in bodies if body["kind"] == "policy_load"]
    return [said for said in details if "modes" in said]


@pytest.mark.parametrize("governance", ["none", "aio", "aio+iso"])
@pytest.mark.parametrize(("before", "after"), [("enforce", "shadow"), ("off", "enforce"), ("shadow", "acknowledge")])
async def test_a_mode_changes_with_the_word_of_both_officers_whatever_else_is_asked(
    tmp_path: Path, governance: str, before: Mode, after: Mode
) -> None:
    write(tmp_path, with_mode(before, governance={"confirm": governance}))
    async with city(tmp_path) as town:
        await officers(town.store)
        version = town.live.version
        await town.changes(with_mode(after, governance={"confirm": governance}))
        assert (mode(town), town.live.version) == (before, version)
        assert town.live.loosened == (f"rules.modes.{RULE}.*: {before} -> {after}",)
        await confirm(town, "aio")
        assert mode(town) == before, "one of two is not enough"
        await confirm(town, "iso")
        assert mode(town) == after
        assert not town.live.loosened
        assert town.live.version != version
        assert await town.store.registry.policies.pending() is None
        states = [(said["state"], said["modes"]) for said in await loads(town)]
        assert states == [(state, f"rules.modes.{RULE}.*: {before} -> {after}") for state in ("pending", "active")]


async def test_one_person_with_both_roles_is_not_two_officers(tmp_path: Path) -> None:
    async with city(tmp_path) as town:
        both = frozenset({StaffRole.AIO, StaffRole.ISO})
        await town.store.registry.people.add(Person("e-aio", "it", UserType.EMPLOYEE, roles=both), actor="test")
        await town.changes(with_mode("off"))
        await confirm(town, "aio")
        pending = await town.store.registry.policies.pending()
        assert pending is not None
        with pytest.raises(RegistryError, match="another officer"):
            await town.store.registry.policies.confirm(pending.version, "e-aio", StaffRole.ISO)
        await town.live.refresh()
        assert mode(town) == "enforce"


async def test_a_mode_of_one_department_waits_too_and_what_is_tightened_beside_it_does_not(tmp_path: Path) -> None:
    async with city(tmp_path) as town:
        await officers(town.store)
        await town.changes(with_mode("shadow", "police", systems=[system("city-gpt")]))
        assert town.live.current.system("second-gpt") is None
        assert mode(town, "police") == "enforce"
        await confirm(town, "aio", "iso")
        assert (mode(town, "police"), mode(town, "fire")) == ("shadow", "enforce")


async def test_a_mode_does_not_slip_in_by_a_restart_and_is_taken_over_after_one(tmp_path: Path) -> None:
    async with city(tmp_path) as town:
        await officers(town.store)
    write(tmp_path, with_mode("off"))
    async with city(tmp_path) as town:
        assert mode(town) == "enforce"
        await confirm(town, "aio")
    async with city(tmp_path) as town:
        assert mode(town) == "enforce"
        await confirm(town, "iso")
        assert mode(town) == "off"
    async with city(tmp_path) as town:
        assert mode(town) == "off"
        assert not town.live.loosened


async def test_a_file_that_takes_its_mode_back_asks_nobody(tmp_path: Path) -> None:
    async with city(tmp_path) as town:
        await town.changes(lambda data: None)
        version = town.live.version
        await town.changes(with_mode("off"))
        assert town.live.loosened
        await town.changes(lambda data: None)
        assert town.live.version == version
        assert not town.live.loosened


# ------------------------------------------------------------------ packs of another release


def pack(name: str, **changes: str) -> str:
    given = {"mode": "enforce", "statement": "It is official.", **changes}
    return yaml.safe_dump(
        {
            "id": f"use.{name}",
            "clause": "VII.A",
            "title": name,
            "kind": "none",
            "message": "No.",
            "what_to_do": "Do not.",
            "block_from": 0.8,
            "ask_from": 0.4,
            "words": {"bad": ["vex"]},
            "frames": [{"name": "bad", "adds": 6, "all": ["bad"]}],
            "examples": {"block": ["a", "b", "c"], "allow": ["d", "e", "f"]},
            **given,
        }
    )


def release(folder: Path, number: int, *, modes: Sequence[dict[str, Any]] = (), **packs: str) -> None:
    """A folder of packs of its own for each release: this process reads a folder once."""
    own = folder / f"packs-{number}"
    own.mkdir(exist_ok=True)
    for name, text in packs.items():
        (own / f"{name}.yaml").write_text(text, encoding="utf-8")
    write(folder, lambda data: data.update(finding={"packs": str(own)}, rules={"modes": list(modes)}))


def modes(city: City) -> dict[str, str]:
    return {rule.id: city.live.current.rules.mode_of(rule, "police") for rule in city.live.current.uses}


@pytest.mark.parametrize(("before", "after"), [("enforce", "shadow"), ("shadow", "enforce")])
async def test_another_mode_in_a_new_pack_waits_for_both(tmp_path: Path, before: str, after: str) -> None:
    release(tmp_path, 1, a=pack("a", mode=before))
    async with city(tmp_path) as town:
        await officers(town.store)
    release(tmp_path, 2, a=pack("a", mode=after), b=pack("b"))
    async with city(tmp_path) as town:
        assert modes(town) == {"use.a": before, "use.b": "enforce"}
        await confirm(town, "aio", "iso")
        assert modes(town) == {"use.a": after, "use.b": "enforce"}


async def test_a_new_rule_does_not_arrive_silenced(tmp_path: Path) -> None:
    release(tmp_path, 1, a=pack("a"))
    async with city(tmp_path):
        pass
    release(tmp_path, 2, a=pack("a"), b=pack("b"), modes=[{"rule": "use.b", "mode": "off"}])
    async with city(tmp_path) as town:
        assert modes(town) == {"use.a": "enforce", "use.b": "enforce"}


async def test_a_rule_that_nobody_can_answer_for_any_more_stops_and_can_be_read_at_the_next_start(tmp_path: Path) -> None:
    release(tmp_path, 1, a=pack("a"), modes=[{"rule": "use.a", "mode": "acknowledge"}])
    async with city(tmp_path) as town:
        assert modes(town) == {"use.a": "acknowledge"}
    release(tmp_path, 2, a=pack("a", statement=""), modes=[{"rule": "use.a", "mode": "off"}])
    for _ in range(2):
        async with city(tmp_path) as town:
            assert modes(town) == {"use.a": "enforce"}


async def test_a_rule_does_not_go_silent_with_its_pack(tmp_path: Path) -> None:
    release(tmp_path, 1, a=pack("a"), b=pack("b"))
    async with city(tmp_path) as town:
        await officers(town.store)
    release(tmp_path, 2, a=pack("a"))
    with pytest.raises(StartRefused, match=r"no pack any more for a rule in force: use\.b"):
        async with city(tmp_path):
            pass
    release(tmp_path, 1, modes=[{"rule": "use.b", "mode": "off"}])
    async with city(tmp_path) as town:
        await confirm(town, "aio", "iso")
    release(tmp_path, 2)
    async with city(tmp_path) as town:
        assert modes(town) == {"use.a": "enforce"}


async def test_modes_for_packs_that_this_process_has_not_read_are_refused_until_a_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Else a policy would be in force that the next start can't read."""
    release(tmp_path, 1, a=pack("a"))
    async with city(tmp_path) as town:
        before = town.live.version
        release(tmp_path, 2, a=pack("a"), b=pack("b"), modes=[{"rule": "use.b", "mode": "enforce"}])
        await town.live.refresh()
        assert town.live.version == before
        assert "start it again" in caplog.text
    async with city(tmp_path) as town:
        assert modes(town) == {"use.a": "enforce", "use.b": "enforce"}
