"""``townclerk check``: is this configuration file usable?"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import typer

from gateway.commands.desk import ConfigOption, loaded, path_of
from gateway.config import Config
from rules.decide.classes import has_agreement
from rules.decide.policy import EVERY, Policy
from rules.domain import ChatRequest, Message, TextPart
from rules.find.files import ModelChanged
from rules.uses.judge import Judge
from rules.uses.load import load_judge
from rules.uses.pack import Pack
from rules.uses.words import PatternTooSlow


def check(config: ConfigOption = None) -> None:
    """Read a configuration file and say what is wrong, or what it allows."""
    chosen = loaded(config)
    policy = chosen.policy
    typer.secho(f"{path_of(config)} is valid; policy version {policy.version}", fg="green")
    for system in policy.systems:
        classes = ", ".join(sorted(system.approval.data_classes))
        values = f"; as written: {', '.join(sorted(system.approval.unscrubbed))}" if system.approval.unscrubbed else ""
        typer.echo(f"  {system.name} -> {system.provider}, until {system.approval.valid_until}, classes: {classes}{values}")
    for warning in _warnings(chosen):
        typer.secho(f"warning: {warning}", fg="yellow", err=True)


def _warnings(config: Config) -> list[str]:
    today = datetime.now(UTC).date()
    found = [
        f"the approval of {system.name!r} is not valid today"
        for system in config.systems
        if not system.approval.approved_on <= today <= system.approval.valid_until
    ]
    found += _papers(config.policy)
    found += _examples(config.packs)
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


def _papers(policy: Policy) -> list[str]:
    """What an approval lists and will be refused all the same."""
    found = [
        f"{system.approval.approved_by!r} is not in governance.approvers for the day on which {system.name!r} was approved"
        for system in policy.systems
        if not policy.may_approve(system.approval.approved_by, system.approval.approved_on)
    ]
    found += [
        f"{system.name!r} lists {name}, and its agreements name no {policy.data_classes[name].needs_agreement!r}"
        for system in policy.systems
        for name in sorted(system.approval.data_classes)
        if not has_agreement(policy.data_classes[name], system.approval)
    ]
    found += [
        f"the region of {system.name!r} is not one of its approval's"
        for system in policy.systems
        if not system.approval.regions & {EVERY, policy.regions.get(system.provider)}
    ]
    return found


def _examples(packs: Sequence[Pack]) -> list[str]:
    """What the packs promise by their examples, and their judge does not keep."""
    try:
        judge = load_judge(packs)
    except ModelChanged as error:
        return [str(error)]
    return [warning for pack in packs for warning in misjudged(pack, judge)]


def misjudged(pack: Pack, judge: Judge) -> Iterator[str]:
    """Each example to which the pack does not say what it is listed for, by its place."""
    examples = (("block", pack.examples.block), ("ask", pack.examples.ask), ("allow", pack.examples.allow))
    for name, texts in examples:
        for number, text in enumerate(texts):
            if (says := _says(pack, text, judge)) != _WANTED[name]:
                yield f"pack {pack.id}: examples.{name}[{number}] {_TOLD[says]}"


def _says(pack: Pack, text: str, judge: Judge) -> str:
    try:
        signals = judge.judge(ChatRequest("", (Message("user", (TextPart(text),)),)))
    except PatternTooSlow:
        return "slow"
    return next((signal.says for signal in signals if signal.rule == pack.id), "nothing")


_WANTED = {"block": "block", "ask": "ack", "allow": "nothing"}
_TOLD = {
    "block": "would be stopped",
    "ack": "would be asked about",
    "nothing": "would pass",
    "slow": "can't be judged: a pattern takes too long",
}
