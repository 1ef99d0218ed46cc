"""The scanners: processes that read texts for the gateway, each behind a pipe of its own.

    ScannerUnavailable   no answer in time, or no scanner: the request is refused, nothing is forwarded
    ScreenFailed         a found value was still there after the cut: the same

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
from dataclasses import dataclass

from gateway.pipe import CHAT, FAILED, HEADER, SCREENED
from rules.domain import ChatRequest, Screened
from rules.reading import ScreenFailed

log = logging.getLogger("townclerk.scanners")

ENGINE = "rules.find.engine:load_engine"
_START_SECONDS = 60.0
_FORK_SECONDS = 1.0
_FRAME_LIMIT = 256 * 1024 * 1024


class ScannerUnavailable(Exception):
    """No scan could be had. Carries no text."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long one request may take: a fixed part, and time for what is beyond a thousand words. Seconds."""

    seconds: float = 2.0
    words_per_second: int = 500

    def of(self, characters: int) -> float:
        return self.seconds + max(0, characters / 6 - 1_000) / self.words_per_second


@dataclass(slots=True)
class _Scanner:
    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, request: bytes) -> bytes:
        self.writer.write(HEADER.pack(len(request)) + request)
        await self.writer.drain()
        size = HEADER.unpack(await self.reader.readexactly(HEADER.size))[0]
        return await self.reader.readexactly(size)

    def kill(self) -> None:
        self.writer.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


class Scanners:
    """A pool of scanners and the nursery that forks them. Use as an async context manager."""

    def __init__(self, *, count: int = 1, deadline: Deadline = Deadline(), engine: str = ENGINE) -> None:
        self._count = count
        self._deadline = deadline
        self._engine = engine
        self._idle: asyncio.Queue[_Scanner] = asyncio.Queue()
        self._alive: set[int] = set()
        self._nursery: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._forking = asyncio.Lock()
        self._replacing: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Scanners:
        await self._open_nursery()
        for _ in range(self._count):
            self._idle.put_nowait(await self._fork())
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._replacing:
            task.cancel()
        await asyncio.gather(*self._replacing, return_exceptions=True)
        while not self._idle.empty():
            scanner = self._idle.get_nowait()
            scanner.kill()
            with contextlib.suppress(OSError):
                await scanner.writer.wait_closed()
        await self._close_nursery()

    @property
    def healthy(self) -> bool:
        """A request that came now would be read, at once or after the one before it."""
        return bool(self._alive)

    @property
    def idle(self) -> bool:
        return not self._idle.empty()

    @property
    def pids(self) -> frozenset[int]:
        return frozenset(self._alive)

    @property
    def nursery_pid(self) -> int | None:
        return self._nursery.pid if self._nursery else None

    async def screen(self, chat: ChatRequest) -> Screened:
        """The request, judged. Raises `ScannerUnavailable` or `ScreenFailed`; a cancelled caller costs a scanner too."""
        request = CHAT.dump_json(chat)
        answer = await self._answer(request, self._deadline.of(len(request)))
        if answer == FAILED:
            raise ScreenFailed("a found value was still there after the cut")
        return SCREENED.validate_json(answer)

    async def _answer(self, request: bytes, deadline: float) -> bytes:
        try:
            async with asyncio.timeout(deadline):
                scanner = await self._idle.get()
        except TimeoutError:
            raise ScannerUnavailable("no scanner is free") from None
        try:
            async with asyncio.timeout(deadline):
                answer = await scanner.ask(request)
        except BaseException as error:
            self._replace(scanner)
            if isinstance(error, (TimeoutError, OSError, EOFError)):
                raise ScannerUnavailable("the scanner did not answer") from None
            raise
        self._idle.put_nowait(scanner)
        return answer

    def _replace(self, scanner: _Scanner) -> None:
        scanner.kill()
        self._alive.discard(scanner.pid)
        task = asyncio.ensure_future(self._refill())
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _refill(self) -> None:
        """Fork until there is a scanner again; a dead nursery is opened anew. Requests meanwhile are refused."""
        while True:
            try:
                if self._nursery is None or self._nursery.returncode is not None:
                    await self._open_nursery()
                self._idle.put_nowait(await self._fork())
                return
            except (OSError, EOFError, TimeoutError):
                log.exception("a scanner could not be started")
                await self._close_nursery()
                await asyncio.sleep(1.0)

    async def _open_nursery(self) -> None:
        await self._close_nursery()
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            self._nursery = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "gateway.nursery", str(theirs.fileno()), self._engine, pass_fds=(theirs.fileno(),)
            )
        finally:
            theirs.close()
        self._control = ours
        async with asyncio.timeout(_START_SECONDS):
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
        async with self._forking, asyncio.timeout(_FORK_SECONDS):
            if self._control is None:
                raise OSError("the nursery is closed")
            ours, theirs = socket.socketpair()
            try:
                with theirs:
                    socket.send_fds(self._control, [b"f"], [theirs.fileno()])
                pid = HEADER.unpack(await self._receive(HEADER.size))[0]
                reader, writer = await asyncio.open_connection(sock=ours, limit=_FRAME_LIMIT)
            except BaseException:
                ours.close()  # the scanner, if there is one, ends with it
                raise
            self._alive.add(pid)
            return _Scanner(pid, reader, writer)

    async def _receive(self, size: int) -> bytes:
        assert self._control is not None
        data = await asyncio.get_running_loop().sock_recv(self._control, size)
        if len(data) != size:
            raise EOFError("the nursery has ended")
        return data
