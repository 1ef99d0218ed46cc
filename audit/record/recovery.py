"""What a starting gateway does first: take the lane over and end what its predecessor left open."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from audit.database import Database
from audit.record.crypto import Keys
from audit.record.events import Record, to_event
from audit.record.lane import MAIN, Head, append, read_head
from audit.record.records import Note, Outcome
from audit.record.tables import attempts, events


async def recover(database: Database, keys: Keys) -> Head:
    """Take the lane `main` with a new epoch; cleared intents without an outcome end as `unknown_crash`.

    Whether their requests were forwarded nobody can know any more, and the record says just that.
    """
    async with database.writing.begin() as connection:
        head = await read_head(connection, MAIN)
        left_open = await _open_intents(connection)
        note = Note("recovery", "system", (("open_intents", str(len(left_open))),))
        records: list[Record] = [*(Outcome(request_id, "unknown_crash") for request_id in left_open), note]
        return await append(connection, head, [to_event(record, None, keys) for record in records], epoch=head.epoch + 1)


async def _open_intents(connection: AsyncConnection) -> list[str]:
    # What lies before the last recovery was settled by it, so a start costs as much as one run wrote.
    settled = (
        select(func.coalesce(func.max(events.c.seq), 0))
        .where(events.c.lane == MAIN, events.c.kind == "recovery")
        .scalar_subquery()
    )
    ended = select(events.c.seq).where(events.c.request_id == attempts.c.request_id, events.c.kind == "outcome")
    query = (
        select(attempts.c.request_id)
        .where(attempts.c.lane == MAIN, attempts.c.seq > settled, attempts.c.decision == "cleared", ~ended.exists())
        .order_by(attempts.c.seq)
    )
    return list((await connection.execute(query)).scalars())
