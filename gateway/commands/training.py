"""``townclerk training``: what the city's learning system says about who completed what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gateway.commands.desk import ConfigOption, actor, desk, finish

app = typer.Typer(no_args_is_help=True, help="Training completions.")


@app.command("import")
def import_file(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="CSV: subject,course_id,status,completed_at[,expires_at].")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, change nothing.")] = False,
    snapshot: Annotated[bool, typer.Option("--snapshot", help="The file is the whole truth: what it lacks is dropped.")] = False,
    config: ConfigOption = None,
) -> None:
    """Take over an export of the learning system. Importing it twice changes nothing."""
    content = file.read_bytes()

    async def work() -> None:
        async with desk(config, may_begin=True) as store:
            training = store.registry.training
            if dry_run:
                report = await training.preview(content, snapshot=snapshot)
            else:
                report = await training.import_file(content, actor=actor(), snapshot=snapshot)
            typer.echo(
                f"{'would be ' if dry_run else ''}{report.new} new, {report.changed} changed, "
                f"{report.unchanged} unchanged, {report.dropped} dropped ({report.rows} rows, sha256 {report.sha256[:16]})"
            )
            for subject in report.unknown_people:
                typer.secho(f"quarantined, not in the registry: {subject}", fg="yellow", err=True)

    finish(work())
