"""The deeds of an office as the ledger names them, and their Polish names for whoever reads it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Event(StrEnum):
    MATTER_OPENED = "matter.opened"
    ANSWERS_CORRECTED = "matter.answers_corrected"
    WISHES_NOTED = "matter.wishes_noted"
    PAPERS_CHECKED = "matter.papers_checked"
    COMPLETION_CALLED = "matter.completion_called"
    COMPLETION_ANSWERED = "matter.completion_answered"
    ASSESSED = "matter.assessed"
    GROUP_ACKNOWLEDGED = "matter.group_acknowledged"
    RESOLUTION_PROPOSED = "resolution.proposed"
    RESOLUTION_CONFIRMED = "resolution.confirmed"
    RESOLUTION_WITHDRAWN = "resolution.withdrawn"
    RESOLUTION_REPLACED = "resolution.replaced"
    RESOLUTION_TAKEN_BACK = "resolution.taken_back"
    LETTER_SENT = "resolution.letter_sent"
    CHANGE_RECORDED = "matter.change_recorded"
    RESIGNED = "matter.resigned"
    CLOSED = "matter.closed"
    SESSION_OPENED = "session.opened"
    SESSION_CHANGED = "session.changed"
    SESSION_CLOSED = "session.closed"
    BATCH_ORDERED = "batch.ordered"
    BATCH_ASKED = "batch.asked"
    BATCH_ASKED_AGAIN = "batch.asked_again"
    BATCH_LETTER_WITHDRAWN = "batch.letter_withdrawn"
    BATCH_SENT = "batch.sent"
    REGISTER_EXPORTED = "register.exported"
    LIST_EXPORTED = "list.exported"
    MINUTES_MADE = "session.minutes_made"
    CARD_MADE = "matter.card_made"


EVENT_NAMES: Mapping[Event, str] = MappingProxyType(
    {
        Event.MATTER_OPENED: "założenie sprawy",
        Event.ANSWERS_CORRECTED: "poprawienie odpowiedzi",
        Event.WISHES_NOTED: "zapisanie zwrotu i formy pism",
        Event.PAPERS_CHECKED: "sprawdzenie dokumentów",
        Event.COMPLETION_CALLED: "wezwanie do uzupełnienia",
        Event.COMPLETION_ANSWERED: "przyjęcie uzupełnienia",
        Event.ASSESSED: "ocena sytuacji",
        Event.GROUP_ACKNOWLEDGED: "ustalenie pierwszeństwa",
        Event.RESOLUTION_PROPOSED: "propozycja rozstrzygnięcia",
        Event.RESOLUTION_CONFIRMED: "rozstrzygnięcie",
        Event.RESOLUTION_WITHDRAWN: "wycofanie rozstrzygnięcia",
        Event.RESOLUTION_REPLACED: "zmiana rozstrzygnięcia",
        Event.RESOLUTION_TAKEN_BACK: "cofnięcie rozstrzygnięcia zapisanego w tej samej chwili co inne",
        Event.LETTER_SENT: "wysłanie pisma",
        Event.CHANGE_RECORDED: "zmiana w ciągu roku",
        Event.RESIGNED: "rezygnacja",
        Event.CLOSED: "zamknięcie sprawy",
        Event.SESSION_OPENED: "otwarcie posiedzenia",
        Event.SESSION_CHANGED: "zmiana w posiedzeniu",
        Event.SESSION_CLOSED: "zamknięcie posiedzenia",
        Event.BATCH_ORDERED: "zamówienie serii pism",
        Event.BATCH_ASKED: "zlecenie brakujących pism serii",
        Event.BATCH_ASKED_AGAIN: "zlecenie pism serii od nowa tam, gdzie coś się zmieniło",
        Event.BATCH_LETTER_WITHDRAWN: "wycofanie pisma z serii",
        Event.BATCH_SENT: "wysłanie pism serii",
        Event.REGISTER_EXPORTED: "pobranie rejestru spraw",
        Event.LIST_EXPORTED: "pobranie listy",
        Event.MINUTES_MADE: "pobranie protokołu",
        Event.CARD_MADE: "pobranie karty oceny",
    }
)
