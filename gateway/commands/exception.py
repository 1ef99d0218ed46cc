"""``townclerk exception``: the AI Officer lets one person past one rule of use, until a day."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from audit.errors import RegistryError
from gateway.commands.desk import ConfigOption, actor, desk, finish
from gateway.commands.officer import in_force, officer_of
from rules.decide.reports import not_excepted
from rules.domain import StaffRole

app = typer.Typer(no_args_is_help=True, help="Exceptions from rules of use, for one person and a time.")


@app.command()
def grant(
    subject: Annotated[str, typer.Argument(help="Whom: the subject id.")],
    rule: Annotated[str, typer.Argument(help="The rule_id of the refusal, e.g. use.harassment.")],
    until: Annotated[datetime, typer.Option(help="End of the exception (UTC), 90 days away at most.")],
    reason: Annotated[str, typer.Option(help="A code, e.g. training_material.")],
    config: ConfigOption = None,
) -> None:
    """Let somebody past a rule of use. Takes the AI Officer's key in TOWNCLERK_KEY."""

    async def work() -> int:
        async with desk(config) as store:
            who = await officer_of(store, frozenset({StaffRole.AIO}))
            if who is None or who == subject:
                raise RegistryError("Nobody makes an exception for themselves; another AI Officer has to.")
            if refused := not_excepted(rule, await in_force(store)):
                raise RegistryError(refused)
            end = until if until.tzinfo else until.replace(tzinfo=UTC)
            return await store.registry.exceptions.grant(subject, rule, until=end, reason=reason, actor=who)

    typer.echo(f"exception {finish(work())}: {subject} is not stopped by {rule} until {until:%Y-%m-%d %H:%M}")


@app.command()
def end(
    number: Annotated[int, typer.Argument(help="The number that 'exception list' shows.")], config: ConfigOption = None
) -> None:
    """End an exception now. What makes policy stricter takes no officer."""

    async def work() -> None:
        async with desk(config) as store:
            await store.registry.exceptions.end(number, actor=actor())

    finish(work())
    typer.echo(f"ended exception {number}")


@app.command("list")
def list_exceptions(config: ConfigOption = None) -> None:
    """All exceptions, the newest first, with those that are over."""

    async def work() -> None:
        async with desk(config) as store:
            now = datetime.now(UTC)
            for one in await store.registry.exceptions.list():
                over = "ended" if one.ended_at else "over" if one.valid_until <= now else "in force"
                granted = f"by {one.granted_by} on {one.granted_at:%Y-%m-%d}"
                until = f"until {one.valid_until:%Y-%m-%d %H:%M}"
                typer.echo("\t".join((str(one.exception_id), one.subject, one.rule, one.reason, granted, until, over)))

    finish(work())
