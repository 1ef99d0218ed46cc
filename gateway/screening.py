"""Have a request judged by a scanner; where that fails, refuse."""

from __future__ import annotations

import logging

from gateway.scanners import Scanners, ScannerUnavailable, TooLong
from rules.decide.classes import with_declared
from rules.domain import Blocked, ChatRequest, Screened
from rules.reading import ScreenFailed

log = logging.getLogger("townclerk.screening")


async def screen(chat: ChatRequest, scanners: Scanners) -> Screened | Blocked:
    """The scrubbed request with all that was found, or a refusal when that could not be done for sure."""
    try:
        return with_declared(await scanners.screen(chat), chat.declared)
    except TooLong:
        message, next_step = "There is more text in this request than can be checked at once.", "Send it in parts."
        return Blocked.because("request_too_large", "screen.length", "VI.C", message, next_step)
    except ScannerUnavailable as error:
        log.warning("refused: %s", error)
        return _unavailable("The check for protected data did not answer in time, so nothing was sent.")
    except ScreenFailed:
        log.error("refused: a found value was still there after the cut, or a format of the city took too long")
        return _unavailable("The check for protected data could not finish, so nothing was sent.")


def _unavailable(message: str) -> Blocked:
    return Blocked.because(
        "scanner_unavailable", "screen.available", "VI.C", message, "Try again in a minute; if it goes on, tell IT."
    )
