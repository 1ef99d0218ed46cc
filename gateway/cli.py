"""The command ``townclerk``."""

from __future__ import annotations

from importlib import metadata
from typing import Annotated

import typer

from gateway.commands import audit, exception, keys, people, policy, replay, report, training
from gateway.commands.blocklist import blocklist
from gateway.commands.check import check
from gateway.commands.demo import demo
from gateway.commands.run import run
from gateway.commands.scrub import scrub

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(metadata.version("townclerk"))
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Which one this is.")]


@app.callback()
def about(version: Version = False) -> None:
    """Townclerk: the gateway between a city's staff and generative AI."""


app.command()(run)
app.command()(demo)
app.command()(check)
app.command()(scrub)
app.command()(blocklist)
app.add_typer(people.app, name="people")
app.add_typer(keys.app, name="keys")
app.add_typer(training.app, name="training")
app.add_typer(policy.app, name="policy")
app.add_typer(audit.app, name="audit")
app.add_typer(report.app, name="report")
app.add_typer(exception.app, name="exception")
app.add_typer(replay.app, name="replay")


def main() -> None:
    app()


if __name__ == "__main__":
    main()
