"""A programme and who asks come in; what is known of the state of everything kept goes out, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.matters.rights import Actor, Right
from app.store.claims import Room
from app.store.fixity import Damage, Standing
from app.store.integrity_report import Found, IntegrityReport
from app.store.wishes import Wished
from app.workflow.integrity.checking import Checking
from app.workflow.integrity.naming import Named, Naming


@dataclass(frozen=True)
class Overview:
    """``here`` are this programme's damaged things, named for whoever may read; ``elsewhere`` are counted.

    ``report`` is that of the last check, at ``checked_at``; ``under_way`` one that is not done.
    """

    archive: Standing
    days: int
    here: tuple[Named, ...]
    here_count: int
    elsewhere: int
    checked_at: datetime | None
    report: IntegrityReport | None
    under_way: Wished | None

    @property
    def sound(self) -> bool:
        """Whether nothing is known to be damaged."""
        told = self.report
        rest = told is None or (not told.database and not told.stale and not told.more)
        ledger = told is None or told.ledger is None or told.ledger.sound
        return not self.here_count and not self.elsewhere and rest and ledger


@dataclass(frozen=True)
class Overviews:
    checking: Checking

    def of(self, actor: Actor, programme: str) -> Overview:
        """Needs the right ``AUDIT``; names are told to whoever has ``READ``."""
        self.checking.desk.admit(actor, Right.AUDIT, programme)
        found, last = self._found(), self.checking.last()
        own = self._own(found, programme)
        reads = actor.may(Right.READ, programme)
        return Overview(
            archive=self.checking.store.integrity.fixity.standing(),
            days=self.checking.days,
            here=self._naming.named(own, titles=True) if reads else (),
            here_count=len(own),
            elsewhere=len(found) - len(own),
            checked_at=last[0].changed_at if last else None,
            report=last[1] if last else None,
            under_way=self.checking.under_way(),
        )

    def damaged(self, programme: str) -> int:
        """How many of this programme's things are known to be damaged."""
        return len(self._own(self._found(), programme))

    @property
    def _naming(self) -> Naming:
        return Naming(self.checking.store)

    def _own(self, found: Sequence[Found], programme: str) -> Sequence[Found]:
        places = self._naming.programmes(found)
        return [each for each, whose in zip(found, places, strict=True) if whose == programme]

    def _found(self) -> Sequence[Found]:
        """Of the archive what the last look at each file found, of the rest what the last check did."""
        archive = [
            Found(Room.ARCHIVE.place, (each.name, each.owner), Damage(each.damage))
            for each in self.checking.store.integrity.fixity.damaged()
        ]
        last = self.checking.last()
        rest = last[1].found if last else ()
        return [*archive, *(each for each in rest if each.place != Room.ARCHIVE.place)]
