"""A provider made of a real socket that follows a script, however badly it behaves."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeAlias

Script: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
CLOSE = b"Connection: close\r\n\r\n"


@dataclass
class Upstream:
    base_url: str
    connections: int = 0
    requests: list[bytes] = field(default_factory=list)


@asynccontextmanager
async def upstream(script: Script) -> AsyncIterator[Upstream]:
    """Serves until the block ends. `script` is run once for each request that was read."""
    tasks: set[asyncio.Task[None] | None] = set()
    seen = Upstream("")

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        seen.connections += 1
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while not writer.is_closing():
                seen.requests.append(await _request(reader))
                await script(reader, writer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    seen.base_url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield seen
    finally:
        server.close()
        for task in tasks:
            if task is not None:
                task.cancel()
        await asyncio.sleep(0)


async def _request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
    return head + await reader.readexactly(length)


def sends(*pieces: bytes, close: bool = True) -> Script:
    """Write these pieces, one write each, then hang up."""

    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)
        if close:
            writer.close()

    return script


def repeats(start: bytes, piece: bytes, pause: float = 0) -> Script:
    """Never stops by itself."""

    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return script


def answers(content_type: bytes, body: bytes, headers: bytes = b"", status: bytes = b"200 OK") -> bytes:
    """A well-formed answer with its true length."""
    length = str(len(body)).encode()
    start = b"HTTP/1.1 " + status + b"\r\nContent-Type: " + content_type + b"\r\n"
    return start + headers + b"Content-Length: " + length + b"\r\n\r\n" + body
