"""Reviews of drafts: every word that a person said about one is kept, the last one counts (VI.A.4, VI.B)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select

from audit.database import Database
from audit.record.desk import Desk
from audit.record.records import Note
from audit.registry.tables import reviews
from rules.domain import ReviewState


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of a draft. The draft's id is the id of the request."""

    request_id: str
    state: ReviewState
    reviewer: str
    at: datetime


class Reviews:
    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    async def record(self, request_id: str, state: ReviewState, *, reviewer: str) -> Review:
        """Write down a review; durable when this returns."""
        review = Review(request_id, state, reviewer, datetime.now(UTC))
        row = {"request_id": request_id, "state": state, "reviewer": reviewer, "reviewed_at": review.at}
        async with self._desk.change() as change:
            await change.connection.execute(insert(reviews).values(row))
            await change.note(Note("review", reviewer, (("request_id", request_id), ("state", state))))
        return review

    async def of(self, request_id: str) -> tuple[Review, ...]:
        """All that was said of a draft, the last word last. Empty: nobody has recorded a review."""
        query = select(reviews).where(reviews.c.request_id == request_id).order_by(reviews.c.review_id)
        async with self._database.reading.connect() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(Review(row.request_id, row.state, row.reviewer, row.reviewed_at) for row in rows)
