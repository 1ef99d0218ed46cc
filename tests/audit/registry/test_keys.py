"""API keys: shown once, kept as a hash, gone when revoked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from audit.errors import RegistryError
from audit.record.crypto import Keys
from audit.section import StoreSection
from audit.store import Store
from rules.domain import User
from tests.audit.registry.conftest import IT, OFFICER

pytestmark = pytest.mark.anyio


async def test_a_key_works_until_it_is_revoked_even_from_another_process(store: Store, section: StoreSection, keys: Keys) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    _, key_id, secret = (await store.registry.keys.create("e-1001", actor=IT, label="laptop")).split("_", 2)
    assert (len(key_id), len(secret)) == (12, 43)
    assert await store.registry.keys.verify(key_id, secret) == User("e-1001", key_id)
    async with Store.open_desk(section, keys) as desk:
        await desk.registry.keys.revoke(key_id, actor=IT)
    assert await store.registry.keys.verify(key_id, secret) is None
    assert (await store.registry.keys.list("e-1001"))[0].revoked_at is not None
    with pytest.raises(RegistryError):
        await store.registry.keys.revoke(key_id, actor=IT)


async def test_wrong_secrets_and_unknown_ids_are_nobody(store: Store) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    _, key_id, secret = (await store.registry.keys.create("e-1001", actor=IT)).split("_", 2)
    for wrong in (
        (key_id, secret[:-1] + ("A" if secret[-1] != "A" else "B")),
        ("a" * 12, secret),
        (key_id, ""),
        ("' OR 1=1 --", secret),
    ):
        assert await store.registry.keys.verify(*wrong) is None


async def test_an_expired_key_is_nobody(store: Store) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    for hours in (-1, 1):
        until = datetime.now(UTC) + timedelta(hours=hours)
        _, key_id, secret = (await store.registry.keys.create("e-1001", actor=IT, valid_until=until)).split("_", 2)
        assert await store.registry.keys.verify(key_id, secret) == (User("e-1001", key_id) if hours > 0 else None)


async def test_a_secret_is_nowhere_in_the_files(store: Store, section: StoreSection) -> None:
    await store.registry.people.add(OFFICER, actor=IT)
    _, key_id, secret = (await store.registry.keys.create("e-1001", actor=IT)).split("_", 2)
    stored = b"".join(file.read_bytes() for file in section.path.iterdir())
    assert secret.encode() not in stored
    assert key_id.encode() in stored  # the search itself works
    assert secret not in repr(await store.registry.keys.list())


async def test_keys_need_a_known_person_and_a_plain_label(store: Store) -> None:
    with pytest.raises(RegistryError):
        await store.registry.keys.create("nobody", actor=IT)
    await store.registry.people.add(OFFICER, actor=IT)
    with pytest.raises(RegistryError):
        await store.registry.keys.create("e-1001", actor=IT, label="for Maria Invented")
