"""A request that can't be read: refused before anybody looks at what it means."""

from __future__ import annotations


class MalformedRequest(Exception):
    """The body is not what this gateway understands (400), too large (413) or of a kind it can't inspect (415).

    `message` is a sentence of ours and `param` a path of field names that we know (``messages[0].content``):
    neither ever holds a word of the request, so both may be shown and logged.
    """

    def __init__(self, code: str, message: str, param: str | None = None, *, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.param = param
        self.status = status
