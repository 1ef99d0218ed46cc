"""Identity by a Townclerk key in the Authorization header, and by nothing else: one credential path."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapters.base import KeyBook
from rules.domain import Blocked, User

_BEARER = re.compile(r"Bearer (tc_([A-Za-z0-9]{12})_([A-Za-z0-9_-]{43}))")


class ApiKeyIdentity:
    """Keys look like ``tc_<id>_<secret>``. The shape is checked before the store is asked."""

    def __init__(self, keys: KeyBook) -> None:
        self._keys = keys

    async def authenticate(self, headers: Sequence[tuple[str, str]]) -> User | Blocked:
        given = [value for name, value in headers if name == "authorization"]
        if not given:
            return _refused("missing_api_key", "No key was sent.")
        if len(given) > 1:
            return _refused("invalid_api_key", "More than one Authorization header was sent.")
        shape = _BEARER.fullmatch(given[0])
        if shape is None:
            return _refused("invalid_api_key", "This is not a Townclerk key.")
        user = await self._keys.verify(shape[2], shape[3])
        return user or _refused("invalid_api_key", "This key is not valid, or it has been revoked.")


def _refused(code: str, message: str) -> Blocked:
    return Blocked.because(
        code,
        "identity.key",
        "VI.B",
        message,
        "Send 'Authorization: Bearer tc_...' with the key that IT gave you, or ask IT for a new one.",
    )
