"""``townclerk blocklist``: the public hosts of generative AI as a list that the network can enforce."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from adapters.section import OpenAICompatibleSection
from gateway.commands.desk import loaded
from gateway.config import Config
from gateway.public_hosts import public_hosts
from gateway.wire.rpz_zone import rpz_zone, serial_of
from gateway.wire.squid_acl import squid_acl
from rules.decide.hosts import Host, blocked

DEFAULT_ZONE = "genai.rpz.internal"


class Format(StrEnum):
    RPZ = "rpz"
    SQUID = "squid"


def blocklist(
    form: Annotated[Format, typer.Option("--format", help="rpz for DNS resolvers, squid for the web proxy.")],
    zone: Annotated[str | None, typer.Option(help=f"rpz: name of the zone; {DEFAULT_ZONE} if none is given.")] = None,
    revision: Annotated[
        int | None, typer.Option(min=0, max=99, help="rpz: end of the serial; raise it when the approved systems change.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else standard output.")] = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", "-c", envvar="TOWNCLERK_CONFIG", help="Leaves the approved systems of this file reachable."),
    ] = None,
) -> None:
    """Write the list of public AI that the network refuses where the gateway is not in the path (VII.E); see docs/network.md."""
    if form is Format.SQUID and (zone is not None or revision is not None):
        _end("--zone and --revision belong to --format rpz", 2)
    hosts = blocked(public_hosts(), approved_urls(loaded(config)) if config else ())
    text = squid_acl(hosts) if form is Format.SQUID else _zone(hosts, DEFAULT_ZONE if zone is None else zone, revision or 0)
    if output is None:
        typer.echo(text, nl=False)
    else:
        _write(output, text)
    _tell(hosts)


def approved_urls(config: Config) -> list[str]:
    """Where the systems of the policy live that are approved today. A provider that none uses is not approved for anything."""
    today = datetime.now(UTC).date()
    live = (system for system in config.systems if system.approval.approved_on <= today <= system.approval.valid_until)
    used = (config.providers[system.provider] for system in live)
    return [section.base_url for section in used if isinstance(section, OpenAICompatibleSection)]


def _zone(hosts: tuple[Host, ...], zone: str, revision: int) -> str:
    try:
        return rpz_zone(hosts, zone=zone, serial=serial_of(public_hosts().version, revision))
    except ValueError as problem:
        _end(f"--zone: {problem}", 2)


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a resolver may read it at any moment."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="ascii")
        os.replace(beside, path)
    except OSError as error:
        _end(f"--output: {path} cannot be written ({error.strerror})", 1)


def _tell(hosts: tuple[Host, ...]) -> None:
    """On the error stream: the list itself may go through a pipe."""
    typer.echo(f"pack of {public_hosts().version}: {len(hosts)} entries", err=True)
    for host in hosts:
        for name in host.passes:
            typer.secho(f"approved, passes: {name} (the rest of {host.name} is refused)", fg="yellow", err=True)


def _end(problem: str, status: int) -> NoReturn:
    typer.secho(problem, fg="red", err=True)
    raise typer.Exit(status)
