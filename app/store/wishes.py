"""Long work asked for comes in; whoever does it takes it piece by piece, and how far it is can be read.

A wish is a row: when the process is killed, whoever runs next goes on (see ``app.workflow.jobs``). What is
sealed in it may say anything; ``reason`` is a code.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, delete, select

from app.errors import NotOnRecord
from app.store.dossier_models import Wish
from app.store.plain import Plain, read, written
from app.store.shelf import Shelf

NO_WISH = "Nie ma takiego zadania. Wróć do listy i wybierz je stamtąd."


class WishState(StrEnum):
    ASKED = "asked"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Wished:
    """One wish: ``told`` is what it is about, ``done`` of ``total`` how far it is."""

    id: str
    kind: str
    programme: str
    subject: str
    state: WishState
    asked_by: str
    asked_at: datetime
    changed_at: datetime
    told: Plain
    done: int = 0
    total: int = 0
    takes: int = 0
    reason: str = ""


class Wishes:
    """All kinds of long work but letters, which have rows of their own."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def ask(self, kind: str, programme: str, subject: str, asked_by: str, told: Plain) -> Wished:
        """A new wish; ``subject`` is the id of what it is about (empty: of the whole programme)."""
        now = self._shelf.clock()
        row = Wish(id=secrets.token_hex(16), kind=kind, programme=programme, subject=subject)
        row.state, row.asked_by, row.reason = WishState.ASKED.value, asked_by, ""
        row.asked_at = row.changed_at = now
        row.done = row.total = row.takes = 0
        row.sealed = self._shelf.cipher.seal(written(told), *row.own_place)
        with self._shelf.database.writing() as session:
            session.add(row)
        return self._wished(row)

    def get(self, programme: str, wish_id: str) -> Wished:
        """``NotOnRecord`` for another programme's."""
        found = self.known(wish_id)
        if found is None or found.programme != programme:
            raise NotOnRecord(NO_WISH)
        return found

    def known(self, wish_id: str) -> Wished | None:
        with self._shelf.database.reading() as session:
            row = session.get(Wish, wish_id)
            return None if row is None else self._wished(row)

    def unfinished(self, kind: str) -> Sequence[str]:
        """The ids of those neither done nor failed, the oldest first."""
        query = select(Wish.id).where(Wish.kind == kind, Wish.state == WishState.ASKED.value)
        with self._shelf.database.reading() as session:
            return session.scalars(query.order_by(Wish.asked_at, Wish.id)).all()

    def of_programme(
        self, programme: str, kind: str, states: Collection[WishState] = tuple(WishState)
    ) -> Sequence[Wished]:
        """Youngest first."""
        query = select(Wish).where(Wish.programme == programme, Wish.kind == kind)
        query = query.where(Wish.state.in_([state.value for state in states]))
        return self._all(query.order_by(Wish.asked_at.desc(), Wish.id))

    def move(
        self,
        wish_id: str,
        *,
        done: int | None = None,
        total: int | None = None,
        told: Plain | None = None,
        takes: int | None = None,
    ) -> bool:
        """Note how far it is; ``False`` when there is no such wish any more."""
        with self._shelf.database.writing() as session:
            row = session.get(Wish, wish_id, with_for_update=True)
            if row is None:
                return False
            row.done = row.done if done is None else done
            row.total = row.total if total is None else total
            row.takes = row.takes if takes is None else takes
            if told is not None:
                row.sealed = self._shelf.cipher.seal(written(told), *row.own_place)
            row.changed_at = self._shelf.clock()
            return True

    def end(self, wish_id: str, state: WishState, reason: str = "") -> None:
        with self._shelf.database.writing() as session:
            row = session.get(Wish, wish_id, with_for_update=True)
            if row is not None:
                row.state, row.reason = state.value, reason
                row.changed_at = self._shelf.clock()

    def forget(self, programme: str, subject: str) -> None:
        """Take away every wish about this."""
        with self._shelf.database.writing() as session:
            session.execute(
                delete(Wish).where(Wish.programme == programme, Wish.subject == subject)
            )

    def forget_others(self, wish: Wished) -> None:
        """Take away every other wish of this kind that is over: the last one says all there is to say."""
        with self._shelf.database.writing() as session:
            session.execute(
                delete(Wish).where(
                    Wish.kind == wish.kind,
                    Wish.programme == wish.programme,
                    Wish.id != wish.id,
                    Wish.state != WishState.ASKED.value,
                )
            )

    def _all(self, query: Select[Wish]) -> list[Wished]:
        with self._shelf.database.reading() as session:
            return [self._wished(row) for row in session.scalars(query).all()]

    def _wished(self, row: Wish) -> Wished:
        return Wished(
            id=row.id,
            kind=row.kind,
            programme=row.programme,
            subject=row.subject,
            state=WishState(row.state),
            asked_by=row.asked_by,
            asked_at=row.asked_at,
            changed_at=row.changed_at,
            told=read(self._shelf.cipher.open(row.sealed, *row.own_place)),
            done=row.done,
            total=row.total,
            takes=row.takes,
            reason=row.reason,
        )
