"""An office's diaries come in; the hours and money of its programme's year go out, as the rules judge them.

Judging a year of a large office takes half a minute, so each month's figures are kept until something they
rest on changes.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, partial

from app.documents.contested import contested
from app.matters.case_view import case_of, in_force
from app.matters.matter import Matter
from app.matters.rights import Actor, Right
from app.months.assignment import Assignment, Profile
from app.months.care import CareSchedule
from app.months.figures import MonthFigures, figures_of
from app.months.hours_before import Hours, in_hours
from app.months.judged_month import judged
from app.months.month_view import Known
from app.months.people import people_of
from app.months.tally import Tally
from app.months.year_figures import Entitled, YearFigures, months_to
from app.store.kinds import KEPT
from app.store.plain import plain_of, written
from app.workflow.months.kept_months import KeptMonths
from app.workflow.months.reading import before
from app.workflow.office.desk import Desk
from rules.diary import YearMonth
from rules.programme import Programme
from rules.vocabulary import Outcome

A_DAY = timedelta(days=1)
Used = Mapping[str, Tally]
"""What the year so far comes to, by participant."""


@dataclass(frozen=True)
class Figures:
    """One of these serves all callers of an office: it keeps what it has judged.

    A journey dated two months or more after its service counts in no month; rule K3 stands against it.
    """

    desk: Desk
    kept: KeptMonths

    def year(self, actor: Actor, programme: str) -> YearFigures:
        """The whole programme, for whoever may ``READ``."""
        self.desk.admit(actor, Right.READ, programme)
        return self.of_programme(programme)

    def own(self, actor: Actor, programme: str) -> YearFigures:
        """What the actor did as an assistant, and whom they serve; nothing of anybody else (``DIARY``)."""
        self.desk.admit(actor, Right.DIARY, programme)
        return only(self.of_programme(programme), actor.account_id)

    def of_programme(self, slug: str) -> YearFigures:
        """The same for a deed whose right was asked for by then."""
        rooms, on = self.desk.rooms, self.desk.clock()
        ground = _Ground(
            programme=self.desk.programme(slug),
            on=on,
            matters=rooms.matters.all(slug),
            profiles=rooms.profiles.find(slug),
            assignments=rooms.assignments.find(slug),
            care=rooms.care_schedules.find(slug),
        )
        months = tuple(self._months(ground))
        people = people_of(ground.matters, ground.profiles)
        holders = {holder.id: holder.name for holder in rooms.accounts.all()}
        return YearFigures(
            on=on,
            ends=ground.programme.ends,
            months=months,
            participants={
                each.id: _entitled(each, people.participant(each.id)) for each in ground.matters
            },
            assistants=holders | dict(people.assistants),
            assignments=ground.assignments,
        )

    def _months(self, ground: "_Ground") -> Iterator[MonthFigures]:
        slug, rooms = ground.programme.slug, self.desk.rooms
        entries, files = rooms.entries.stamps(slug), rooms.month_files.stamps(slug)
        used: dict[str, Tally] = {}
        for of in months_to(ground.programme.starts, ground.programme.ends, ground.on):
            rests_on = (
                *(entries.get(str(each)) for each in (before(of), of)),
                files.get(str(of)),
                ground.said,
                sorted(used.items()),
            )
            stamp = hashlib.sha256(repr(rests_on).encode()).digest()
            judge = partial(self._judged, ground, of, dict(used))
            figures = self.kept.get((slug, of), stamp, judge)
            yield figures
            used = _added(used, figures)

    def _judged(self, ground: "_Ground", of: YearMonth, used: Used) -> MonthFigures:
        rooms, slug = self.desk.rooms, ground.programme.slug
        periods = (str(before(of)), str(of))
        month = judged(
            Known(
                programme=ground.programme,
                of=of,
                on=ground.on,
                matters=ground.entitled,
                profiles=ground.profiles,
                assignments=ground.assignments,
                entries=rooms.entries.find(slug, periods=periods, states={KEPT}),
                care=ground.care,
                files=rooms.month_files.find(slug, periods={str(of)}),
                used={
                    key: Hours(in_hours(each.fund), in_hours(each.own_funds))
                    for key, each in used.items()
                },
            )
        )
        return figures_of(month, contested(month.verdict, month.view.month))


def open_figures(desk: Desk) -> Figures:
    """The figures of an office, over what its store keeps of them."""
    return Figures(desk, KeptMonths(desk.rooms.month_figures))


@dataclass(frozen=True)
class _Ground:
    """What every month of the year is judged by."""

    programme: Programme
    on: date
    matters: tuple[Matter, ...]
    profiles: tuple[Profile, ...]
    assignments: tuple[Assignment, ...]
    care: tuple[CareSchedule, ...]

    @cached_property
    def entitled(self) -> tuple[Matter, ...]:
        """Who was awarded hours, and whom somebody serves: nobody else has figures."""
        served = {each.matter_id for each in self.assignments}
        return tuple(m for m in self.matters if m.id in served or _award(m) is not None)

    @cached_property
    def said(self) -> bytes:
        """All of it in a few bytes, the same in every process; nobody reads a name there."""
        told = {
            "office": repr((self.programme.local_history, self.programme.local_rates)),
            "cases": [
                (matter.id, plain_of(case_of(matter, self.programme, self.on)))
                for matter in self.entitled
            ],
            "assignments": [plain_of(each) for each in self.assignments],
            "care": [plain_of(each) for each in self.care],
        }
        return hashlib.sha256(written(told)).digest()


def only(year: YearFigures, assistant_id: str) -> YearFigures:
    """The year of one assistant, and of the participants they are assigned to or have served."""
    assignments = tuple(a for a in year.assignments if a.assistant_id == assistant_id)
    served = {line.matter_id for line in year.lines if line.assistant_id == assistant_id}
    met = served | {each.matter_id for each in assignments}
    names = year.assistants
    return replace(
        year,
        months=tuple(
            replace(
                month,
                lines=tuple(each for each in month.lines if each.assistant_id == assistant_id),
                limits={key: limit for key, limit in month.limits.items() if key in met},
            )
            for month in year.months
        ),
        participants={key: each for key, each in year.participants.items() if key in met},
        assistants={key: name for key, name in names.items() if key == assistant_id},
        assignments=assignments,
    )


def _added(used: Used, figures: MonthFigures) -> dict[str, Tally]:
    """Contested hours too: the rules count what is entered, until it is mended."""
    sums = dict(used)
    for line in figures.lines:
        sums[line.matter_id] = sums.get(line.matter_id, Tally()) + line.tally
    return sums


def _award(matter: Matter) -> Entitled | None:
    resolution = in_force(matter)
    if resolution is None or resolution.outcome is not Outcome.QUALIFIED:
        return None
    left = matter.resignation.ends_on - A_DAY if matter.resignation else None
    ends = [day for day in (resolution.until, left) if day]
    return Entitled(
        matter.id,
        matter.case_number,
        "",
        resolution.hours,
        resolution.own_funds_hours,
        resolution.since,
        min(ends, default=None),
    )


def _entitled(matter: Matter, name: str) -> Entitled:
    award = _award(matter) or Entitled(matter.id, matter.case_number, "")
    return replace(award, name=name)
