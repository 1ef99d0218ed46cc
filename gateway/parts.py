"""The parts that `app.create_app` joined: everything that a request needs from its surroundings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from adapters.base import Identity, Provider
from audit.record.crypto import Keys
from audit.store import Store
from gateway.config import Config
from gateway.courier import Courier
from gateway.live_policy import LivePolicy
from gateway.replaying import Replaying
from gateway.scanners import Scanners
from gateway.strangers import Strangers
from rules.find.city import City


@dataclass(frozen=True, slots=True)
class Parts:
    config: Config
    identity: Identity
    store: Store
    policy: LivePolicy
    scanners: Scanners
    city: City
    providers: Mapping[str, Provider]
    keys: Keys
    strangers: Strangers
    courier: Courier
    replaying: Replaying
    now: Callable[[], datetime]
    _owed: set[asyncio.Future[None]] = field(default_factory=set)

    async def suspended(self) -> frozenset[str]:
        """The systems that an officer has frozen. Asked of the store each time, so that it holds at once."""
        return await self.store.registry.suspensions.suspended()

    def later(self, work: Coroutine[object, object, None]) -> None:
        """Do this although the one who asked for it is gone; `settle` waits for it at the end."""
        task = asyncio.ensure_future(work)
        self._owed.add(task)
        task.add_done_callback(self._owed.discard)

    async def settle(self) -> None:
        await asyncio.gather(*self._owed, return_exceptions=True)
