"""An officer at the desk: who speaks is proved by the person's own key, an account on this machine is nobody's word."""

from __future__ import annotations

import os

from adapters.identity.api_key import ApiKeyIdentity
from audit.errors import RegistryError
from audit.registry.policies import Snapshot
from audit.store import DeskStore
from rules.decide.policy import Policy
from rules.domain import Blocked

KEY_VARIABLE = "TOWNCLERK_KEY"


def policy_of(snapshot: Snapshot) -> Policy:
    return Policy.model_validate_json(snapshot.text)


async def in_force(store: DeskStore) -> Policy:
    """The policy as the gateway put it in force: there even while the file has a mistake in it."""
    active = await store.registry.policies.active()
    if active is None:
        raise RegistryError("No policy has been in force yet; start the gateway once.")
    return policy_of(active)


async def officer_of(store: DeskStore, roles: frozenset[str]) -> str | None:
    """The subject of somebody who holds one of these roles; None where no role is asked for."""
    if not roles:
        return None
    subject = await officer(store)
    person = await store.registry.people.get(subject)
    if person is None or not person.active or not roles & person.roles:
        raise RegistryError(f"This takes one of: {', '.join(sorted(roles))}.")
    return subject


async def officer(store: DeskStore) -> str:
    """The subject behind the key in the environment: an account on this machine is no officer's word."""
    if not os.environ.get(KEY_VARIABLE):
        raise RegistryError(f"{KEY_VARIABLE} is not set; put your own Townclerk key there.")
    headers = (("authorization", f"Bearer {os.environ[KEY_VARIABLE]}"),)
    user = await ApiKeyIdentity(store.registry.keys).authenticate(headers)
    if isinstance(user, Blocked):
        raise RegistryError(f"{KEY_VARIABLE}: {user.reason.message}")
    return user.subject
