"""A check is asked for, or its day has come; it is done piece by piece, and what it found is kept and told.

The archive has a share of every day, so that no file goes unread for long and no day brings them all. Rows,
letters, uploads, the ledger and the database are gone through once a week. A check somebody asked for is a
wish: should the process end, whoever runs next goes on with it.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from app.errors import KeyMissing, SealBroken
from app.matters.rights import Actor, Right
from app.store.claims import Room
from app.store.fixity import Damage, Look
from app.store.integrity import BUT_THE_ARCHIVE, EVERYTHING
from app.store.integrity_report import Found, IntegrityReport, Progress
from app.store.opened import Store
from app.store.plain import made_of, plain_of
from app.store.wishes import Wished, WishState
from app.workflow.integrity.naming import Naming
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event

LOG = logging.getLogger(__name__)
KIND = "integrity"
EVERY = timedelta(days=7)
AT_A_TIME = 20
SERVICE = Actor("service", "Teczka", frozenset(), frozenset())
"""Who tells of damage that nobody asked about."""
WHOLE, DAMAGED = "sprawdzenie wszystkiego", "uszkodzone: {count}"


@dataclass(frozen=True)
class Checking:
    """``days``: in how many every file of the archive is looked at."""

    store: Store
    desk: Desk
    days: int

    def ask(self, actor: Actor, programme: str) -> None:
        """Everything anew, unless that is under way; needs the right ``AUDIT``."""
        self.desk.admit(actor, Right.AUDIT, programme)
        if self.store.wishes.unfinished(KIND):
            return
        self._wish(EVERYTHING, actor.account_id)
        self.store.ledger.record(programme, actor, Event.FIXITY_CHECKED, WHOLE)

    def under_way(self) -> Wished | None:
        """The check that is not done yet: how far it is."""
        ids = self.store.wishes.unfinished(KIND)
        return self._read(ids[0]) if ids else None

    def last(self) -> tuple[Wished, IntegrityReport] | None:
        """The last check that came to its end, and what it found."""
        try:
            done = self.store.wishes.of_programme("", KIND, {WishState.DONE})
        except (SealBroken, KeyMissing):  # its own row is what is damaged: there is none
            return None
        return (done[0], _progress(done[0]).report) if done else None

    def share_of_today(self, stopping: Callable[[], bool]) -> None:
        """Look at the archive's files whose turn it is; needs no right, the clock asks."""
        while not stopping() and (files := self.store.integrity.fixity.due(self.days, AT_A_TIME)):
            self._tell_looks(self.store.integrity.fixity.look_at(files))

    def whole_week(self) -> None:
        """Ask for what is gone through once a week, when a week is over."""
        last = self.last()
        due = last is None or last[0].changed_at + EVERY <= self.store.shelf.clock()
        if due and not self.store.wishes.unfinished(KIND):
            self._wish(BUT_THE_ARCHIVE, SERVICE.account_id)

    def go_on(self, stopping: Callable[[], bool]) -> None:
        """Do what was asked for, to its end or until it is time to stop."""
        for wish_id in self.store.wishes.unfinished(KIND):
            wish = self._read(wish_id)
            if wish is None:
                self.store.wishes.end(wish_id, WishState.FAILED, "unreadable")
                continue
            progress = _progress(wish)
            while not progress.done and not stopping():
                progress = self._piece(wish, progress)
            if progress.done:
                self._finish(wish, progress)

    def _wish(self, stages: tuple[str, ...], asked_by: str) -> None:
        told = plain_of(Progress(stages))
        wish = self.store.wishes.ask(KIND, "", KIND, asked_by, told)
        self.store.wishes.move(wish.id, total=self.store.integrity.size(stages))

    def _read(self, wish_id: str) -> Wished | None:
        try:
            return self.store.wishes.known(wish_id)
        except (SealBroken, KeyMissing):
            return None

    def _piece(self, wish: Wished, progress: Progress) -> Progress:
        progress, looks = self.store.integrity.advance(progress)
        self._tell_looks(looks)
        done = progress.report.files + progress.report.rows
        self.store.wishes.move(wish.id, done=done, told=plain_of(progress))
        return progress

    def _finish(self, wish: Wished, progress: Progress) -> None:
        before = self.last()
        known = frozenset(before[1].found) if before else frozenset()
        self.store.wishes.end(wish.id, WishState.DONE)
        self.store.wishes.forget_others(wish)
        archive = Room.ARCHIVE.place  # told at each look
        self._tell(
            each for each in progress.report.found if each.place != archive and each not in known
        )

    def _tell_looks(self, looks: Iterable[Look]) -> None:
        self._tell(
            Found(Room.ARCHIVE.place, (each.name, each.owner), Damage(each.damage))
            for each in looks
            if each.damage and each.damage != each.before
        )

    def _tell(self, found: Iterable[Found]) -> None:
        """A line in the ledger of each programme, the first time that damage is found."""
        every = tuple(found)
        if not every:
            return
        LOG.error("%d stored things are damaged; see bin/teczka archive check", len(every))
        for programme, count in sorted(Counter(Naming(self.store).programmes(every)).items()):
            if programme:
                note = DAMAGED.format(count=count)
                self.store.ledger.record(programme, SERVICE, Event.FIXITY_CHECKED, note)


def _progress(wish: Wished) -> Progress:
    return made_of(wish.told, Progress)
