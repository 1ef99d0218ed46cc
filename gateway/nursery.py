"""The nursery: one single-threaded process that loads the models once and forks the scanners.

Run as ``python -m gateway.nursery FD FACTORY NICENESS`` by `gateway.scanners`. FD is a Unix socket. The words of the city and the
packs of rules come first, each as JSON with its length before it; after that, for each byte that arrives with a descriptor, a
scanner is forked that serves this descriptor and its process id is answered. The end of a socket is the end of the
process behind it, so that nothing outlives the gateway.

The gateway itself never forks: it has threads and open sockets. This process has neither, and shares the
memory of the models with all scanners (the garbage collector is frozen so that it does not touch the pages).
"""

from __future__ import annotations

import os

# Before any native library is loaded: one thread each, or two scanners would fight for the cores.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_name] = "1"

import gc
import importlib
import signal
import socket
import sys
from dataclasses import dataclass, replace
from typing import NoReturn, Protocol

from gateway.pipe import CHAT, CITY, FAILED, HEADER, PACKS, SCREENED
from rules.domain import MessageScan
from rules.find.city import City, FormatTooSlow
from rules.reading import ScreenFailed
from rules.screen import screen
from rules.uses.judge import Judge
from rules.uses.load import load_judge
from rules.uses.words import PatternTooSlow


class Engine(Protocol):
    def scan(self, text: str) -> MessageScan: ...


@dataclass(frozen=True, slots=True)
class Screener:
    """What a scanner does with a request."""

    engine: Engine
    judge: Judge

    def answer(self, request: bytes) -> bytes:
        """Scanned, cut, and judged by its clean copy."""
        try:
            screened = screen(CHAT.validate_json(request), self.engine.scan)
            uses = self.judge.judge(screened.clean)
        except (ScreenFailed, FormatTooSlow, PatternTooSlow):
            return FAILED
        return SCREENED.dump_json(replace(screened, uses=uses))


class Factory(Protocol):
    def __call__(self, *, city: City) -> Engine: ...


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    os.nice(int(sys.argv[3]))
    engine = _factory(sys.argv[2])(city=City.of(CITY.validate_json(_told(control))))
    judge = load_judge(PACKS.validate_json(_told(control)))
    engine.scan("Warm up: Jane Roe lives at 12 Elm Street.")
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the gateway says when to end
    control.send(b"r")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        pid = os.fork()
        if pid == 0:
            control.close()
            _live_and_die(socket.socket(fileno=descriptors[0]), Screener(engine, judge))
        os.close(descriptors[0])
        control.send(HEADER.pack(pid))


def _told(control: socket.socket) -> bytes:
    size = HEADER.unpack(control.recv(HEADER.size, socket.MSG_WAITALL))[0]
    return control.recv(size, socket.MSG_WAITALL)


def _factory(name: str) -> Factory:
    module, _, attribute = name.partition(":")
    factory: Factory = getattr(importlib.import_module(module), attribute)
    return factory


def _live_and_die(work: socket.socket, screener: Screener) -> NoReturn:
    """A scanner's life. An error ends it with its type alone: a traceback could quote what was being read."""
    try:
        _serve(work, screener)
    except BaseException as error:  # noqa: BLE001 - whatever it was, it must not print itself
        os.write(2, f"a scanner ended with {type(error).__name__}\n".encode())
        os._exit(1)
    os._exit(0)


def _serve(work: socket.socket, screener: Screener) -> None:
    """Answer each request with what is left of it, until the gateway closes the socket."""
    # Closed by the end of the process, so that an error is told before the gateway notices the end.
    reader = work.makefile("rb")
    while len(header := reader.read(HEADER.size)) == HEADER.size:
        answer = screener.answer(reader.read(HEADER.unpack(header)[0]))
        work.sendall(HEADER.pack(len(answer)) + answer)


if __name__ == "__main__":
    main()
