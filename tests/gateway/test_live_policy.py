"""A policy file that changes while the gateway runs: whole or not at all, tighter at once, looser when confirmed."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from audit.record.crypto import Keys
from audit.registry.people import Person
from audit.store import Store
from gateway.config_file import load_config
from gateway.live_policy import LivePolicy
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
