"""What crosses the pipe between the gateway and a scanner: frames of JSON, a length before each.

JSON of our own types, and not pickles: a scanner that was led astray by what it reads can't make the gateway
run anything.
"""

from __future__ import annotations

import struct

from pydantic import TypeAdapter

from rules.domain import ChatRequest, Screened
from rules.find.city import CitySection
from rules.uses.pack import Pack

HEADER = struct.Struct(">I")
CHAT = TypeAdapter(ChatRequest)
SCREENED = TypeAdapter(Screened)
CITY = TypeAdapter(CitySection)
"""What the nursery is told first: the words of the city that its engine works for."""
PACKS = TypeAdapter(tuple[Pack, ...])
"""What it is told then: the rules by which requests are judged."""
FAILED = b""
"""The answer where the scan could not be finished for sure: a found value was still there after the cut, or a format of the
city took too long."""
