"""``townclerk replay``: what a changed pack or mode would have done to stored requests, before it is put in force.

Asks the running gateway as an officer, with the officer's own key in TOWNCLERK_KEY. Prints counts and ids, never text.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import httpx
import typer

from gateway.commands.desk import ConfigOption, loaded
from gateway.commands.officer import KEY_VARIABLE
from gateway.packs import packs_in
from gateway.yaml_file import ConfigError
from rules.decide.replay import WORDS

app = typer.Typer(no_args_is_help=True, help="Decide stored requests again under changed rules: counts and ids, never text.")

Url = Annotated[str | None, typer.Option(help="Where the gateway is; else as the configuration says.")]
Since = Annotated[datetime, typer.Option(help="From this time on, UTC.")]
Until = Annotated[datetime | None, typer.Option(help="Up to this time, UTC; else up to now.")]
Folder = Annotated[Path | None, typer.Option("--pack", help="Folder of packs to try in place of those of the same id.")]
Modes = Annotated[list[str] | None, typer.Option("--mode", help="rule=mode to try, everywhere; again for another rule.")]


@app.command()
def ask(
    since: Since,
    until: Until = None,
    pack: Folder = None,
    mode: Modes = None,
    url: Url = None,
    config: ConfigOption = None,
) -> None:
    """Propose a replay as AI Officer or ISO; the other one confirms it."""
    body: dict[str, Any] = {
        "since": since.replace(tzinfo=UTC).isoformat(),
        "packs": _packs(pack) if pack else [],
        "modes": [dict(zip(("rule", "mode"), entry.split("=", 1), strict=False)) for entry in mode or ()],
    }
    if until:
        body["until"] = until.replace(tzinfo=UTC).isoformat()
    replay = _call("POST", "", url, config, body)
    typer.echo(f"replay {replay['id']} waits for: {', '.join(replay['needs'])}")
    for rule, sha256 in replay["packs"].items():
        typer.echo(f"  {rule}\t{sha256}")


@app.command()
def confirm(replay_id: str, url: Url = None, config: ConfigOption = None) -> None:
    """Start a replay that the other officer asked for."""
    replay = _call("POST", f"/{replay_id}/confirm", url, config)
    typer.echo(f"replay {replay['id']} is {replay['state']}")


@app.command("list")
def list_replays(url: Url = None, config: ConfigOption = None) -> None:
    """The latest replays."""
    for replay in _call("GET", "", url, config)["data"]:
        typer.echo(f"{replay['id']}\t{replay['state']}\tsince {replay['since']}\tby {replay['asked']['by']}")


@app.command()
def show(
    replay_id: str,
    ids: Annotated[bool, typer.Option("--ids", help="Also the ids of the requests that would change.")] = False,
    url: Url = None,
    config: ConfigOption = None,
) -> None:
    """Where a replay stands, and what came out."""
    replay = _call("GET", f"/{replay_id}", url, config)
    typer.echo(f"replay {replay['id']}: {replay['state']}, {replay['since']} to {replay['until']}")
    for office in ("asked", "confirmed"):
        if said := replay[office]:
            typer.echo(f"{office} by {said['by']} as {said['as']}, {said['at']}")
    if result := replay["result"]:
        for line in _lines(result, ids=ids):
            typer.echo(line)


def _lines(result: dict[str, Any], *, ids: bool) -> list[str]:
    lines = [f"read {result['read']} in {result['seconds']} s", ""]
    lines += [f"{change.replace('->', ' -> '):<20}{count:>8}" for change, count in result["changes"].items() if count]
    lines += [f"{'skipped, ' + why.replace('_', ' '):<20}{count:>8}" for why, count in result["skipped"].items() if count]
    lines += ["", "".join([f"{'rule':<32}", *(f"{word.replace('_', ' '):>10}" for word in WORDS)])]
    lines += [f"{rule:<32}" + "".join(f"{said[word]:>10}" for word in WORDS) for rule, said in result["rules"].items()]
    if ids:
        lines += ["", *(f"{change}\t{request_id}" for change, found in result["ids"].items() for request_id in found)]
    return lines


def _packs(folder: Path) -> list[object]:
    try:
        return [pack.model_dump(mode="json") for pack in packs_in(str(folder))]
    except ConfigError as error:
        _end(str(error), 2)


def _call(method: str, path: str, url: str | None, config: Path | None, body: object = None) -> Any:
    """The gateway's answer, or the end of the command with its sentence."""
    key = os.environ.get(KEY_VARIABLE) or _end(f"{KEY_VARIABLE} is not set; put your own Townclerk key there.")
    address = (url or loaded(config).server.url).rstrip("/")
    try:
        with httpx.Client(trust_env=False, timeout=60) as client:
            headers = {"Authorization": f"Bearer {key}"}
            reply = client.request(method, f"{address}/admin/replays{path}", headers=headers, json=body)
            answer = reply.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        _end(f"The gateway at {address} does not answer ({type(error).__name__}); name it with --url.")
    if reply.is_success:
        return answer
    problem = answer.get("error", {})
    _end(f"{problem.get('message', reply.status_code)} {problem.get('policy', {}).get('what_to_do', '')}".strip())


def _end(why: str, code: int = 1) -> NoReturn:
    typer.secho(why, fg="red", err=True)
    raise typer.Exit(code)
