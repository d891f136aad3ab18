"""Who tries which code comes in; too many tries are refused, with the time to try again."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from app.errors import TooManyAttempts
from app.store.clock import Clock
from app.store.database import Database
from app.store.models import Attempt
from app.wording.dates import NBSP
from app.wording.numbers import Forms, counted

_MINUTE = 60
MINUTES = Forms("minutę", "minuty", "minut", "minuty")


@dataclass(frozen=True)
class AttemptLimits:
    """How many failed tries are admitted within the window: at one code, from one address.

    ``starts_per_address`` are drafts begun: a town hall's visitors share one address, a flood is more.
    """

    window: timedelta = timedelta(minutes=15)
    per_code: int = 5
    per_address: int = 20
    starts_per_address: int = 100


class Attempts:
    """Counts failed tries in the database, so that the count holds for all processes together."""

    def __init__(self, database: Database, clock: Clock, limits: AttemptLimits) -> None:
        self._database = database
        self._clock = clock
        self._limits = limits

    def admit(
        self, code: bytes, address: bytes, say: Callable[[timedelta], str] | None = None
    ) -> Sequence[int]:
        """Count this try, or raise ``TooManyAttempts``; gives what ``forgive`` takes back.

        ``say`` makes the message of how long is to be waited; without it, it is one for applicants.

        The try is written before it is judged: many tries at the same moment see one another. A
        refused try is not counted, so that waiting as long as the message says is enough.
        """
        now = self._clock()
        with self._database.writing() as session:
            rows = [Attempt(subject=subject, tried_at=now) for subject in (code, address)]
            session.add_all(rows)
            session.flush()
            ids = [row.id for row in rows]
        again = max(
            self._free_at(code, self._limits.per_code, ids, now),
            self._free_at(address, self._limits.per_address, ids, now),
        )
        if again > now:
            self.forgive(ids)
            raise TooManyAttempts((say or _too_many)(again - now))
        return ids

    def admit_start(self, address: bytes) -> None:
        """Count a draft begun from this address, or raise ``TooManyAttempts``."""
        now = self._clock()
        again = self._free_at(address, self._limits.starts_per_address, (), now)
        if again > now:
            raise TooManyAttempts(_too_many_starts(again - now))
        with self._database.writing() as session:
            session.add(Attempt(subject=address, tried_at=now))

    def forgive(self, ids: Sequence[int]) -> None:
        """Take tries back."""
        with self._database.writing() as session:
            session.execute(delete(Attempt).where(Attempt.id.in_(ids)))

    def succeed(self, ids: Sequence[int], code: bytes) -> None:
        """The try was right: it and the earlier ones at this code are forgotten."""
        with self._database.writing() as session:
            session.execute(delete(Attempt).where(Attempt.id.in_(ids) | (Attempt.subject == code)))

    def delete_old(self) -> int:
        with self._database.writing() as session:
            old = session.execute(delete(Attempt).where(Attempt.tried_at <= self._since()))
            return int(getattr(old, "rowcount", 0))

    def _free_at(self, subject: bytes, limit: int, own: Sequence[int], now: datetime) -> datetime:
        """When a try is free again: the ``limit``-th youngest other one has left the window."""
        query = (
            select(Attempt.tried_at)
            .where(Attempt.subject == subject, Attempt.id.not_in(own))
            .where(Attempt.tried_at > self._since())
            .order_by(Attempt.tried_at.desc())
            .limit(limit)
        )
        with self._database.reading() as session:
            tries = session.scalars(query).all()
        return tries[-1] + self._limits.window if len(tries) >= limit else now

    def _since(self) -> datetime:
        return self._clock() - self._limits.window


def _too_many(wait: timedelta) -> str:
    return (
        "Za dużo nieudanych prób. Dla bezpieczeństwa danych następna będzie możliwa "
        f"za{NBSP}{minutes(wait)}. Nic z{NBSP}zapisanego wniosku nie zginęło."
    )


def _too_many_starts(wait: timedelta) -> str:
    return (
        "Z tego połączenia z internetem zaczęto w krótkim czasie bardzo dużo wniosków. "
        f"Następny można zacząć za{NBSP}{minutes(wait)}."
    )


def minutes(wait: timedelta) -> str:
    """A wait in words, in the accusative: „3 minuty”."""
    return counted(max(1, math.ceil(wait.total_seconds() / _MINUTE)), MINUTES)
