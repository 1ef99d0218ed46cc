"""``townclerk check``: is this configuration file usable?"""

from __future__ import annotations

import os
from datetime import UTC, datetime

import typer

from gateway.commands.desk import ConfigOption, loaded, path_of
from gateway.config import Config


def check(config: ConfigOption = None) -> None:
    """Read a configuration file and say what is wrong, or what it allows."""
    chosen = loaded(config)
    policy = chosen.policy
    typer.secho(f"{path_of(config)} is valid; policy version {policy.version}", fg="green")
    for system in policy.systems:
        classes = ", ".join(sorted(system.approval.data_classes))
        typer.echo(f"  {system.name} -> {system.provider}, until {system.approval.valid_until}, classes: {classes}")
    for warning in _warnings(chosen):
        typer.secho(f"warning: {warning}", fg="yellow", err=True)


def _warnings(config: Config) -> list[str]:
    today = datetime.now(UTC).date()
    found = [
        f"the approval of {system.name!r} is not valid today"
        for system in config.systems
        if not system.approval.approved_on <= today <= system.approval.valid_until
    ]
    found += [
        f"provider {name!r}: the environment variable {variable} is not set"
        for name, section in config.providers.items()
        if (variable := getattr(section, "key_env", None)) and variable not in os.environ
    ]
    found += [
        f"reports: the environment variable {variable} is not set"
        for variable in config.reports.secrets
        if variable not in os.environ
    ]
    return found
