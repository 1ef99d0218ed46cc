"""One invented report, as a notice."""

from __future__ import annotations

from adapters.base import Notice

NOTICE = Notice(
    report_id="01KB0000000000000000000001",
    type="false_positive",
    department="police",
    rule="use.harassment",
    request_id="01KB0000000000000000000002",
    link="https://townclerk.city.example/console/reports/01KB0000000000000000000001",
    queue="supervisor",
    supervisor="e1013",
)
