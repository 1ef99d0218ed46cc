"""How the store fails.

StoreError
├── StoreRefused         the store may not be opened like this: says what to change
├── RecordUnavailable    not durable within the time allowed: the caller may not go on (503)
├── LaneLost             somebody else moved the head of the lane; re-read before writing
└── RegistryError        a change that can't be made: says why
    └── TrainingFileError    a completion file that can't be read, with the line
"""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import SQLAlchemyError


class StoreError(Exception):
    """Something about the store. `str()` is safe to log and to show."""


class StoreRefused(StoreError):
    pass


class RecordUnavailable(StoreError):
    def __init__(self) -> None:
        super().__init__("The record could not be written in time, so the request may not go on.")


class LaneLost(StoreError):
    def __init__(self, lane: str) -> None:
        super().__init__(f"Lane {lane} was moved by another writer.")


class RegistryError(StoreError):
    pass


class TrainingFileError(RegistryError):
    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}; nothing was imported")
        self.line = line


STORE_FAILURES: Final = (SQLAlchemyError, LaneLost, OSError)
"""What a write to the store raises when the store, not the caller, is at fault."""
