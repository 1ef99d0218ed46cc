"""Which role may use which route: the table is the whole truth, and every route that is served stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.app import create_app
from gateway.authority import CHAT_ROUTES, OPEN_ROUTES, ROUTES, SUPERVISED_ROUTES, authorise, is_for_supervisors
from gateway.config import default_config_path
from gateway.config_file import load_config
from rules.domain import StaffRole
from tests.rules.decide.given import standing

EXPECTED: dict[str, set[str]] = {
    "GET /audit/requests": {"aio", "iso", "cio", "auditor"},
    "GET /audit/requests/{request_id}": {"aio", "iso", "cio", "auditor"},
    "GET /audit/requests/{request_id}/text": {"aio"},
    "GET /audit/events": {"aio", "iso", "cio", "auditor"},
    "GET /audit/export": {"aio", "iso", "cio", "auditor"},
    "GET /audit/verify": {"aio", "iso", "cio", "auditor"},
    "GET /audit/reports": {"aio", "iso", "cio", "auditor"},
    "GET /admin/reports": {"aio", "iso", "cio"},
    "GET /admin/reports/{report_id}": {"aio", "iso", "cio"},
    "POST /admin/reports/{report_id}": {"aio", "iso", "cio"},
    "POST /admin/replays": {"aio", "iso"},
    "POST /admin/replays/{replay_id}/confirm": {"aio", "iso"},
    "GET /admin/replays": {"aio", "iso"},
    "GET /admin/replays/{replay_id}": {"aio", "iso"},
}
"""Written out a second time on purpose: who changes the table must say it twice."""


def served() -> set[str]:
    path = default_config_path()
    app = create_app(load_config(path), Path(path))
    paths = app.openapi()["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


def test_every_route_that_is_served_has_a_line() -> None:
    assert served() == set(ROUTES) | CHAT_ROUTES | OPEN_ROUTES
    assert set(EXPECTED) == set(ROUTES)


@pytest.mark.parametrize("route", sorted(ROUTES))
@pytest.mark.parametrize("role", list(StaffRole))
def test_the_table(route: str, role: StaffRole) -> None:
    allowed = role in EXPECTED[route]
    refused = authorise(standing(roles=frozenset({role})), route)
    assert (refused is None) is allowed
    assert refused is None or refused.reason.code == "not_authorized"


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_nobody_without_an_active_account_uses_any_route(route: str) -> None:
    for person in (None, standing(active=False, roles=frozenset(StaffRole))):
        refused = authorise(person, route)
        assert refused is not None
        assert refused.reason.code == "inactive"


def test_a_route_that_is_not_in_the_table_is_refused_to_everybody() -> None:
    assert authorise(standing(roles=frozenset(StaffRole)), "GET /audit/everything") is not None


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_supervisors_may_only_see_to_the_reports_of_their_people(route: str) -> None:
    assert is_for_supervisors(standing(), route) is route.partition(" ")[2].startswith("/admin/reports")
    for nobody in (None, standing(active=False)):
        assert not is_for_supervisors(nobody, route)
    assert set(ROUTES) >= SUPERVISED_ROUTES
