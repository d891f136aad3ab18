"""A programme, a month and perhaps an assistant come in; the month as the rules judge it goes out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from app.errors import NotOnRecord
from app.matters.matter import Matter
from app.months.assignment import Assignment, Profile
from app.months.entry import ServiceEntry
from app.months.judged_month import JudgedMonth, judged
from app.months.month_view import Known
from app.store.kinds import KEPT
from app.workflow.office.desk import Desk
from rules.diary import YearMonth


@dataclass(frozen=True)
class MonthReading:
    """Reads what a month needs; whoever asks was admitted by then."""

    desk: Desk

    def of_assistant(
        self, programme: str, of: YearMonth, assistant_id: str, instead: Iterable[ServiceEntry] = ()
    ) -> JudgedMonth:
        """The month of one assistant with everybody they serve, other assistants' hours with those included.

        Entries of ``instead`` take the place of the stored ones of their id, or come beside them: what would
        be found if they were saved.
        """
        return judged(self.known(programme, of, assistant_id, instead))

    def of_everybody(self, programme: str, of: YearMonth) -> JudgedMonth:
        """The month of the whole programme, without what was used of limits before it.

        Opening a year of everybody's entries takes long; who asks about one assistant learns of limits too.
        """
        rooms = self.desk.rooms
        kept = rooms.entries.find(programme, periods=(str(before(of)), str(of)), states={KEPT})
        return judged(
            Known(
                programme=self.desk.programme(programme),
                of=of,
                on=self.desk.clock(),
                matters=self._matters(programme, {entry.matter_id for entry in kept}),
                profiles=self._profiles(programme),
                assignments=rooms.assignments.find(programme),
                entries=kept,
                care=rooms.care_schedules.find(programme),
                files=rooms.month_files.find(programme, periods={str(of)}),
                checks=rooms.spot_checks.find(programme, periods={str(of)}),
                used={},
            )
        )

    def known(
        self, programme: str, of: YearMonth, assistant_id: str, instead: Iterable[ServiceEntry] = ()
    ) -> Known:
        """What a month of one assistant is judged from."""
        rooms, changed = self.desk.rooms, tuple(instead)
        own = rooms.entries.find(
            programme, owner=assistant_id, periods=(str(before(of)), str(of)), states={KEPT}
        )
        assignments = rooms.assignments.find(programme, owner=assistant_id)
        met = {e.matter_id for e in (*own, *changed)} | {a.matter_id for a in assignments}
        others = [
            entry
            for matter_id in sorted(met)
            for entry in rooms.entries.find(
                programme, subject=matter_id, periods=_year_to(of), states={KEPT}
            )
        ]
        replaced = {entry.id for entry in changed}
        entries = {e.id: e for e in (*own, *others) if e.id not in replaced}
        return Known(
            programme=self.desk.programme(programme),
            of=of,
            on=self.desk.clock(),
            matters=self._matters(programme, met),
            profiles=self._profiles(programme),
            assignments=self._with_others(programme, assignments, entries.values()),
            entries=(*entries.values(), *changed),
            care=tuple(
                care
                for matter_id in sorted(met)
                for care in rooms.care_schedules.find(programme, subject=matter_id)
            ),
            files=rooms.month_files.find(programme, owner=assistant_id, periods={str(of)}),
            checks=rooms.spot_checks.find(programme, owner=assistant_id, periods={str(of)}),
        )

    def _with_others(
        self, programme: str, own: tuple[Assignment, ...], entries: Iterable[ServiceEntry]
    ) -> tuple[Assignment, ...]:
        """The assignments, and those of other assistants who served the same participants."""
        known = {each.assistant_id for each in own}
        others = sorted({entry.assistant_id for entry in entries} - known)
        find = self.desk.rooms.assignments.find
        return (*own, *(each for other in others for each in find(programme, owner=other)))

    def _matters(self, programme: str, ids: Collection[str]) -> tuple[Matter, ...]:
        found = []
        for matter_id in sorted(ids):
            try:
                found.append(self.desk.rooms.matters.get(programme, matter_id))
            except (
                NotOnRecord
            ):  # an entry for whoever is no longer on record is a finding of its own
                continue
        return tuple(found)

    def _profiles(self, programme: str) -> tuple[Profile, ...]:
        return self.desk.rooms.profiles.find(programme)


def before(of: YearMonth) -> YearMonth:
    """The month before."""
    return YearMonth(of.year - 1, 12) if of.month == 1 else replace(of, month=of.month - 1)


def after(of: YearMonth) -> YearMonth:
    """The month after."""
    return YearMonth(of.year + 1, 1) if of.month == 12 else replace(of, month=of.month + 1)


def _year_to(of: YearMonth) -> tuple[str, ...]:
    """The months of the year up to this one, and the one before January."""
    own = (str(YearMonth(of.year, number)) for number in range(1, of.month + 1))
    return str(YearMonth(of.year - 1, 12)), *own
