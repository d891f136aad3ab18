"""A programme and a day come in; where, how and by when to hand the papers in goes out, in Polish."""

from collections.abc import Iterator
from datetime import date

from app.wording.dates import long_date
from rules.programme import Fact, Programme

UNKNOWN = "nie potwierdzono – zapytaj w biurze"
UNSURE = " (nie potwierdzono – upewnij się w biurze)"
LATE = (
    "Zgłoszenia przyjmowano do {day} Możesz złożyć dokumenty, ale najpierw zapytaj w biurze "
    "o nabór uzupełniający."
)
EARLY = "Zgłoszenia będą przyjmowane od {day} Nie składaj dokumentów wcześniej."


def stated(*facts: Fact) -> str:
    """What the source says, or plainly that it does not say it."""
    texts = [fact.text + ("" if fact.source.confirmed else UNSURE) for fact in facts if fact.text]
    return "; ".join(texts) or UNKNOWN


def ways(programme: Programme) -> tuple[str, ...]:
    """How the papers may reach the office, one sentence each."""
    known = tuple(stated(fact) for fact in programme.delivery if fact.text)
    return known or (f"Sposób złożenia dokumentów: {UNKNOWN}.",)


def particulars(programme: Programme) -> Iterator[tuple[str, str]]:
    """The office's particulars, each with its name; what is unknown is said to be."""
    organiser = programme.organiser
    yield "Termin", _term(programme)
    yield "Biuro", stated(organiser.name)
    yield "Adres", stated(organiser.address)
    yield "Godziny przyjęć", stated(*organiser.office_hours)
    yield "Telefon", stated(organiser.phone)
    yield "E-mail", stated(organiser.email)


def window_warning(programme: Programme, today: date) -> str:
    """What to know when the window (rule C8) is closed; empty when it is open or not known."""
    window = programme.window
    if window is None or window.opens <= today <= window.closes:
        return ""
    if today > window.closes:
        return LATE.format(day=long_date(window.closes))
    return EARLY.format(day=long_date(window.opens))


def _term(programme: Programme) -> str:
    if programme.window is None:
        return UNKNOWN
    opens, closes = long_date(programme.window.opens), long_date(programme.window.closes)
    return f"od {opens} do {closes}" + ("" if programme.window.source.confirmed else UNSURE)
