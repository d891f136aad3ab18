"""Care that somebody else gives a participant comes in; what the office knows of it goes out (rule T5)."""

from dataclasses import dataclass, replace
from datetime import date

from app.errors import ChangedMeanwhile
from app.matters.rights import Actor, Right
from app.months.care import CareSchedule
from app.months.caring import given_until, noted
from app.workflow.office.desk import MEANWHILE, Desk, Seen, new_id
from app.workflow.office.events import Event


@dataclass(frozen=True)
class Care:
    """Needs the right ``SETTLE``: months are judged by what is noted here."""

    desk: Desk

    def of_matter(self, actor: Actor, programme: str, matter_id: str) -> tuple[CareSchedule, ...]:
        """By the day it began; ``NotOnRecord`` without such a matter in this programme."""
        self.desk.admit(actor, Right.SETTLE, programme)
        self.desk.matter(Seen(programme, matter_id))
        found = self.desk.rooms.care_schedules.find(programme, subject=matter_id)
        return tuple(sorted(found, key=lambda each: (each.since, each.starts, each.id)))

    def one(self, actor: Actor, seen: Seen) -> CareSchedule:
        """``ChangedMeanwhile`` if it is no longer as it was seen."""
        self.desk.admit(actor, Right.SETTLE, seen.programme)
        stored = self.desk.rooms.care_schedules.get(seen.programme, seen.id)
        if seen.version is not None and stored.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        return stored

    def note(self, actor: Actor, schedule: CareSchedule) -> CareSchedule:
        """One more schedule of its matter, under an id of its own."""
        self.desk.admit(actor, Right.SETTLE, schedule.programme)
        self.desk.matter(Seen(schedule.programme, schedule.matter_id))
        kept = noted(replace(schedule, id=new_id()))
        return self.desk.rooms.care_schedules.add(kept, actor, Event.CARE_NOTED)

    def change(self, actor: Actor, seen: Seen, schedule: CareSchedule) -> CareSchedule:
        """The stored one as the other says it; whose it is does not change."""
        stored = self.one(actor, seen)
        kept = replace(
            noted(schedule),
            id=stored.id,
            programme=stored.programme,
            matter_id=stored.matter_id,
            version=stored.version,
        )
        return self.desk.rooms.care_schedules.save(kept, actor, Event.CARE_NOTED)

    def end(self, actor: Actor, seen: Seen, until: date) -> CareSchedule:
        """The last day of care; it is never deleted, for months settled before rest on it."""
        kept = given_until(self.one(actor, seen), until)
        return self.desk.rooms.care_schedules.save(kept, actor, Event.CARE_NOTED)
