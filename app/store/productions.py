"""Wishes for documents come in; workers take them one by one, and none is lost when a worker dies.

queued → running → done | failed. A running one whose lease is over (its worker was killed) is taken
up again, at most ``MOST_TAKES`` times: a production that kills its worker each time ends as failed.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, and_, or_, select, update
from sqlalchemy.orm import Session

from app.store.changes import alive, held
from app.store.clock import Clock
from app.store.database import Database
from app.store.models import Draft, Job

LEASE = timedelta(seconds=90)
MOST_TAKES = 3
GAVE_UP = "gave_up"
_REASON_LENGTH = 500


class State(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class ProductionState:
    """``reason`` says why it failed, without personal data."""

    state: State
    changed_at: datetime
    reason: str = ""


@dataclass(frozen=True)
class Claim:
    """The right to produce, until the lease is over or answers changed."""

    draft_id: str
    digest: str
    holder: str
    leased_until: datetime


class Productions:
    """The job record, one per draft and digest."""

    def __init__(self, database: Database, clock: Clock, lease: timedelta = LEASE) -> None:
        self._database = database
        self._clock = clock
        self._lease = lease

    def enqueue(self, draft_id: str, digest: str) -> ProductionState:
        """Ask for documents: what is queued, running or done stays so; failed is queued again."""
        now = self._clock()
        with self._database.writing() as session:
            held(session, draft_id, now)
            job = session.get(Job, (draft_id, digest))
            if job is None:
                job = Job(draft_id=draft_id, digest=digest, state=State.FAILED.value)
                session.add(job)
            if job.state == State.FAILED.value:
                job.state, job.reason, job.takes = State.QUEUED.value, "", 0
                job.queued_at = job.changed_at = now
                job.holder = job.leased_until = None
            return _state(job)

    def state(self, draft_id: str, digest: str) -> ProductionState | None:
        with self._database.reading() as session:
            alive(session.get(Draft, draft_id), self._clock())
            job = session.get(Job, (draft_id, digest))
            return None if job is None else _state(job)

    def claim(self) -> Claim | None:
        """Take the oldest production that waits or was abandoned; ``None`` if there is none."""
        now = self._clock()
        with self._database.writing() as session:
            while (job := session.scalars(_free(now)).first()) is not None:
                if job.takes < MOST_TAKES:
                    return self._take(job, now)
                job.state, job.reason, job.changed_at = State.FAILED.value, GAVE_UP, now
                session.flush()
        return None

    def _take(self, job: Job, now: datetime) -> Claim:
        holder = secrets.token_hex(16)
        until = now + self._lease
        job.state, job.holder, job.leased_until = State.RUNNING.value, holder, until
        job.changed_at = now
        job.takes += 1
        return Claim(job.draft_id, job.digest, holder, until)

    def renew(self, claim: Claim) -> bool:
        """Hold on for another lease; ``False`` says to stop: it is no longer this worker's."""
        with self._database.writing() as session:
            return _set(session, claim, leased_until=self._clock() + self._lease)

    def finish(self, claim: Claim) -> bool:
        return self._end(claim, State.DONE, "")

    def fail(self, claim: Claim, reason: str) -> bool:
        """``reason`` is a code or sentence without personal data."""
        return self._end(claim, State.FAILED, reason[:_REASON_LENGTH])

    def _end(self, claim: Claim, state: State, reason: str) -> bool:
        with self._database.writing() as session:
            return _set(
                session,
                claim,
                state=state.value,
                reason=reason,
                changed_at=self._clock(),
                leased_until=None,
                holder=None,
            )


def _free(now: datetime) -> Select[Job]:
    waits = Job.state == State.QUEUED.value
    abandoned = and_(Job.state == State.RUNNING.value, Job.leased_until <= now)
    query = select(Job).where(or_(waits, abandoned)).order_by(Job.queued_at, Job.draft_id)
    return query.limit(1).with_for_update(skip_locked=True)


def _set(session: Session, claim: Claim, **values: object) -> bool:
    """Change the job if this claim still holds it."""
    changed = session.execute(
        update(Job)
        .where(
            Job.draft_id == claim.draft_id,
            Job.digest == claim.digest,
            Job.holder == claim.holder,
        )
        .values(**values)
    )
    return bool(getattr(changed, "rowcount", 0))


def _state(job: Job) -> ProductionState:
    return ProductionState(State(job.state), job.changed_at, job.reason)
