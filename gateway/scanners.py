"""The scanners: processes that read texts for the gateway, each behind a pipe of its own.

    ScannerUnavailable   no answer in time, or no scanner: the request is refused, nothing is forwarded
    TooLong              could not be read in the longest time that one request may take: the same
    ScreenFailed         a found value was still there after the cut, or a format of the city took too long: the same

A scanner that is over its deadline is killed and replaced; only the request that it was reading is refused.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from pydantic import ValidationError

from gateway.packs import packs_in
from gateway.pipe import CHAT, CITY, FAILED, HEADER, PACKS, SCREENED
from rules.domain import ChatRequest, Screened
from rules.find.city import CitySection
from rules.find.section import Level
from rules.leaves import leaves
from rules.reading import ScreenFailed
from rules.uses.pack import Pack

log = logging.getLogger("townclerk.scanners")

ENGINES: Mapping[Level, str] = {level: f"rules.find.engine:load_{level}" for level in get_args(Level)}
ENGINE = ENGINES["standard"]
NOWHERE = CitySection(packs=())
_START_SECONDS = 60.0
_FORK_SECONDS = 5.0
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LANG", "LC_ALL", "TZ", "TMPDIR")
"""What a scanner may know of ours: it has no use for keys, and reads what strangers write."""


class ScannerUnavailable(Exception):
    """No scan could be had. Carries no text."""


class TooLong(Exception):
    """More text than one request may hold the scanners for."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long one request may take: a fixed part, and time for what is beyond a thousand words. Seconds."""

    seconds: float = 2.0
    words_per_second: int = 1_000
    longest: float = 30.0

    def of(self, characters: int) -> float:
        """Raises `TooLong`."""
        seconds = self.seconds + max(0, characters / 6 - 1_000) / self.words_per_second
        if seconds > self.longest:
            raise TooLong("the request is too long to be read in time")
        return seconds


