"""``townclerk policy``: what is in force, what waits for officers, and the emergency stop of a system."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from adapters.identity.api_key import ApiKeyIdentity
from audit.errors import RegistryError
from audit.store import DeskStore
from gateway.commands.desk import ConfigOption, actor, desk, finish, loaded
from rules.domain import Blocked, StaffRole

app = typer.Typer(no_args_is_help=True, help="The policy in force, confirmations, suspensions.")
KEY_VARIABLE = "TOWNCLERK_KEY"


@app.command()
def show(config: ConfigOption = None) -> None:
    """Hash of the policy in force, of a pending one, and who has confirmed it."""

    async def work() -> None:
        async with desk(config) as store:
            policies = store.registry.policies
            active, pending = await policies.active(), await policies.pending()
            typer.echo(f"in force: {active.version if active else 'none yet: start the gateway once'}")
            if pending:
                said = await policies.confirmations(pending.version)
                typer.echo(f"pending:  {pending.version}, confirmed by: {', '.join(sorted(said)) or 'nobody'}")
            for system in sorted(await store.registry.suspensions.suspended()):
                typer.echo(f"suspended: {system}")

    finish(work())


@app.command()
def confirm(
    version: Annotated[str, typer.Argument(help="The hash that 'townclerk policy show' calls pending.")],
    role: Annotated[StaffRole, typer.Option("--as", help="The office that speaks: aio or iso.")],
    config: ConfigOption = None,
) -> None:
    """Confirm a pending policy as an officer. Your own key must stand in TOWNCLERK_KEY."""

    async def work() -> None:
        async with desk(config) as store:
            await store.registry.policies.confirm(version, await _officer(store), role)

    finish(work())
    typer.echo(f"confirmed {version}; the gateway takes it over within seconds once all officers have")


@app.command()
def suspend(
    system: str, reason: Annotated[str, typer.Option(help="A code, e.g. incident.")], config: ConfigOption = None
) -> None:
    """Stop a system for everybody, at once (VI.A.6). Wins over every file."""

    async def work() -> None:
        async with desk(config) as store:
            known = {item.name for item in loaded(config).systems}
            if system not in known:
                raise RegistryError(f"There is no such system; the file names {', '.join(sorted(known))}.")
            await store.registry.suspensions.suspend(system, actor=actor(), reason=reason)

    finish(work())
    typer.echo(f"suspended {system}")


@app.command()
def lift(
    system: str, reason: Annotated[str, typer.Option(help="A code, e.g. review_passed.")], config: ConfigOption = None
) -> None:
    """End the suspension of a system. Where the policy names officers, one of them does it, with the key in TOWNCLERK_KEY."""

    async def work() -> None:
        async with desk(config) as store:
            who = await _officer_of(store, loaded(config).policy.officers) or actor()
            await store.registry.suspensions.lift(system, actor=who, reason=reason)

    finish(work())
    typer.echo(f"lifted {system}")


async def _officer_of(store: DeskStore, roles: frozenset[str]) -> str | None:
    """The subject of somebody who holds one of these roles; None where no role is asked for."""
    if not roles:
        return None
    subject = await _officer(store)
    person = await store.registry.people.get(subject)
    if person is None or not person.active or not roles & person.roles:
        raise RegistryError(f"This takes one of: {', '.join(sorted(roles))}.")
    return subject


async def _officer(store: DeskStore) -> str:
    """The subject behind the key in the environment: an account on this machine is no officer's word."""
    headers = (("authorization", f"Bearer {os.environ.get(KEY_VARIABLE, '')}"),)
    user = await ApiKeyIdentity(store.registry.keys).authenticate(headers)
    if isinstance(user, Blocked):
        raise RegistryError(f"Put your own Townclerk key into {KEY_VARIABLE}: {user.reason.message}")
    return user.subject
