"""Who may use which route beyond asking: one table, one function. A route without a line is refused to everybody.

The chat routes are for everybody who may ask (`rules.decide.standing.may_ask`; reports for the untrained too, `may_report`),
the open ones for everybody at all.
"""

from __future__ import annotations

from collections.abc import Mapping

from rules.domain import Blocked, StaffRole, Standing

_OFFICERS = frozenset({StaffRole.AIO, StaffRole.ISO, StaffRole.CIO, StaffRole.AUDITOR})
_REPORTS = frozenset({StaffRole.CIO, StaffRole.AIO, StaffRole.ISO})
_REPLAYS = frozenset({StaffRole.AIO, StaffRole.ISO})

ROUTES: Mapping[str, frozenset[StaffRole]] = {
    "GET /audit/requests": _OFFICERS,
    "GET /audit/requests/{request_id}": _OFFICERS,
    "GET /audit/requests/{request_id}/text": frozenset({StaffRole.AIO}),
    "GET /audit/events": _OFFICERS,
    "GET /audit/export": _OFFICERS,
    "GET /audit/verify": _OFFICERS,
    "GET /audit/reports": _OFFICERS,
    "GET /admin/reports": _REPORTS,
    "GET /admin/reports/{report_id}": _REPORTS,
    "POST /admin/reports/{report_id}": _REPORTS,
    "POST /admin/replays": _REPLAYS,
    "POST /admin/replays/{replay_id}/confirm": _REPLAYS,
    "GET /admin/replays": _REPLAYS,
    "GET /admin/replays/{replay_id}": _REPLAYS,
}
SUPERVISED_ROUTES = frozenset({"GET /admin/reports", "GET /admin/reports/{report_id}", "POST /admin/reports/{report_id}"})
"""Supervisors may use them too, for what their own people reported and nothing else."""

CHAT_ROUTES = frozenset(
    {
        "POST /v1/chat/completions",
        "POST /v1/scrub",
        "GET /v1/models",
        "GET /v1/models/{model}",
        "POST /v1/drafts/{draft_id}/review",
        "POST /v1/reports",
    }
)
OPEN_ROUTES = frozenset({"GET /healthz", "GET /readyz"})
"""Answer without a key, and say nothing but whether the gateway works."""


def authorise(standing: Standing | None, route: str) -> Blocked | None:
    """Why this person may not use this route, or None. `route` is method and path template."""
    if standing is None or not standing.active:
        return _refused("inactive", "Your account is not active in the registry of AI users.")
    allowed = ROUTES.get(route, frozenset())
    if not allowed & standing.roles:
        return _refused("not_authorized", "Your roles do not cover this page.")
    return None


def is_for_supervisors(standing: Standing | None, route: str) -> bool:
    """Whether somebody active may use this route for their own people, if they have any."""
    return standing is not None and standing.active and route in SUPERVISED_ROUTES


def _refused(code: str, message: str) -> Blocked:
    return Blocked.because(
        code, "authority.route", "V", message, "Ask IT which role you need, or ask the AI Officer for the figure."
    )
