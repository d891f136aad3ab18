"""A dossier comes in; every verdict and decision in it goes out once more, by the rules of its time.

Nothing is kept of it but a line in the ledger: whoever asks again is told the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.dossier.dossier import Dossier
from app.matters.rights import Actor, Right
from app.store.kinds import (
    ASSIGNMENTS,
    CARE_SCHEDULES,
    ENTRIES,
    KEPT_PAPERS,
    MATTERS,
    OFFICE_SETTINGS,
    SPOT_CHECKS,
)
from app.store.opened import Store
from app.store.records import Kept
from app.wording.members import MEMBERS
from app.workflow.dossier.agreement import Departure, ReEvaluated
from app.workflow.dossier.as_of import Past
from app.workflow.dossier.matters_again import MatterAgain
from app.workflow.dossier.months_again import MonthAgain
from app.workflow.dossier.reading import DossierReading
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event

TOLD = "jak w wierszu {number} dziennika"
UNTOLD = "inaczej, choć w dzienniku nie ma śladu zmiany"
OF_ANOTHER = " innej osoby"
RECORDS = {
    "matter": "Sprawa",
    "kept_paper": "Dokument w teczce",
    "assignment": "Przydział asystenta",
    "service": "Wpis usługi",
    "care": "Inne usługi opieki",
    "spot_check": "Kontrola na miejscu",
    "month": "Rozliczenie miesiąca",
    "month_content": "Treść oddanego rozliczenia",
    "office_settings": "Ustawienia biura",
    "assistant": "Dane asystenta",
}


@dataclass(frozen=True)
class ReEvaluating:
    """Needs the right ``EXAMINE`` for the dossier; that somebody asked is told in the ledger."""

    desk: Desk
    store: Store

    def of(self, actor: Actor, programme: str, matter_id: str) -> ReEvaluated:
        """``NotOnRecord`` without such a matter."""
        self.desk.admit_to(actor, Right.EXAMINE, programme, matter_id)
        dossier = DossierReading(self.desk, self.store.ledger).of(actor, programme, matter_id)
        ledger = self.desk.rooms.ledger
        ledger.record(programme, actor, Event.AUDIT_REJUDGED, record_id=matter_id)
        return self.whole(dossier)

    def whole(self, dossier: Dossier) -> ReEvaluated:
        """Whoever asks was admitted by then."""
        past = Past(self.store)
        matters = past.versions(MATTERS, dossier.matter.programme, (dossier.matter,))
        versions = matters[dossier.matter.id]
        judging = MatterAgain(self.desk, past, dossier)
        months = MonthAgain(past, dossier.matter.id)
        moments = [
            *judging.moments(versions.known),
            *(moment for month in dossier.months for moment in months.moments(month)),
        ]
        moments.sort(key=lambda moment: moment.number)
        _read_all(past, dossier)
        return ReEvaluated(tuple(moments), tuple(_untold(past, dossier)), versions.complete)


def _read_all(past: Past, dossier: Dossier) -> None:
    """Walk back everything that is the participant's, so that no change behind the ledger is missed."""
    slug = dossier.matter.programme
    past.versions(KEPT_PAPERS, slug, dossier.papers)
    past.versions(ASSIGNMENTS, slug, dossier.assignments)
    past.versions(ENTRIES, slug, dossier.entries)
    past.versions(CARE_SCHEDULES, slug, dossier.care)
    past.versions(SPOT_CHECKS, slug, dossier.checks)
    settings = past.store.office_settings.get(slug, slug)
    if settings.version:
        past.versions(OFFICE_SETTINGS, slug, (settings,))


def _untold(past: Past, dossier: Dossier) -> Iterator[Departure]:
    """What was changed in records with no line in the ledger; the ledger was believed."""
    own = {dossier.matter.id, dossier.programme.slug, *_ids(dossier)}
    for (kind, record_id), found in sorted(past.disagreements().items()):
        whose = "" if record_id in own else OF_ANOTHER
        for each in found:
            members = ", ".join(MEMBERS.get(name, name) for name in each.members)
            yield Departure(
                f"{RECORDS.get(kind, kind)}{whose}: {members}",
                then=TOLD.format(number=each.number),
                now=UNTOLD,
            )


def _ids(dossier: Dossier) -> Iterator[str]:
    """Of every record that is the participant's, or that they share with whoever assists."""
    alone: tuple[Kept, ...] = (*dossier.papers, *dossier.assignments, *dossier.entries)
    shared: tuple[Kept, ...] = (*dossier.care, *dossier.checks, *dossier.months)
    yield from (each.id for each in (*alone, *shared, *dossier.contents, *dossier.assistants))
