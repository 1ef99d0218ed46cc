"""The policy in force, and how a changed file gets there while the gateway runs.

A new file is read whole or not at all. What it tightens is in force at once; what it loosens stays pending
until the officers that the policy names have confirmed its hash. Every load is an event with the hash.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from audit.record.records import Note
from audit.registry.policies import Snapshot
from audit.store import Store
from gateway.config import Config, StartRefused
from gateway.config_file import ConfigError, load_config
from rules.decide.change import silenced, stricter
from rules.decide.policy import Policy

log = logging.getLogger("townclerk.policy")
_ACTOR = "gateway"


class LivePolicy:
    """`current` is one immutable value: whoever took it keeps it to the end of the request."""

    def __init__(self, path: Path, config: Config, store: Store) -> None:
        self._path = path
        self._config = config
        self._record = store.record
        self._policies = store.registry.policies
        self._seen: tuple[int, int] | None = None
        self._wanted = config.policy
        self._in_force = config.policy
        self.current = config.policy
        """What decides: the policy in force, without systems at places that this process has no provider for."""
        self.version = config.policy.version
        """Hash of the policy in force: what rows name, and what `townclerk policy show` finds."""
        self.loosened: tuple[str, ...] = ()
        """What of the file is pending: what it loosens, and the modes of rules that it changes."""

    async def start(self) -> None:
        """Put the file in force, as far as what was in force at the last run lets it. Raises `StartRefused`."""
        if (last := await self._policies.active()) is not None:
            self._in_force = Policy.model_validate_json(last.text)
            _check_packs(self._in_force, self._config.policy)
        await self._offer(self._config.policy)

    async def keep_watching(self, seconds: float = 1.0) -> None:
        """Look for a changed file, and for confirmations, for ever."""
        while True:
            await asyncio.sleep(seconds)
            try:
                await self.refresh()
            except Exception as error:  # noqa: BLE001 - the old policy stays in force, and the next look may succeed
                log.error("the policy could not be refreshed (%s); the old one stays in force", type(error).__name__)

    def look_again(self) -> None:
        """Read the file at the next look even if it has not changed (SIGHUP)."""
        self._seen = None

    async def refresh(self) -> None:
        """Take over what has changed. A file counts as seen only once that has succeeded."""
        stamp = _stamp(self._path)
        if stamp != self._seen:
            await self.reload()
            self._seen = stamp
        elif self.loosened and await self._confirmed(self._wanted):
            await self._offer(self._wanted)

    async def reload(self) -> None:
        """Read the file again. A wrong file keeps the old policy, and says so in the log and in the record."""
        try:
            config = load_config(self._path)
        except ConfigError as error:
            await self._refuse(str(error), len(error.problems))
            return
        if config.model_copy(update=_policy_parts(self._config)) != self._config:
            log.warning("store, providers, city, finding and limits take effect at the next start")
        try:  # with the rules that this process judges by
            wanted = Policy.model_validate({**dict(config.policy), "uses": self._config.policy.uses})
        except ValidationError:
            await self._refuse("its modes fit other packs of rules than this process has read; start it again", 1)
            return
        await self._offer(wanted)

    async def _refuse(self, why: str, problems: int) -> None:
        log.error("the new configuration is wrong; the old one stays in force:\n%s", why)
        await self._record.note(Note("policy_refused", _ACTOR, (("problems", str(problems)),)))

    async def _offer(self, wanted: Policy) -> None:
        """Put in force what may be; propose the rest."""
        change = stricter(self._in_force, wanted)
        waits = bool(change.officers) and not await self._confirmed(wanted)
        effective = change.effective if waits else wanted
        if effective != self._in_force or await self._policies.active() is None:
            modes = () if waits else change.modes
            await self._policies.activate(_snapshot(effective), actor=_ACTOR, modes=modes)
            log.info("policy %s is in force", effective.version)
        self._wanted, self._in_force = wanted, effective
        self.current = _reachable(effective, self._config.policy.places)
        self.version = effective.version
        self.loosened = (*change.loosened, *change.modes) if waits else ()
        if waits:
            await self._propose(wanted, change.modes)

    async def _propose(self, wanted: Policy, modes: Sequence[str]) -> None:
        """A proposal that waits already keeps the confirmations that it has."""
        pending = await self._policies.pending()
        if pending is None or pending.version != wanted.version:
            await self._policies.propose(_snapshot(wanted), actor=_ACTOR, modes=modes)
        log.warning("pending until 'townclerk policy confirm %s': %s", wanted.version, ", ".join(self.loosened))

    async def _confirmed(self, wanted: Policy) -> bool:
        """The officers whose word the change takes have all confirmed the new policy."""
        return stricter(self._in_force, wanted).officers <= set(await self._policies.confirmations(wanted.version))


def _reachable(policy: Policy, running: Mapping[str, str]) -> Policy:
    """An approval is for a system at a place: where this process would reach another place, the system is not offered."""
    there = [s for s in policy.systems if s.provider in running and running[s.provider] == policy.places.get(s.provider)]
    if missing := sorted({s.name for s in policy.systems} - {s.name for s in there}):
        log.warning("not offered until a restart or a confirmation, the provider is at another place: %s", ", ".join(missing))
    return policy.model_copy(update={"systems": tuple(there)})


def _check_packs(in_force: Policy, policy: Policy) -> None:
    """A mode is changed by two officers, and to take a pack away would silence its rule without them."""
    if gone := silenced(in_force, policy):
        what_to_do = "Put it back, have the mode of its rule set to off (rules.modes) and confirmed, then take it away"
        raise StartRefused(f"There is no pack any more for a rule in force: {', '.join(gone)}. {what_to_do}.")


def _snapshot(policy: Policy) -> Snapshot:
    return Snapshot(policy.version, policy.canonical())


def _policy_parts(config: Config) -> dict[str, object]:
    names = ("server", "systems", "data_classes", "purposes", "training", "scrubbing", "notice", "review", "rules", "governance")
    return {name: getattr(config, name) for name in names}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