class _Scanner:
    def __init__(self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.pid = pid
        self._reader = reader
        self._writer = writer

    @property
    def gone(self) -> bool:
        """The process has ended: its end of the pipe is closed."""
        return self._reader.at_eof()

    async def ask(self, request: bytes) -> bytes:
        self._writer.write(HEADER.pack(len(request)) + request)
        await self._writer.drain()
        size = HEADER.unpack(await self._reader.readexactly(HEADER.size))[0]
        return await self._reader.readexactly(size)

    def kill(self) -> None:
        """A process that is gone already is not killed: its number may be somebody else's by now."""
        if not self.gone:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        self._writer.close()

    async def closed(self) -> None:
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()


class Scanners:
    """A pool of scanners and the nursery that forks them. Use as an async context manager."""

    def __init__(
        self,
        *,
        count: int = 1,
        deadline: Deadline = Deadline(),
        engine: str = ENGINE,
        city: CitySection = NOWHERE,
        packs: Sequence[Pack] = (),
        niceness: int = 0,
    ) -> None:
        """`city` with its packs joined (`gateway.city.with_packs`); `packs` of rules, the shipped ones where none are given;
        `niceness` as in nice(2): how readily its processes let others have the processor."""
        self._count = count
        self._deadline = deadline
        self._engine = engine
        self._niceness = niceness
        self._told = (CITY.dump_json(city), PACKS.dump_json(tuple(packs) or packs_in()))
        self._idle: asyncio.Queue[_Scanner] = asyncio.Queue()
        self._alive: set[_Scanner] = set()
        self._nursery: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._forking = asyncio.Lock()
        self._replacing: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Scanners:
        try:
            for _ in range(self._count):
                self._idle.put_nowait(await self._new_scanner())
        except BaseException:
            await self.__aexit__()  # nobody else would: a replay can be cancelled while its scanner starts
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._replacing:
            task.cancel()
        await asyncio.gather(*self._replacing, return_exceptions=True)
        for scanner in tuple(self._alive):
            scanner.kill()
            await scanner.closed()
        await self._close_nursery()

    @property
    def healthy(self) -> bool:
        """A request that came now would be read, at once or after the one before it."""
        return any(not scanner.gone for scanner in self._alive)

    @property
    def idle(self) -> bool:
        return not self._idle.empty()

    @property
    def pids(self) -> frozenset[int]:
        return frozenset(scanner.pid for scanner in self._alive)

    @property
    def nursery_pid(self) -> int | None:
        return self._nursery.pid if self._nursery else None

    async def screen(self, chat: ChatRequest) -> Screened:
        """The request, judged. Raises one of the errors above; a cancelled caller costs a scanner too."""
        deadline = self._deadline.of(sum(len(leaf.text) for leaf in leaves(chat)))
        try:
            async with asyncio.timeout(deadline):
                answer = await self._answer(CHAT.dump_json(chat))
        except TimeoutError:
            raise ScannerUnavailable("no scanner answered in time") from None
        if answer == FAILED:
            raise ScreenFailed("the scan could not be finished for sure")
        try:
            return SCREENED.validate_json(answer)
        except ValidationError:
            raise ScannerUnavailable("a scanner answered with something else") from None

    async def _answer(self, request: bytes) -> bytes:
        scanner = await self._next()
        try:
            answer = await scanner.ask(request)
        except BaseException as error:
            self._replace(scanner)
            if isinstance(error, (OSError, EOFError)):
                raise ScannerUnavailable("the scanner has ended") from None
            raise
        self._idle.put_nowait(scanner)
        return answer

    async def _next(self) -> _Scanner:
        """A scanner that is alive: one that died while it was idle costs nobody a request."""
        while (scanner := await self._idle.get()).gone:
            self._replace(scanner)
        return scanner

    def _replace(self, scanner: _Scanner) -> None:
        scanner.kill()
        self._alive.discard(scanner)
        task = asyncio.ensure_future(self._refill())
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _refill(self) -> None:
        """Fork until there is a scanner again. Requests meanwhile are refused."""
        while True:
            try:
                self._idle.put_nowait(await self._new_scanner())
                return
            except (OSError, EOFError, TimeoutError) as error:
                log.error("a scanner could not be started (%s)", type(error).__name__)
                await asyncio.sleep(1.0)

    async def _new_scanner(self) -> _Scanner:
        """One at a time: two that found the nursery dead would each open one."""
        async with self._forking:
            if self._nursery is None or self._nursery.returncode is not None:
                await self._open_nursery()
            try:
                async with asyncio.timeout(_FORK_SECONDS):
                    return await self._fork()
            except BaseException:
                await self._close_nursery()  # what it would still answer belongs to nobody
                raise

    async def _open_nursery(self) -> None:
        await self._close_nursery()
        self._control, theirs = socket.socketpair()
        self._control.setblocking(False)
        arguments = (sys.executable, "-m", "gateway.nursery", str(theirs.fileno()), self._engine, str(self._niceness))
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        with theirs:
            self._nursery = await asyncio.create_subprocess_exec(*arguments, pass_fds=(theirs.fileno(),), env=environment)
        async with asyncio.timeout(_START_SECONDS):
            for told in self._told:
                await asyncio.get_running_loop().sock_sendall(self._control, HEADER.pack(len(told)) + told)
            await self._receive(1)

    async def _close_nursery(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._nursery is not None:
            with contextlib.suppress(ProcessLookupError):
                self._nursery.kill()
            await self._nursery.wait()
            self._nursery = None

    async def _fork(self) -> _Scanner:
        assert self._control is not None  # opened under the same lock
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            pid = HEADER.unpack(await self._receive(HEADER.size))[0]
            reader, writer = await asyncio.open_connection(sock=ours)
        except BaseException:
            ours.close()  # the scanner, if there is one, ends with it
            raise
        scanner = _Scanner(pid, reader, writer)
        self._alive.add(scanner)
        return scanner

    async def _receive(self, size: int) -> bytes:
        assert self._control is not None
        data = await asyncio.get_running_loop().sock_recv(self._control, size)
        if len(data) != size:
            raise EOFError("the nursery has ended")
        return data
