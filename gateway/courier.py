"""The courier: tells people of reports after they were taken, until it is done or given up.

What is to be told lives in the store; the courier only looks there. Each attempt leaves a row, whatever came of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime, timedelta

from adapters.base import Notice, NoticeFailed, Notifier
from adapters.notices import Way
from audit.registry.notices import Notices, Pending, Told
from rules.domain import Queue

log = logging.getLogger("townclerk.courier")
_LONGEST_NAP = 60.0
_AFTER_A_FAULT = 5.0


class Courier:
    """`pauses` (seconds) lie between the attempts; after the last one a notice is given up. `url` is the gateway's own."""

    def __init__(
        self, notices: Notices, ways: Mapping[Way, Notifier], pauses: Sequence[float], url: str, now: Callable[[], datetime]
    ) -> None:
        self._notices = notices
        self._ways = ways
        self._pauses = tuple(pauses)
        self._url = url
        self._now = now
        self._wake = asyncio.Event()
        self._arrived: set[int] = set()

    def ways_to(self, queues: Sequence[Queue]) -> tuple[Told, ...]:
        """In which ways these queues are told; none where nothing is configured."""
        return tuple(Told(queue, channel) for queue, channel in self._ways if queue in queues)

    def look(self) -> None:
        """There is something to tell."""
        self._wake.set()

    @contextlib.asynccontextmanager
    async def at_work(self) -> AsyncIterator[Courier]:
        """Deliver, beginning with what an earlier run left, until the block ends."""
        work = asyncio.create_task(self._keep_delivering(), name="courier")
        try:
            yield self
        finally:
            work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await work
            for notifier in self._ways.values():
                await notifier.close()

    async def _keep_delivering(self) -> None:
        while True:
            self._wake.clear()
            try:
                nap = await self._deliver_what_is_due()
            except Exception as error:  # noqa: BLE001 - what is due stays due, and the next look may succeed
                log.error("notices of reports wait (%s)", type(error).__name__)
                nap = _AFTER_A_FAULT
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), nap)

    async def _deliver_what_is_due(self) -> float:
        """How many seconds until there may be more."""
        while due := await self._notices.due(self._now()):
            for fault in await asyncio.gather(*map(self._deliver, due), return_exceptions=True):
                if fault is not None:
                    raise fault
        following = await self._notices.next_due()
        if following is None:
            return _LONGEST_NAP
        return min(max((following - self._now()).total_seconds(), 0.05), _LONGEST_NAP)

    async def _deliver(self, notice: Pending) -> None:
        try:
            if notice.notice_id not in self._arrived:
                await self._send(notice)
        except NoticeFailed as failure:
            await self._failed(notice, failure.code)
            return
        self._arrived.add(notice.notice_id)  # a store that fails now must not make us tell it again
        await self._notices.delivered(notice)
        self._arrived.discard(notice.notice_id)

    async def _send(self, notice: Pending) -> None:
        notifier = self._ways.get((notice.told.queue, notice.told.channel))
        if notifier is None:
            raise NoticeFailed("not_configured")
        try:
            await notifier.send(self._said(notice))
        except NoticeFailed:
            raise
        except Exception as error:  # noqa: BLE001 - one notice that can't be sent must not hold up the others
            log.error("a notice could not be sent (%s)", type(error).__name__)
            raise NoticeFailed("fault") from None

    async def _failed(self, notice: Pending, code: str) -> None:
        """The log names the report, the queue and the channel; the address stays in the configuration."""
        again = notice.attempts < len(self._pauses)
        again_at = self._now() + timedelta(seconds=self._pauses[notice.attempts]) if again else None
        outlook = "will be tried again" if again else "given up"
        log.warning("report %s: %s not told by %s (%s), %s", notice.report_id, *_way(notice), code, outlook)
        await self._notices.failed(notice, code, again_at=again_at)

    def _said(self, notice: Pending) -> Notice:
        return Notice(
            report_id=notice.report_id,
            type=notice.type,
            department=notice.department,
            rule=notice.rule,
            request_id=notice.request_id,
            link=f"{self._url}/console/reports/{notice.report_id}",
            queue=notice.told.queue,
            supervisor=notice.supervisor,
        )


def _way(notice: Pending) -> tuple[str, str]:
    return notice.told.queue, notice.told.channel
