"""``townclerk report``: what people reported, whom nobody could tell of it, and how it ended (VII.B)."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, get_args

import typer

from audit.errors import RegistryError
from audit.registry.notices import Undelivered
from audit.registry.reports import Report
from audit.report_queries import ReportFilter
from audit.store import DeskStore
from gateway.commands.desk import ConfigOption, actor, desk, finish
from rules.domain import Resolution

app = typer.Typer(no_args_is_help=True, help="Reports of malfunctions, false positives, leaks and incidents.")

Id = Annotated[str, typer.Argument(help="The receipt's id.")]
Since = Annotated[datetime | None, typer.Option(help="Reported from this moment on (UTC).")]
Until = Annotated[datetime | None, typer.Option(help="Reported before this moment (UTC).")]


class QueueName(StrEnum):
    SUPERVISOR = "supervisor"
    CIO = "cio"


class Ending(StrEnum):
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    OVERTURNED = "overturned"
    DUPLICATE = "duplicate"


@app.command("list")
def list_reports(
    queue: Annotated[QueueName, typer.Option(help="The officers' (everything), or one supervisor's with --for.")] = QueueName.CIO,
    supervisor: Annotated[str | None, typer.Option("--for", help="The supervisor's subject id.")] = None,
    open_only: Annotated[bool, typer.Option("--open", help="Only what is not closed.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 50,
    after: Annotated[str | None, typer.Option(help="Go on after this report.")] = None,
    config: ConfigOption = None,
) -> None:
    """Reports, the newest first, with the notices that did not arrive."""
    if (queue is QueueName.SUPERVISOR) != (supervisor is not None):
        raise typer.BadParameter("--queue supervisor and --for SUBJECT belong together")

    async def work() -> None:
        async with desk(config) as store:
            wanted = ReportFilter(supervisor, open_only)
            page = await store.report_queries.reports(wanted, reader=actor(), limit=limit, after=after)
            missing = await store.registry.notices.undelivered([found.report_id for found in page.reports])
            for found in page.reports:
                typer.echo(_line(found, missing))
            if page.next:
                typer.secho(f"more: --after {page.next}", err=True)

    finish(work())


@app.command()
def show(
    report_id: Id,
    text: Annotated[bool, typer.Option("--text", help="Also the scrubbed text.")] = False,
    config: ConfigOption = None,
) -> None:
    """One report; what it is about shows 'townclerk audit show' with the id of the request."""

    async def work() -> None:
        async with desk(config) as store:
            found = await _report(store, report_id)
            for name, value in _told(found).items():
                typer.echo(f"{name + ':':<12}{value}")
            for one in await store.registry.notices.undelivered([report_id]):
                typer.secho(f"undelivered: {_way(one)}", fg="yellow")
            if text:
                typer.echo(f"\n{await store.report_queries.text(report_id, reader=actor()) or 'no text was kept'}")

    finish(work())


@app.command()
def start(report_id: Id, config: ConfigOption = None) -> None:
    """Somebody looks into it."""

    async def work() -> None:
        async with desk(config) as store:
            await store.registry.reports.start(report_id, actor=actor())

    finish(work())
    typer.echo(f"in progress: {report_id}")


@app.command()
def close(
    report_id: Id,
    resolution: Annotated[Ending, typer.Option(help="'overturned': the decision behind a false positive was taken back.")],
    config: ConfigOption = None,
) -> None:
    """The last word on a report."""

    async def work() -> None:
        async with desk(config) as store:
            await store.registry.reports.close(report_id, _resolution(resolution), actor=actor())

    finish(work())
    typer.echo(f"closed: {report_id}")


@app.command()
def figures(since: Since = None, until: Until = None, config: ConfigOption = None) -> None:
    """False positives by rule with the rate of those overturned; malfunctions by system with the time to close."""

    async def work() -> None:
        async with desk(config) as store:
            span = {"since": _utc(since), "until": _utc(until)}
            for rule in await store.report_queries.false_positives(reader=actor(), **span):
                rate = "-" if rule.overturn_rate is None else f"{rule.overturn_rate:.0%}"
                counts = f"reported {rule.reported}\topen {rule.open}\toverturned {rule.overturned}\trate {rate}"
                typer.echo(f"false_positive\t{rule.rule or '-'}\t{counts}")
            for system in await store.report_queries.malfunctions(reader=actor(), **span):
                hours = system.median_hours_to_close
                took = "-" if hours is None else f"{hours:.1f} h"
                counts = f"reported {system.reported}\topen {system.open}\tmedian to close {took}"
                typer.echo(f"malfunction\t{system.system or '-'}\t{counts}")

    finish(work())


async def _report(store: DeskStore, report_id: str) -> Report:
    found = await store.report_queries.report(report_id, reader=actor())
    if found is None:
        raise RegistryError("There is no report with this id.")
    return found


def _line(report: Report, missing: tuple[Undelivered, ...]) -> str:
    told = _told(report)
    waiting = [_way(one) for one in missing if one.report_id == report.report_id]
    cells = [told[name] for name in ("report", "at", "type", "state", "by", "department", "system", "rule", "request")]
    return "\t".join([*cells, *([f"undelivered: {'; '.join(waiting)}"] if waiting else [])])


def _told(report: Report) -> dict[str, str]:
    return {
        "report": report.report_id,
        "at": f"{report.opened_at:%Y-%m-%d %H:%M}",
        "type": report.type,
        "state": f"{report.state} {report.resolution}" if report.resolution else report.state,
        "by": report.subject,
        "department": report.department,
        "supervisor": report.supervisor or "-",
        "system": report.system or "-",
        "rule": report.rule or "-",
        "request": report.request_id or "-",
        "text": report.text.replace("_", " "),
        "handled by": f"{report.handled_by}, {report.handled_at:%Y-%m-%d %H:%M}" if report.handled_at else "-",
    }


def _way(one: Undelivered) -> str:
    state = "given up" if one.state == "failed" else "waits"
    return f"{one.told.queue} by {one.told.channel}, {state}, {one.attempts} attempts, {one.failure or 'not tried yet'}"


def _resolution(ending: Ending) -> Resolution:
    return next(word for word in get_args(Resolution) if word == ending)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
