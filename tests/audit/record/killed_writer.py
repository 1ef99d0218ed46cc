"""A process to be killed: records intents from many tasks and says each one's id once it was promised.

    python -m tests.audit.record.killed_writer DATA_DIRECTORY KEY_FILE RUN durable|early

``early`` is the negative control: it says the id before the record has it, as a gateway that logs afterwards would.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from audit.record.crypto import Keys
from audit.record.records import Outcome
from audit.section import StoreSection
from audit.store import Store
from tests.audit.conftest import cleared


def say(request_id: str) -> None:
    os.write(1, f"{request_id}\n".encode())


async def ask(store: Store, name: str, *, early: bool) -> None:
    number = 0
    while True:
        number += 1
        request_id = f"{name}-{number}"
        if early:
            say(request_id)
        await store.record.intent(cleared(request_id), f"text of {request_id}")
        if not early:
            say(request_id)
        if number % 2:
            await store.record.outcome(Outcome(request_id, "completed"), None)


async def main(path: Path, key_file: Path, run: str, *, early: bool) -> None:
    section = StoreSection(path=path, key_file=key_file, wait_seconds=5)
    async with Store.open(section, Keys.load(section, {})) as store, asyncio.TaskGroup() as tasks:
        for task in range(16):
            tasks.create_task(ask(store, f"{run}-{task}", early=early))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], early=sys.argv[4] == "early"))
