"""What all commands share: which configuration, who is acting, and the store as a short-lived process has it."""

from __future__ import annotations

import asyncio
import getpass
import os
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from audit.database import is_there
from audit.errors import StoreError, StoreRefused
from audit.record.crypto import MASTER_KEY_VARIABLE, Keys
from audit.section import StoreSection
from audit.store import DeskStore, Store
from gateway.config import Config, StartRefused, default_config_path
from gateway.config_file import ConfigError, load_config, load_store_section

T = TypeVar("T")

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", "-c", envvar="TOWNCLERK_CONFIG", help="Configuration file; without one, the demonstration's in this folder."
    ),
]


def path_of(config: Path | None) -> Path:
    return config or default_config_path()


def loaded(config: Path | None) -> Config:
    """The configuration, or the end of the command with every mistake in the file."""
    try:
        return load_config(path_of(config))
    except ConfigError as error:
        for problem in error.problems:
            typer.secho(problem, fg="red", err=True)
        raise typer.Exit(2) from None


def actor() -> str:
    """Who is recorded for what is done at the desk: the account on this machine."""
    return f"desk:{getpass.getuser()}"


@asynccontextmanager
async def desk(config: Path | None, *, may_begin: bool = False) -> AsyncIterator[DeskStore]:
    """The store beside a gateway that may be running. Only what enrols people may begin a new one.

    Reads no more of the file than where the store is: an emergency stop must work while the rest has a mistake in it.
    """
    section = _store_section(config)
    if not may_begin and not is_there(section):
        raise StoreRefused(f"There is no store at {section.path}; start the gateway once, or name another file with --config.")
    async with Store.open_desk(section, keys_of(section)) as store:
        yield store


def _store_section(config: Path | None) -> StoreSection:
    """Where the store is. Without a file: the demonstration's, if it has been run in this folder."""
    try:
        section = load_store_section(path_of(config))
    except ConfigError as error:
        raise StoreRefused(str(error)) from None
    if config is None and not is_there(section):
        raise StoreRefused("Which configuration? Name it with --config, or in TOWNCLERK_CONFIG.")
    return section


def keys_of(section: StoreSection) -> Keys:
    """The keys of the store. A store that is new gets a new master key; one that exists must find its own."""
    if not section.key_file.exists() and not section.path.exists() and MASTER_KEY_VARIABLE not in os.environ:
        return Keys.create(section.key_file)
    return Keys.load(section)


def finish(work: Coroutine[object, object, T]) -> T:
    """Run a command's work; an error that explains itself ends the command with that sentence."""
    try:
        return asyncio.run(work)
    except (StoreError, StartRefused) as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from None
