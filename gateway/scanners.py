"""The scanners: processes that read texts for the gateway, each behind a pipe of its own.

    ScannerUnavailable   no answer in time, or no scanner: the request is refused, nothing is forwarded

A scanner that is over its deadline is killed and replaced; only the text that it was reading is refused.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from gateway.nursery import HEADER, SCANS, TEXTS
from rules.domain import MessageScan

log = logging.getLogger("townclerk.scanners")

ENGINE = "rules.find.engine:load_engine"
_START_SECONDS = 60.0
_FORK_SECONDS = 1.0
_FRAME_LIMIT = 256 * 1024 * 1024


class ScannerUnavailable(Exception):
    """No scan could be had. Carries no text."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long one batch may take: a fixed part, and time for long texts. Seconds."""

    seconds: float = 2.0
    words_per_second: int = 500

    def of(self, texts: Sequence[str]) -> float:
        characters = sum(len(text) for text in texts)
        return self.seconds + characters / 6 / self.words_per_second if characters > 6_000 else self.seconds


@dataclass(slots=True)
class _Scanner:
    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def scan(self, texts: Sequence[str]) -> tuple[MessageScan, ...]:
        payload = TEXTS.dump_json(tuple(texts))
        self.writer.write(HEADER.pack(len(payload)) + payload)
        await self.writer.drain()
        size = HEADER.unpack(await self.reader.readexactly(HEADER.size))[0]
        return SCANS.validate_json(await self.reader.readexactly(size))

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
        while not self._idle.empty():
            self._idle.get_nowait().kill()
        await self._close_nursery()

    @property
    def healthy(self) -> bool:
        return bool(self._alive) and self._nursery is not None and self._nursery.returncode is None

    async def scan(self, texts: Sequence[str]) -> tuple[MessageScan, ...]:
        """One scan for each text. Raises `ScannerUnavailable`; a cancelled caller costs its scanner too."""
        deadline = self._deadline.of(texts)
        try:
            async with asyncio.timeout(deadline):
                scanner = await self._idle.get()
        except TimeoutError:
            raise ScannerUnavailable("no scanner is free") from None
        try:
            async with asyncio.timeout(deadline):
                scans = await scanner.scan(texts)
        except BaseException as error:
            self._replace(scanner)
            if isinstance(error, (TimeoutError, OSError, EOFError, ValueError)):
                raise ScannerUnavailable("the scanner did not answer") from None
            raise
        self._idle.put_nowait(scanner)
        return scans

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
            with theirs:
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            pid = HEADER.unpack(await self._receive(HEADER.size))[0]
            reader, writer = await asyncio.open_connection(sock=ours, limit=_FRAME_LIMIT)
            self._alive.add(pid)
            return _Scanner(pid, reader, writer)

    async def _receive(self, size: int) -> bytes:
        assert self._control is not None
        data = await asyncio.get_running_loop().sock_recv(self._control, size)
        if len(data) != size:
            raise EOFError("the nursery has ended")
        return data
