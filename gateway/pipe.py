"""What crosses the pipe between the gateway and a scanner: frames of JSON, a length before each.

JSON of our own types, and not pickles: a scanner that was led astray by what it reads can't make the gateway
run anything.
"""

from __future__ import annotations

import struct

from pydantic import TypeAdapter

from rules.domain import ChatRequest, Screened

HEADER = struct.Struct(">I")
CHAT = TypeAdapter(ChatRequest)
SCREENED = TypeAdapter(Screened)
FAILED = b""
"""The answer where a found value was still there after the cut."""
