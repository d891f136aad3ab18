"""A dossier comes in; by what its person is found wherever else they are spoken of goes out."""

from collections.abc import Iterator
from dataclasses import replace

from app.dossier.dossier import Dossier
from app.dossier.traces import texts_in, traces_of
from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.store.plain import plain_of
from app.store.reach import Whose
from app.workflow.dossier.reading import DossierReading
from rules.case import Person
from rules.programme import Programme


def whose(reading: DossierReading, matter: Matter) -> Whose:
    """Whoever asks was admitted by then."""
    dossier = reading.whole(matter)
    people = tuple(people_of(matter, dossier.programme))
    traces = traces_of(matter.id, people, _texts(dossier))
    return Whose(matter.programme, matter.id, traces, matter.received.bundle)


def people_of(matter: Matter, programme: Programme) -> Iterator[Person]:
    """The participant at every address they ever had, and whoever acts for them."""
    case = case_of(matter, programme, matter.received.on)
    yield case.participant
    yield case.guardian
    for change in matter.changes:
        if change.address is not None:
            yield replace(case.participant, address=change.address)


def _texts(dossier: Dossier) -> Iterator[str]:
    own = (
        dossier.matter,
        *dossier.papers,
        *dossier.assignments,
        *dossier.entries,
        *dossier.contents,
        *dossier.care,
        *dossier.checks,
        *dossier.history,
    )
    for each in own:
        yield from texts_in(plain_of(each))
