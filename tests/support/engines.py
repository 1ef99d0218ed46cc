"""Engines for tests, named by their import path where the gateway expects its own."""

from __future__ import annotations

import os
import time

from rules.domain import MessageScan
from rules.find.city import City, FormatTooSlow
from rules.find.pattern_engine import PatternEngine

PATTERNS = "rules.find.pattern_engine:PatternEngine"
BROKEN = "tests.support.engines:load_broken"
STUCK = "tests.support.engines:load_stuck"
STALLING = "tests.support.engines:load_stalling"
DYING = "tests.support.engines:load_dying"
OUT_OF_TIME = "tests.support.engines:load_out_of_time"
BLIND = "tests.support.engines:load_blind"

_WARM_UP = "Warm up"


class Broken:
    """Raises, with the text in its message, as careless libraries do."""

    def scan(self, text: str) -> MessageScan:
        if text.startswith(_WARM_UP):
            return MessageScan()
        raise ValueError(f"cannot read {text}")


class Stuck:
    """Never comes back."""

    def scan(self, text: str) -> MessageScan:
        if not text.startswith(_WARM_UP):
            time.sleep(600)
        return MessageScan()


class Stalling:
    """Never comes back from texts that contain the word poison; reads others."""

    def __init__(self, city: City) -> None:
        self._patterns = PatternEngine(city)

    def scan(self, text: str) -> MessageScan:
        if "poison" in text:
            time.sleep(600)
        return self._patterns.scan(text)


class Dying:
    """Dies on texts that contain the word poison; reads others."""

    def __init__(self, city: City) -> None:
        self._patterns = PatternEngine(city)

    def scan(self, text: str) -> MessageScan:
        if "poison" in text:
            os.abort()
        return self._patterns.scan(text)


def load_broken(city: City) -> Broken:
    return Broken()


def load_stuck(city: City) -> Stuck:
    return Stuck()


def load_stalling(city: City) -> Stalling:
    return Stalling(city)


def load_dying(city: City) -> Dying:
    return Dying(city)


class OutOfTime:
    """A format of its city never comes to an end."""

    def scan(self, text: str) -> MessageScan:
        if text.startswith(_WARM_UP):
            return MessageScan()
        raise FormatTooSlow("a format of the city took too long")


def load_out_of_time(city: City) -> OutOfTime:
    return OutOfTime()


class Blind:
    """Finds nothing, whatever stands there: the scrubber of a gateway that is broken on purpose."""

    def scan(self, text: str) -> MessageScan:
        return MessageScan()


def load_blind(city: City) -> Blind:
    return Blind()
