"""A store in a directory of its own, and invented people to fill it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audit.record.crypto import Keys
from audit.record.records import Intent, RedactionCount, RuleHit
from audit.section import StoreSection
from audit.store import Store


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def section(tmp_path: Path) -> StoreSection:
    return StoreSection(path=tmp_path / "data", key_file=tmp_path / "town.key", wait_seconds=1.0)


@pytest.fixture
def keys(section: StoreSection) -> Keys:
    return Keys.create(section.key_file)


@pytest.fixture
async def store(section: StoreSection, keys: Keys) -> AsyncIterator[Store]:
    async with Store.open(section, keys) as opened:
        yield opened


def cleared(request_id: str, *, subject: str = "e-1001", department: str = "Police", system: str = "city-gpt") -> Intent:
    """An intent of somebody who may ask."""
    return Intent(
        request_id=request_id,
        decision="cleared",
        endpoint="chat.completions",
        policy_version="0123456789abcdef",
        prompt_chars=31,
        prompt_hmac="ab" * 32,
        subject=subject,
        department=department,
        system=system,
        redactions=(RedactionCount("PERSON", "suspect", 1, 2), RedactionCount("PHONE", None, 0, 1)),
        data_classes=("personal",),
    )


def blocked(request_id: str, *, rule: str = "training.base", clause: str = "VI.B", subject: str = "e-1002") -> Intent:
    """An intent of somebody who was refused."""
    return Intent(
        request_id=request_id,
        decision="blocked",
        endpoint="chat.completions",
        policy_version="0123456789abcdef",
        prompt_chars=12,
        prompt_hmac="cd" * 32,
        subject=subject,
        department="Fire",
        rules=(RuleHit(rule, clause, "training_required"),),
    )
