"""``townclerk audit``: the record, for the AI Officer at the desk. Every question is itself recorded."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from audit.errors import StoreRefused
from audit.queries import Attempt, Filter
from gateway.commands.desk import ConfigOption, actor, desk, finish
from gateway.routes.audit import as_json, detail_as_json

app = typer.Typer(no_args_is_help=True, help="Ask the record, check it, export it.")


@app.command("list")
def list_attempts(
    since: Annotated[datetime | None, typer.Option(help="From this moment on (UTC).")] = None,
    until: Annotated[datetime | None, typer.Option(help="Before this moment (UTC).")] = None,
    user: Annotated[str | None, typer.Option(help="Subject id.")] = None,
    department: Annotated[str | None, typer.Option()] = None,
    system: Annotated[str | None, typer.Option()] = None,
    type_: Annotated[str | None, typer.Option("--type", help="Redactions of this type, e.g. SSN.")] = None,
    clause: Annotated[str | None, typer.Option(help="Blocks under this clause, e.g. VII.E.")] = None,
    rule: Annotated[str | None, typer.Option(help="Blocks by this rule.")] = None,
    blocked: Annotated[bool, typer.Option("--blocked", help="Only refusals.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 50,
    config: ConfigOption = None,
) -> None:
    """Requests, the newest first: who, which system, what was taken out, what was refused and why."""
    wanted = Filter(
        since=_utc(since),
        until=_utc(until),
        subject=user,
        department=department,
        system=system,
        decision="blocked" if blocked else None,
        type=type_.upper() if type_ else None,
        clause=clause,
        rule=rule,
    )

    async def work() -> None:
        async with desk(config) as store:
            page = await store.queries.attempts(wanted, reader=actor(), limit=limit)
            print_attempts(page.attempts)

    finish(work())


@app.command()
def show(
    request_id: Annotated[str, typer.Argument(help="The whole id: from 'audit list', or X-Request-Id of the reply.")],
    text: Annotated[bool, typer.Option("--text", help="Also the scrubbed prompt and draft.")] = False,
    rows: Annotated[bool, typer.Option("--rows", help="Also the rows as they stand in the chain.")] = False,
    config: ConfigOption = None,
) -> None:
    """Everything that is recorded of one request."""

    async def work() -> None:
        async with desk(config) as store:
            detail = await store.queries.attempt(request_id, reader=actor())
            if detail is None:
                typer.secho("There is no request with this id.", fg="red", err=True)
                raise typer.Exit(1)
            shown = detail_as_json(detail) if rows else as_json(detail.attempt)
            typer.echo(json.dumps(shown, indent=2, default=str))
            if text:
                texts = await store.queries.payload(request_id, reader=actor())
                typer.echo(f"\nprompt: {texts.prompt}\n\nreply: {texts.reply}")

    finish(work())


@app.command()
def verify(config: ConfigOption = None) -> None:
    """Read the whole record and check that nothing was changed, removed or put in."""

    async def work() -> None:
        async with desk(config) as store:
            report = await store.verify(reader=actor())
            if report.first_bad:
                bad = report.first_bad
                typer.secho(f"NOT valid: lane {bad.lane}, row {bad.seq}: {bad.what}", fg="red", err=True)
                raise typer.Exit(1)
            typer.secho(f"verified: {report.events} events, chain intact, in {store.database.writing.url.database}", fg="green")

    finish(work())


@app.command()
def events(
    kind: Annotated[str | None, typer.Option(help="One kind only, e.g. ack_given, policy_confirm, exception.")] = None,
    since: Annotated[datetime | None, typer.Option(help="From this moment on (UTC).")] = None,
    until: Annotated[datetime | None, typer.Option(help="Before this moment (UTC).")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 50,
    config: ConfigOption = None,
) -> None:
    """What happened beside requests, the newest first: changes, acknowledgements, readings of the record."""

    async def work() -> None:
        async with desk(config) as store:
            try:
                found = await store.event_queries.happened(
                    reader=actor(), kind=kind, since=_utc(since), until=_utc(until), limit=limit
                )
            except ValueError as error:
                raise StoreRefused(str(error)) from None
            for one in found:
                said = " ".join(f"{name}={value}" for name, value in one.details)
                typer.echo(f"{one.at:%Y-%m-%d %H:%M:%S}\t{one.kind}\t{one.actor}\t{said}")

    finish(work())


@app.command()
def export(
    since: Annotated[datetime | None, typer.Option()] = None,
    until: Annotated[datetime | None, typer.Option()] = None,
    config: ConfigOption = None,
) -> None:
    """All events as NDJSON, with the hashes that link them."""

    async def work() -> None:
        async with desk(config) as store:
            async for line in store.queries.export(reader=actor(), since=_utc(since), until=_utc(until)):
                typer.echo(line, nl=False)

    finish(work())


def print_attempts(attempts: tuple[Attempt, ...]) -> None:
    """A table for a person, lines with tabs for a program."""
    if not attempts:
        typer.echo("No request matches.", err=True)
    elif sys.stdout.isatty():
        Console().print(attempts_table(attempts))
    else:
        for attempt in attempts:
            typer.echo("\t".join(_cells(attempt)))


def attempts_table(attempts: tuple[Attempt, ...]) -> Table:
    table = Table(box=None)
    table.add_column("request", no_wrap=True, min_width=26)  # whole at any width: it is what 'audit show' wants
    for name in ("time (UTC)", "user", "system", "outcome", "what"):
        table.add_column(name, overflow="fold")
    for attempt in attempts:
        table.add_row(*_cells(attempt), style=None if attempt.intent.decision == "cleared" else "red")
    return table


def _cells(attempt: Attempt) -> tuple[str, ...]:
    row, outcome = attempt.intent, attempt.outcome
    replaced = " ".join(f"{item.role or item.type}:{item.all}" for item in row.redactions)
    rules = " ".join(f"{hit.clause} {hit.code}" for hit in row.rules)
    return (
        row.request_id,
        f"{attempt.at:%m-%d %H:%M:%S}",
        row.subject or f"unknown x{row.repeats}",
        row.system or "-",
        outcome.outcome if outcome else row.decision,
        rules or replaced or "-",
    )


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
