"""A part of a month comes in; how it was handed in and accepted is judged again on what was known then.

What stands at other people's entries of the same assistant is theirs, and is not told here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.errors import NotOnRecord
from app.months.closing import Doer, edition_of
from app.months.judged_month import JudgedMonth
from app.months.month_file import Edition, MonthFile
from app.months.naming import sentence_in
from app.months.noticed import Noticed
from app.store.kinds import MONTH_FILES
from app.wording.dates import NBSP
from app.wording.findings import why
from app.wording.hours import hours
from app.wording.money import money
from app.workflow.dossier.agreement import Departure, Moment
from app.workflow.dossier.as_of import Past
from app.workflow.dossier.earlier import Version
from app.workflow.months.handed_month import HandedMonth, handed_month
from app.workflow.office.events import Event

JUDGED = frozenset({Event.MONTH_HANDED_IN, Event.MONTH_ACCEPTED})
HOURS, TRAVEL, CODE = "Godziny", "Dojazdy", "Kod treści rozliczenia"
ROW = "Wpisy i dojazdy uczestnika"
PASSED = {
    Event.MONTH_HANDED_IN: "rozliczenie oddano",
    Event.MONTH_ACCEPTED: "rozliczenie przyjęto",
}
LOST = Departure("Treść rozliczenia", then="oddano ją", now=f"nie ma jej w{NBSP}zapisach")


@dataclass(frozen=True)
class MonthAgain:
    """The moments of one participant's share in a part of a month."""

    past: Past
    matter_id: str

    def moments(self, file: MonthFile) -> Iterator[Moment]:
        """Every handing in and acceptance, the first one first."""
        known = self.past.versions(MONTH_FILES, file.programme, (file,))[file.id]
        lines = {
            each.number: each.actor or each.actor_id
            for each in self.past.store.ledger.of_records(file.programme, (file.id,))
        }
        for version in known.known:
            edition = version.value.last
            if version.event in JUDGED and edition is not None:
                yield Moment(
                    number=version.number,
                    at=version.at,
                    event=version.event,
                    who=lines.get(version.number, ""),
                    about=f"{file.of.month:02}/{file.of.year}",
                    departures=tuple(self._departures(version, edition)),
                )

    def _departures(self, version: Version[MonthFile], edition: Edition) -> Iterator[Departure]:
        event = Event(version.event)
        desk = self.past.desk(version.number, _day(event, edition))
        try:
            month = handed_month(desk, version.value)
        except NotOnRecord:
            yield LOST
            return
        yield from _totals(edition, month)
        for each in month.noticed:
            if _stops(event, each) and self._is_theirs(each, month.judged):
                told = sentence_in(each.finding, month.judged.view.month)
                clause = why(each.finding, month.judged.known.programme)
                yield Departure(ROW, PASSED[event], told, clause)

    def _is_theirs(self, noticed: Noticed, judged: JudgedMonth) -> bool:
        """At an entry of theirs, or at them; of no entry only where nobody else is meant."""
        if noticed.entries:
            own = {e.id for e in judged.known.entries if e.matter_id == self.matter_id}
            return bool(own.intersection(noticed.entries))
        field, _, rest = noticed.finding.about.partition(".")
        number = rest.partition(".")[0]
        place = int(number) if number.isdecimal() else None
        if place is None or field not in {"participants", "assignments"}:
            return False
        known = judged.known
        if field == "participants":
            return known.matters[place].id == self.matter_id
        return known.assignments[place].matter_id == self.matter_id


def _totals(edition: Edition, month: HandedMonth) -> Iterator[Departure]:
    doer = Doer(edition.handed_in_by, edition.handed_in_on)
    again = edition_of(month.judged, month.asked, doer, edition.number)
    if again.hours != edition.hours:
        yield Departure(HOURS, hours(edition.hours), hours(again.hours))
    if again.travel != edition.travel:
        yield Departure(TRAVEL, money(edition.travel), money(again.travel))
    if again.code != edition.code:
        yield Departure(CODE, edition.code, again.code)


def _stops(event: Event, noticed: Noticed) -> bool:
    accepted = event is Event.MONTH_ACCEPTED
    return noticed.stops_acceptance if accepted else noticed.stops_handing_in


def _day(event: Event, edition: Edition) -> date:
    accepted = edition.accepted_on if event is Event.MONTH_ACCEPTED else None
    return accepted or edition.handed_in_on
