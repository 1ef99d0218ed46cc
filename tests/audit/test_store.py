"""Opening the store: durable, private, one gateway, and ready or not."""

from __future__ import annotations

import os
import sqlite3
import stat

import pytest

from audit.database import assert_durable
from audit.errors import StoreRefused
from audit.record.crypto import Keys
from audit.record.records import Outcome
from audit.section import StoreSection
from audit.store import Store
from tests.audit.conftest import cleared

pytestmark = pytest.mark.anyio


async def test_the_files_belong_to_us_alone(store: Store, section: StoreSection) -> None:
    await store.record.intent(cleared("r1"), "hello")
    assert stat.S_IMODE(section.path.stat().st_mode) == 0o700
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in section.path.iterdir()} == {
        "gateway.lock": 0o600,
        "townclerk.sqlite": 0o600,
        "townclerk.sqlite-shm": 0o600,
        "townclerk.sqlite-wal": 0o600,
    }


async def test_a_directory_open_to_others_is_refused(section: StoreSection, keys: Keys) -> None:
    section.path.mkdir(mode=0o755)
    with pytest.raises(StoreRefused, match="chmod 700"):
        async with Store.open(section, keys):
            pass


async def test_a_second_gateway_does_not_start_and_hears_of_postgresql(store: Store, section: StoreSection, keys: Keys) -> None:
    with pytest.raises(StoreRefused, match="PostgreSQL"):
        async with Store.open(section, keys):
            pass
    await store.record.intent(cleared("r1"), None)


async def test_a_desk_opens_beside_the_gateway(store: Store, section: StoreSection, keys: Keys) -> None:
    async with Store.open_desk(section, keys) as desk:
        assert (await desk.verify(reader="e-9001")).valid


async def test_the_next_gateway_may_start_when_the_first_has_ended(section: StoreSection, keys: Keys) -> None:
    for _ in range(2):
        async with Store.open(section, keys) as store:
            assert await store.ready()


@pytest.mark.parametrize(("journal_mode", "synchronous"), [("delete", 2), ("memory", 2), ("wal", 1), ("wal", 0)])
def test_settings_that_could_lose_an_acknowledged_row_are_refused(journal_mode: str, synchronous: int) -> None:
    with pytest.raises(StoreRefused, match="durable"):
        assert_durable(journal_mode, synchronous)


@pytest.mark.parametrize("synchronous", [2, 3])
def test_full_sync_is_durable(synchronous: int) -> None:
    assert_durable("wal", synchronous)


async def test_another_master_key_is_refused(section: StoreSection, keys: Keys) -> None:
    async with Store.open(section, keys):
        pass
    with pytest.raises(StoreRefused, match="another master key"):
        async with Store.open_desk(section, Keys(os.urandom(32))):
            pass


async def test_a_schema_of_another_version_is_refused(section: StoreSection, keys: Keys) -> None:
    async with Store.open(section, keys):
        pass
    with sqlite3.connect(section.path / "townclerk.sqlite") as connection:
        connection.execute("UPDATE store_schema SET version = 99")
    connection.close()
    with pytest.raises(StoreRefused, match="schema 99"):
        async with Store.open(section, keys):
            pass


async def test_a_file_that_is_no_database_is_refused(section: StoreSection, keys: Keys) -> None:
    section.path.mkdir(mode=0o700)
    (section.path / "townclerk.sqlite").write_bytes(b"not a database at all, but long enough to be read as one" * 99)
    with pytest.raises(StoreRefused, match="can't be opened"):
        async with Store.open(section, keys):
            pass


async def test_not_ready_while_somebody_else_holds_the_file(store: Store, section: StoreSection) -> None:
    assert await store.ready()
    other = sqlite3.connect(section.path / "townclerk.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert not await store.ready()
    other.close()
    assert await store.ready()


@pytest.mark.parametrize("table", ["audit_event", "audit_payload", "audit_attempt", "audit_rule", "audit_redaction"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 1"])
async def test_what_is_recorded_can_not_be_changed_by_honest_code(
    store: Store, section: StoreSection, table: str, statement: str
) -> None:
    intent = cleared("r1")
    await store.record.intent(intent, "a text")
    await store.record.outcome(Outcome("r1", "completed"), None)
    connection = sqlite3.connect(section.path / "townclerk.sqlite")
    if table == "audit_rule":
        connection.execute("INSERT INTO audit_rule VALUES ('main', 2, 0, 'r', 'c', 'x')")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement.format(table))
    connection.close()
