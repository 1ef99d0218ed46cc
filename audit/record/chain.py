"""The hash chain: canonical bytes in, one link out. Pure functions, shared by writers and `verify`.

    link = SHA256(0x01 | "cgw-audit/1" | lane | u64 seq | previous link | SHA256(body))

Strings are preceded by their length (u16, big endian), so that no two different inputs give the same
bytes; 0x01 and the version word keep a link from ever being taken for a hash of something else.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from base64 import b32hexencode

from rules.domain import Json

GENESIS = bytes(32)
"""What the first link of a lane points back to."""

_DOMAIN = b"cgw-audit/1"


def canonical(body: dict[str, Json]) -> bytes:
    """The exact bytes that are stored and hashed: sorted keys, no blanks, ASCII only.

    They are never made again from a parsed copy: `verify` hashes what is stored.
    """
    return json.dumps(body, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def link(lane: str, seq: int, previous: bytes, body: bytes) -> bytes:
    """The hash that ties a body to its place: this lane, this number, everything before."""
    return hashlib.sha256(
        b"\x01" + _counted(_DOMAIN) + _counted(lane.encode()) + seq.to_bytes(8, "big") + previous + hashlib.sha256(body).digest()
    ).digest()


def new_event_id(now_us: int | None = None) -> str:
    """26 characters that sort by time: 48 bits of milliseconds, 80 random bits."""
    milliseconds = (time.time_ns() // 1000 if now_us is None else now_us) // 1000
    return b32hexencode(milliseconds.to_bytes(6, "big") + secrets.token_bytes(10)).decode().rstrip("=").lower()


def _counted(text: bytes) -> bytes:
    return len(text).to_bytes(2, "big") + text
