"""Builders of months: everything about people is known, nobody has served yet; a test adds services."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from rules.diary import Month, Service, Waiting, YearMonth
from rules.examples.bases import ASSISTANT, PARTICIPANT, base_month
from rules.month.moments import WARSAW
from rules.vocabulary import Beneficiary

OTHER_ASSISTANT = "Celina Zastępcza"
OTHER_PARTICIPANT = "Jan Testowy"


def at(text: str) -> datetime:
    """A moment written as in the examples: local time of Warsaw, or with an offset."""
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=WARSAW) if moment.tzinfo is None else moment


def a_waiting(starts: str, ends: str) -> Waiting:
    return Waiting(at(starts), at(ends))


def a_service(starts: str, ends: str, *waiting: tuple[str, str], **changes: Any) -> Service:
    """A service at home, with the waitings given, of whom the base month assigns to each other."""
    service = Service(
        starts=at(starts),
        ends=at(ends),
        assistant=ASSISTANT,
        participant=PARTICIPANT,
        waiting=tuple(a_waiting(*each) for each in waiting),
        goes_out=False,
        at_school=False,
        beneficiary=Beneficiary.PARTICIPANT,
        decided_for_participant=False,
    )
    return replace(service, **changes)


def a_month(*services: Service, of: str = "2026-01", **changes: Any) -> Month:
    """A month of Wiązowna 2026 with these services."""
    month = base_month("wiazowna_2026", YearMonth(*map(int, of.split("-"))))
    return replace(month, services=services, **changes)
