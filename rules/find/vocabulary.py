"""Word lists as they are best read: running text, split at blanks."""

from __future__ import annotations


def vocabulary(listed: str) -> frozenset[str]:
    """The words of a list written as text, in lower case as they stand."""
    return frozenset(listed.split())
