"""``townclerk keys``: the keys that staff put into their chat tools."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from gateway.commands.desk import ConfigOption, actor, desk, finish
from rules.domain import RefusalStyle

app = typer.Typer(no_args_is_help=True, help="API keys: shown once, kept as a keyed hash.")


@app.command()
def create(
    subject: str,
    label: Annotated[str, typer.Option(help="For which tool, e.g. open-webui.")] = "",
    until: Annotated[datetime | None, typer.Option(help="End of validity (UTC).")] = None,
    may_ack_by_header: Annotated[bool, typer.Option(help="Its program shows people what they acknowledge.")] = False,
    refusals: Annotated[RefusalStyle, typer.Option(help="'message' for tools that hide errors from people.")] = "error",
    config: ConfigOption = None,
) -> None:
    """Make a key for a person and print it, this once."""

    async def work() -> str:
        async with desk(config, may_begin=True) as store:
            end = until.replace(tzinfo=UTC) if until else None
            return await store.registry.keys.create(
                subject,
                actor=actor(),
                label=label,
                valid_until=end,
                may_ack_by_header=may_ack_by_header,
                refusals=refusals,
            )

    typer.echo(finish(work()))


@app.command("list")
def list_keys(subject: Annotated[str | None, typer.Argument()] = None, config: ConfigOption = None) -> None:
    """Keys without their secrets."""

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            for key in await store.registry.keys.list(subject):
                state = "revoked" if key.revoked_at else f"until {key.valid_until:%Y-%m-%d}" if key.valid_until else "in force"
                typer.echo(f"{key.key_id}\t{key.subject}\t{key.label}\t{key.created_at:%Y-%m-%d}\t{state}")

    finish(work())


@app.command()
def revoke(key_id: Annotated[str, typer.Argument(help="The id: tc_<id>_...")], config: ConfigOption = None) -> None:
    """Refuse this key from the next request on."""

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            await store.registry.keys.revoke(key_id.removeprefix("tc_").split("_")[0], actor=actor())

    finish(work())
    typer.echo("revoked")
