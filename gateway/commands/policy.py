"""``townclerk policy``: what is in force, what waits for officers, and the emergency stop of a system."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from audit.errors import RegistryError
from audit.store import DeskStore
from gateway.commands.desk import ConfigOption, actor, desk, finish
from gateway.commands.officer import in_force, officer, officer_of, policy_of
from rules.decide.change import stricter
from rules.decide.policy import EVERY, Policy
from rules.domain import StaffRole

app = typer.Typer(no_args_is_help=True, help="The policy in force, confirmations, suspensions.")


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
                for line in await _pending(store, policy_of(active), Policy.model_validate_json(pending.text)):
                    typer.echo(line)
            for system in sorted(await store.registry.suspensions.suspended()):
                typer.echo(f"suspended: {system}")

    finish(work())


@app.command()
def rules(config: ConfigOption = None) -> None:
    """The rules of use in force: id, clause, mode, and the departments in which it is another."""

    async def work() -> None:
        async with desk(config) as store:
            policy = await in_force(store)
        for rule in policy.uses:
            said = [entry for entry in policy.rules.modes if entry.rule == rule.id]
            own = ", ".join(f"{name}: {entry.mode}" for entry in said for name in sorted(entry.departments - {EVERY}))
            typer.echo(
                f"{rule.id}\t{rule.clause}\t{policy.rules.mode_of(rule, EVERY)}\t{rule.title}" + (f" ({own})" if own else "")
            )

    finish(work())


async def _pending(store: DeskStore, active: Policy, pending: Policy) -> list[str]:
    said = await store.registry.policies.confirmations(pending.version)
    change = stricter(active, pending)
    lines = [f"pending:  {pending.version}", *(f"  would loosen {path}" for path in change.loosened)]
    lines += [f"  would change {path}" for path in change.modes]
    missing = sorted(change.officers - set(said))
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
            await store.registry.policies.confirm(version, await officer(store), StaffRole(office))
            active, pending = await store.registry.policies.active(), await store.registry.policies.pending()
            needed = stricter(policy_of(active), policy_of(pending)).officers if active and pending else frozenset()
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
            known = sorted(item.name for item in (await in_force(store)).systems)
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
            who = await officer_of(store, (await in_force(store)).officers) or actor()
            await store.registry.suspensions.lift(system, actor=who, reason=reason)

    finish(work())
    typer.echo(f"lifted {system}")
