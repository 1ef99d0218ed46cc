"""Server-sent events from somebody we don't trust: bytes in any pieces -> the data of each event.

Line by line as in the HTML standard (section 9.2.6), with a bound on what may pile up: httpx's own line reader
keeps a line of any length. Event names, ids, retry times and comments are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from adapters.base import ProviderMalformed

MAX_EVENT_BYTES = 256 * 1024
"""Of one line, and of the data lines of one event together."""

_LINE_END = re.compile(rb"\r\n|\n|\r")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class SseReader:
    """Fed with bytes as they come; gives each event's data once its empty line has arrived.

    An event that the stream's end cuts off is never given. Raises `ProviderMalformed` for a line or event over
    the bound and for bytes that are not UTF-8.
    """

    def __init__(self, max_event_bytes: int = MAX_EVENT_BYTES) -> None:
        self._max = max_event_bytes
        self._line = bytearray()
        self._data: list[bytes] = []
        self._data_bytes = 0
        self._ended_in_cr = False
        self._first_line = True

    def feed(self, piece: bytes) -> Iterator[str]:
        """The data of every event that this piece completes."""
        if self._ended_in_cr and piece:
            piece = piece.removeprefix(b"\n")
            self._ended_in_cr = False
        self._ended_in_cr |= piece.endswith(b"\r")
        start = 0
        for end in _LINE_END.finditer(piece):
            self._extend_line(piece[start : end.start()])
            yield from self._line_is_complete()
            start = end.end()
        self._extend_line(piece[start:])

    def _extend_line(self, piece: bytes) -> None:
        if len(self._line) + len(piece) > self._max:
            raise ProviderMalformed("The AI system sent a line that is too long.")
        self._line += piece

    def _line_is_complete(self) -> Iterator[str]:
        line = bytes(self._line)
        self._line.clear()
        if self._first_line:
            line = line.removeprefix(_BYTE_ORDER_MARK)
            self._first_line = False
        if line:
            self._take_field(line)
        elif self._data:
            data = b"\n".join(self._data)
            self._data.clear()
            self._data_bytes = 0
            yield _text(data)

    def _take_field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if name != b"data":
            return
        value = value.removeprefix(b" ")
        self._data_bytes += len(value) + 1
        if self._data_bytes > self._max + 1:
            raise ProviderMalformed("The AI system sent an event that is too long.")
        self._data.append(value)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ProviderMalformed("The AI system sent bytes that are not UTF-8.") from None
