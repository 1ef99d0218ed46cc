"""An engine for texts that are scrubbed already: it finds nothing, so what was stored is judged exactly as it was stored."""

from __future__ import annotations

from rules.domain import MessageScan
from rules.find.city import City


class FindsNothing:
    def scan(self, text: str) -> MessageScan:
        return MessageScan()


def load_nothing(city: City) -> FindsNothing:
    return FindsNothing()
