"""The keys of the store: one master secret, from which every other key is derived.

Deriving (HKDF, RFC 5869) gives each purpose its own key, so that a keyed hash made for one can't be
compared with, or used as, one made for another. Payloads get a fresh key each, wrapped (RFC 3394) by
ours: to destroy a text for good it is enough to destroy its 40 wrapped bytes.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from audit.errors import StoreRefused
from audit.section import StoreSection

MASTER_KEY_VARIABLE = "TOWNCLERK_MASTER_KEY"
_SECRET_BYTES = 32
_NONCE_BYTES = 12


class Purpose(StrEnum):
    """What a keyed hash is for."""

    VALUE = "value-hmac"
    """Case numbers, prompts: to find the same one again without keeping it."""
    API_KEY = "api-key"
    PSEUDONYM = "pseudonym"


class CannotOpen(Exception):
    """A sealed text was changed, moved to another record, or sealed with another key."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted text. `box` is nonce and ciphertext; without `salt` and `wrapped_key` it is noise."""

    key_id: str
    box: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    wrapped_key: bytes = field(repr=False)

    @property
    def commitment(self) -> str:
        """What the ledger keeps of it: SHA-256 over salt and box, hex."""
        return hashlib.sha256(self.salt + self.box).hexdigest()


class Keys:
    """Everything that needs the master secret. Never prints it."""

    def __init__(self, master: bytes) -> None:
        if len(master) != _SECRET_BYTES:
            raise StoreRefused(f"The master key must be {_SECRET_BYTES} bytes in base64; make one with Keys.create.")
        self._payload_key = _derive(master, "payload")
        self._hash_keys = {purpose: _derive(master, purpose) for purpose in Purpose}
        self.key_id = _derive(master, "key-id")[:4].hex()
        """Tells keys apart without revealing anything about them."""

    @classmethod
    def create(cls, path: Path) -> Keys:
        """Make a new master secret in a file that only we may read. Refuses to replace one."""
        master = secrets.token_bytes(_SECRET_BYTES)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise StoreRefused(f"{path} exists already; a new key could not open the old record.") from None
        with os.fdopen(descriptor, "wb") as file:
            file.write(b64encode(master) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        _sync_directory(path.parent)
        return cls(master)

    @classmethod
    def load(cls, section: StoreSection, environment: Mapping[str, str] = os.environ) -> Keys:
        """The keys from the environment, else from the key file. Raises `StoreRefused` with what to do."""
        if given := environment.get(MASTER_KEY_VARIABLE):
            return cls(_decoded(given.encode(), MASTER_KEY_VARIABLE))
        path = section.key_file
        try:
            mode = path.stat().st_mode
            content = path.read_bytes()
        except OSError as error:
            raise StoreRefused(
                f"The key file {path} can't be read ({error.strerror}); create it or set {MASTER_KEY_VARIABLE}."
            ) from None
        if stat.S_IMODE(mode) & 0o077:
            raise StoreRefused(f"The key file {path} can be read by others; run: chmod 600 {path}")
        return cls(_decoded(content, str(path)))

    def hmac(self, purpose: Purpose, text: str) -> str:
        """Keyed SHA-256, hex. An unkeyed hash of something as short as a case number could be guessed back."""
        return hmac.new(self._hash_keys[purpose], text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def seal(self, plaintext: str, aad: bytes) -> Sealed:
        """Encrypt with AES-256-GCM under a key of its own; `aad` binds it to its place in the record."""
        key, nonce = secrets.token_bytes(32), secrets.token_bytes(_NONCE_BYTES)
        box = nonce + AESGCM(key).encrypt(nonce, plaintext.encode("utf-8", "surrogatepass"), aad)
        return Sealed(self.key_id, box, secrets.token_bytes(16), aes_key_wrap(self._payload_key, key))

    def open(self, sealed: Sealed, aad: bytes) -> str:
        """The text again. Raises `CannotOpen` when anything about it was changed."""
        if sealed.key_id != self.key_id:
            raise CannotOpen("sealed with another key")
        try:
            key = aes_key_unwrap(self._payload_key, sealed.wrapped_key)
            plain = AESGCM(key).decrypt(sealed.box[:_NONCE_BYTES], sealed.box[_NONCE_BYTES:], aad)
        except (InvalidUnwrap, InvalidTag, ValueError):
            raise CannotOpen("changed after it was sealed") from None
        return plain.decode("utf-8", "surrogatepass")


def _sync_directory(directory: Path) -> None:
    """The name of a new file is durable only with its directory; without the key the record's texts are lost."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _derive(master: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"townclerk/1/{purpose}".encode()).derive(master)


def _decoded(encoded: bytes, source: str) -> bytes:
    try:
        return b64decode(encoded.strip(), validate=True)
    except ValueError:
        raise StoreRefused(f"{source} does not hold a key in base64.") from None
