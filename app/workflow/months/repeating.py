"""A week of the diary and weeks to come go in; what would be entered there, or is, comes out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.errors import DeedRefused
from app.matters.rights import Actor, Right
from app.months.entry import ServiceEntry, period_of
from app.months.repeating import WEEK, meets, monday_of, of_week, repeated
from app.store.kinds import KEPT
from app.wording.dates import NBSP
from app.workflow.months.diary import Diary
from app.workflow.months.reading import after, before
from app.workflow.office.desk import Desk
from rules.month.moments import in_warsaw

MOST_WEEKS = 8
"""Weeks to come that may be filled at once."""
TAKEN = f"W{NBSP}tym czasie jest już inny wpis."


@dataclass(frozen=True)
class Planned:
    """An entry that would be made; ``skipped`` says why it would not, and is empty where it would."""

    entry: ServiceEntry
    skipped: str = ""


@dataclass(frozen=True)
class Repeating:
    """Needs the right ``DIARY``; repeats only the own entries."""

    desk: Desk

    def weeks(self, actor: Actor, programme: str) -> Mapping[date, int]:
        """How many entries began in each week of this month and the last, by its Monday, the last first."""
        counted: dict[date, int] = {}
        for entry in self._own(actor, programme):
            monday = monday_of(in_warsaw(entry.starts).date())
            counted[monday] = counted.get(monday, 0) + 1
        return {monday: counted[monday] for monday in sorted(counted, reverse=True)}

    def targets(self) -> tuple[date, ...]:
        """The Mondays of the weeks that may be filled: this one and those after it."""
        first = monday_of(self.desk.clock())
        return tuple(first + number * WEEK for number in range(MOST_WEEKS))

    def plan(
        self, actor: Actor, programme: str, source: date, targets: Iterable[date], seed: str
    ) -> tuple[Planned, ...]:
        """What would be entered and what left out, and why; ``seed`` is that of the page."""
        own = self._own(actor, programme)
        pattern, there = of_week(own, source), list(own)
        wanted = (
            entry
            for target in sorted(set(targets) - {source})
            for entry in repeated(pattern, source, target, seed)
        )
        planned = []
        for entry in wanted:
            each = self._planned(entry, there)
            planned.append(each)
            if not each.skipped:
                there.append(entry)
        return tuple(planned)

    def repeat(
        self, actor: Actor, programme: str, source: date, targets: Iterable[date], seed: str
    ) -> tuple[ServiceEntry, ...]:
        """What was planned and is not skipped, entered all together or not at all."""
        planned = self.plan(actor, programme, source, targets, seed)
        wanted = (each.entry for each in planned if not each.skipped)
        return Diary(self.desk).put_all(actor, programme, wanted)

    def _planned(self, entry: ServiceEntry, there: Iterable[ServiceEntry]) -> Planned:
        if any(meets(entry, other) for other in there if other.id != entry.id):
            return Planned(entry, TAKEN)
        try:
            Diary(self.desk).refuse_impossible(entry)
        except DeedRefused as refusal:
            return Planned(entry, refusal.because[0])
        return Planned(entry)

    def _own(self, actor: Actor, programme: str) -> tuple[ServiceEntry, ...]:
        """The own entries from the month before to the last week that may be filled."""
        self.desk.admit(actor, Right.DIARY, programme)
        periods = tuple(str(of) for of in self._months())
        find = self.desk.rooms.entries.find
        return find(programme, owner=actor.account_id, periods=periods, states={KEPT})

    def _months(self) -> Iterator[object]:
        of = before(period_of(self.desk.clock()))
        last = period_of(self.targets()[-1] + WEEK)
        while of <= last:
            yield of
            of = after(of)
