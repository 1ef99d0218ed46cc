"""Keys: made once, kept from others, one for each purpose; a sealed text opens in its place only."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from audit.errors import StoreRefused
from audit.record.crypto import MASTER_KEY_VARIABLE, CannotOpen, Keys, Purpose, Sealed
from audit.section import StoreSection


def test_a_key_file_is_made_private_and_never_replaced(section: StoreSection) -> None:
    made = Keys.create(section.key_file)
    assert section.key_file.stat().st_mode & 0o777 == 0o600
    assert Keys.load(section, {}).key_id == made.key_id
    with pytest.raises(StoreRefused, match="exists already"):
        Keys.create(section.key_file)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666])
def test_a_key_file_that_others_can_read_is_refused(section: StoreSection, mode: int) -> None:
    Keys.create(section.key_file)
    section.key_file.chmod(mode)
    with pytest.raises(StoreRefused, match="chmod 600"):
        Keys.load(section, {})


def test_a_missing_key_says_what_to_do(section: StoreSection) -> None:
    with pytest.raises(StoreRefused, match=MASTER_KEY_VARIABLE):
        Keys.load(section, {})


@pytest.mark.parametrize("content", ["", "tooshort", "not base64 at all!", base64.b64encode(b"x" * 31).decode()])
def test_a_key_that_is_none_is_refused_and_not_repeated(section: StoreSection, content: str) -> None:
    with pytest.raises(StoreRefused) as refused:
        Keys.load(section, {MASTER_KEY_VARIABLE: content})
    assert not content or content not in str(refused.value)


def test_the_environment_comes_before_the_file(section: StoreSection) -> None:
    in_file = Keys.create(section.key_file)
    given = Keys.load(section, {MASTER_KEY_VARIABLE: base64.b64encode(b"k" * 32).decode()})
    assert given.key_id == Keys(b"k" * 32).key_id != in_file.key_id


def test_a_key_inside_the_data_directory_is_a_mistake_of_the_configuration(section: StoreSection) -> None:
    with pytest.raises(ValueError, match="outside"):
        StoreSection(path=section.path, key_file=section.path / "sub" / "town.key")


def test_each_purpose_has_a_hash_of_its_own() -> None:
    keys = Keys(b"k" * 32)
    assert len({keys.hmac(purpose, "24-001234") for purpose in Purpose}) == len(Purpose)
    assert keys.hmac(Purpose.VALUE, "24-001234") != Keys(b"l" * 32).hmac(Purpose.VALUE, "24-001234")


def test_a_sealed_text_opens_again_and_shows_nothing() -> None:
    keys = Keys(b"k" * 32)
    sealed = keys.seal("[victim 1] said so", b"place")
    assert keys.open(sealed, b"place") == "[victim 1] said so"
    assert b"victim" not in sealed.box
    assert sealed.box.hex() not in repr(sealed)
    assert keys.seal("[victim 1] said so", b"place").commitment != sealed.commitment


def flipped(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


@pytest.mark.parametrize("part", ["box", "wrapped_key", "key_id", "place"])
def test_any_change_keeps_it_shut(part: str) -> None:
    keys = Keys(b"k" * 32)
    sealed = keys.seal("text", b"place")
    changed: dict[str, Sealed] = {
        "box": replace(sealed, box=flipped(sealed.box)),
        "wrapped_key": replace(sealed, wrapped_key=flipped(sealed.wrapped_key)),
        "key_id": replace(sealed, key_id="00000000"),
        "place": sealed,
    }
    with pytest.raises(CannotOpen):
        keys.open(changed[part], b"another place" if part == "place" else b"place")
