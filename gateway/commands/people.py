"""``townclerk people``: who may ask, with which roles, and for which systems."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal, get_args

import typer

from audit.errors import RegistryError
from audit.registry.people import Person
from gateway.commands.desk import ConfigOption, actor, desk, finish, loaded
from rules.decide.policy import EVERY, System
from rules.domain import Grant, StaffRole, UserType

app = typer.Typer(no_args_is_help=True, help="People, their roles and what they may use.")


Clearances = Annotated[
    list[str] | None, typer.Option(help="What the person was checked for, e.g. cjis. May be given several times.")
]


class Holder(StrEnum):
    PERSON = "person"
    DEPARTMENT = "department"
    GROUP = "group"


@app.command()
def add(
    subject: Annotated[str, typer.Argument(help="Immutable id, e.g. the employee number; never a name.")],
    department: Annotated[str, typer.Option(help="Department code, e.g. police.")],
    user_type: Annotated[UserType, typer.Option(help="Kind of end user (policy III.D).")] = UserType.EMPLOYEE,
    role: Annotated[list[StaffRole] | None, typer.Option(help="May be given several times.")] = None,
    group: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
    supervisor: Annotated[str | None, typer.Option(help="Subject id.")] = None,
    clearance: Clearances = None,
    config: ConfigOption = None,
) -> None:
    """Add a person to the registry."""

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            roles, groups = frozenset(role or ()), frozenset(group or ())
            person = Person(
                subject, department, user_type, roles=roles, groups=groups, supervisor=supervisor, clearances=_words(clearance)
            )
            await store.registry.people.add(person, actor=actor())

    finish(work())
    typer.echo(f"added {subject}")


@app.command("list")
def list_people(config: ConfigOption = None) -> None:
    """Everybody in the registry."""

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            for person in await store.registry.people.list():
                kind = person.user_type or "unknown"
                state = "active" if person.active else "inactive"
                roles, cleared = ",".join(sorted(person.roles)), ",".join(sorted(person.clearances))
                typer.echo(f"{person.subject}\t{person.department}\t{kind}\t{state}\t{roles}\t{cleared}")

    finish(work())


@app.command()
def clear(subject: str, clearance: Clearances = None, config: ConfigOption = None) -> None:
    """Record what a person is cleared for, in place of what was recorded; without --clearance: for nothing."""

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            await store.registry.people.clear(subject, _words(clearance), actor=actor())

    finish(work())
    typer.echo(f"{subject} is cleared for: {', '.join(sorted(_words(clearance))) or 'nothing'}")


@app.command()
def deactivate(subject: str, config: ConfigOption = None) -> None:
    """From now on this person may not ask."""

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            await store.registry.people.deactivate(subject, actor=actor())

    finish(work())
    typer.echo(f"deactivated {subject}")


@app.command()
def activate(subject: str, config: ConfigOption = None) -> None:
    """Let a deactivated person ask again."""

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            await store.registry.people.activate(subject, actor=actor())

    finish(work())
    typer.echo(f"activated {subject}")


@app.command()
def grant(
    system: Annotated[str, typer.Argument(help="Name of an approved system.")],
    holder_kind: Annotated[Holder, typer.Argument(help="person, department or group.")],
    holder: Annotated[str, typer.Argument(help="Subject id, department code or group.")],
    by: Annotated[str, typer.Option(help="On whose word, e.g. the director's subject id.")],
    until: Annotated[datetime | None, typer.Option(help="End of the grant (UTC); none: until revoked.")] = None,
    config: ConfigOption = None,
) -> None:
    """Let a person, a department or a group use a system."""

    approved = loaded(config).policy.system(system)
    if approved is None:
        raise typer.BadParameter(f"the configuration has no system of this name: {system}")

    async def work() -> int:
        async with desk(config, may_begin=True) as store:
            everybody = {person.subject: person for person in await store.registry.people.list()}
            if by not in everybody or (holder_kind is Holder.PERSON and holder not in everybody):
                raise RegistryError("Both who is authorised and who says so (--by) must be people in the registry.")
            _warn(approved, holder_kind, holder, {person.department for person in everybody.values()})
            end = until.replace(tzinfo=UTC) if until else None
            given = Grant(_kind(holder_kind), holder, system, datetime.now(UTC), end, by)
            return await store.registry.grants.add(given, actor=actor())

    typer.echo(f"grant {finish(work())}: {holder_kind} {holder} may use {system}")


@app.command()
def grants(config: ConfigOption = None) -> None:
    """All grants, revoked ones too."""

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            for entry in await store.registry.grants.list():
                item = entry.grant
                state = "revoked" if entry.revoked_at else f"until {item.valid_until or 'revoked'}"
                typer.echo(f"{entry.grant_id}\t{item.system}\t{item.holder_kind} {item.holder}\tby {item.granted_by}\t{state}")

    finish(work())


@app.command("revoke-grant")
def revoke_grant(grant_id: int, config: ConfigOption = None) -> None:
    """End a grant now."""

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            await store.registry.grants.revoke(grant_id, actor=actor())

    finish(work())
    typer.echo(f"revoked grant {grant_id}")


def _words(clearances: list[str] | None) -> frozenset[str]:
    return frozenset(clearances or ())


def _warn(system: System, holder_kind: Holder, holder: str, departments: set[str]) -> None:
    """What is allowed but will let nobody in."""
    if holder_kind is not Holder.DEPARTMENT:
        return
    if holder not in departments:
        typer.secho(f"warning: nobody in the registry is in the department {holder}", fg="yellow", err=True)
    if not system.approval.departments & {EVERY, holder}:
        typer.secho(f"warning: {system.name} is not approved for the department {holder}", fg="yellow", err=True)


def _kind(holder: Holder) -> Literal["person", "department", "group"]:
    return next(kind for kind in get_args(Literal["person", "department", "group"]) if kind == holder)
