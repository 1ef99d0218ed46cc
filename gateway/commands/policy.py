"""``townclerk policy``: what is in force, what waits for officers, and the emergency stop of a system."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated

import typer

from adapters.identity.api_key import ApiKeyIdentity
from audit.errors import RegistryError
from audit.registry.policies import Snapshot
from audit.store import DeskStore
from gateway.commands.desk import ConfigOption, actor, desk, finish
from rules.decide.change import stricter
from rules.decide.policy import Policy
from rules.domain import Blocked, StaffRole

app = typer.Typer(no_args_is_help=True, help="The policy in force, confirmations, suspensions.")
KEY_VARIABLE = "TOWNCLERK_KEY"


class Office(StrEnum):
    AIO = "aio"
    ISO = "iso"


@app.command()
def show(config: ConfigOption = None) -> None:
    """The policy in force, what a pending one would loosen, and whose word is missing."""

    async def work() -> None:
        async with desk(config) as store:
            active, pending = await store.registry.policies.active(), await store.registry.policies.pending()
            typer.echo(f"in force: {active.version if active else 'none yet: start the gateway once'}")
            if active and pending:
                for line in await _pending(store, _policy(active), Policy.model_validate_json(pending.text)):
                    typer.echo(line)
            for system in sorted(await store.registry.suspensions.suspended()):
                typer.echo(f"suspended: {system}")

    finish(work())


def _policy(snapshot: Snapshot) -> Policy:
    return Policy.model_validate_json(snapshot.text)


async def _pending(store: DeskStore, active: Policy, pending: Policy) -> list[str]:
    said = await store.registry.policies.confirmations(pending.version)
    lines = [f"pending:  {pending.version}", *(f"  would loosen {path}" for path in stricter(active, pending).loosened)]
    missing = sorted(active.officers - set(said))
    return [*lines, f"  confirmed by: {', '.join(sorted(said)) or 'nobody'}; still needed: {', '.join(missing) or 'nobody'}"]


@app.command()
def confirm(
    version: Annotated[str, typer.Argument(help="The hash that 'townclerk policy show' calls pending.")],
    office: Annotated[Office, typer.Option("--as", help="The office that speaks.")],
    config: ConfigOption = None,
) -> None:
    """Confirm a pending policy as an officer. Your own key must stand in TOWNCLERK_KEY."""

    async def work() -> frozenset[str]:
        async with desk(config) as store:
            await store.registry.policies.confirm(version, await _officer(store), StaffRole(office))
            active = await store.registry.policies.active()
            needed = _policy(active).officers if active else frozenset()
            return needed - set(await store.registry.policies.confirmations(version))

    missing = finish(work())
    then = f"still needed: {', '.join(sorted(missing))}" if missing else "a running gateway takes it over within seconds"
    typer.echo(f"confirmed {version}; {then}")


@app.command()
def suspend(
    system: str, reason: Annotated[str, typer.Option(help="A code, e.g. incident.")], config: ConfigOption = None
) -> None:
    """Stop a system for everybody, at once (VI.A.6). Wins over every file."""

    async def work() -> None:
        async with desk(config) as store:
            known = sorted(item.name for item in (await _in_force(store)).systems)
            if system not in known:
                raise RegistryError(f"There is no such system; the policy in force has {', '.join(known)}.")
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
            who = await _officer_of(store, (await _in_force(store)).officers) or actor()
            await store.registry.suspensions.lift(system, actor=who, reason=reason)

    finish(work())
    typer.echo(f"lifted {system}")


async def _in_force(store: DeskStore) -> Policy:
    """The policy as the gateway put it in force: there even while the file has a mistake in it."""
    active = await store.registry.policies.active()
    if active is None:
        raise RegistryError("No policy has been in force yet; start the gateway once.")
    return _policy(active)


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
    if not os.environ.get(KEY_VARIABLE):
        raise RegistryError(f"{KEY_VARIABLE} is not set; put your own Townclerk key there.")
    headers = (("authorization", f"Bearer {os.environ[KEY_VARIABLE]}"),)
    user = await ApiKeyIdentity(store.registry.keys).authenticate(headers)
    if isinstance(user, Blocked):
        raise RegistryError(f"{KEY_VARIABLE}: {user.reason.message}")
    return user.subject
