"""Facts of a change come in; what the letter about the new limit prints goes out (rules L4, E7)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.errors import DeedRefused
from app.letters.heading import MARKS, OBLIGATORY, heading
from app.letters.letter import Letter, LetterFacts
from app.letters.told import told
from app.matters.matter import Change
from app.wording.dates import long_date
from app.wording.hard_spaces import tied
from app.wording.hours import hours, hours_with_words
from rules.application.limits import yearly_limits
from rules.case import Case

_NOTHING_CHANGED = (
    "W tej sprawie nie ma zmiany orzeczenia ani godzin w innym programie, która zmienia limit godzin. "
    "Zapisz najpierw tę zmianę i sprawdź jej dzień."
)
_CHANGED = (
    "Zmienił się roczny limit godzin asystencji osobistej, które można przyznać {whom} w Programie."
)
_LOWERED = (
    "Przyznany wymiar był wyższy, więc od tego dnia wynosi tyle, ile nowy limit: {hours} w roku."
)
_STAYS = "Przyznany wymiar się nie zmienia: {hours} w roku."
_CERTIFICATE = "nowe orzeczenie"
_HOURS = "godziny asystencji przyznane w innym programie"


def context(facts: LetterFacts) -> Mapping[str, Any]:
    """The names ``limit_change.docx`` asks for; raises ``DeedRefused`` where no limit changed.

    The limit is that of the Programme and the office, whatever was awarded of it.
    """
    change = facts.change or _latest(facts)
    old, new = _limits(facts, change.since)
    return {
        **heading(facts, "L4"),
        "subject": "Zmiana limitu godzin",
        "changed": told(facts, _CHANGED),
        "old_limit": hours_with_words(old),
        "new_limit": hours_with_words(new),
        "since": long_date(change.since),
        "why": tied(_why(change)),
        "awarded": tied(_awarded(facts.case, new)),
    }


def _latest(facts: LetterFacts) -> Change:
    """The latest change that can alter a limit."""
    telling = [c for c in facts.matter.changes if c.certificate or c.other_programme]
    if not telling:
        raise DeedRefused((_NOTHING_CHANGED,))
    return max(telling, key=lambda change: change.since)


def _limits(facts: LetterFacts, since: date) -> tuple[Decimal, Decimal]:
    """The limit before a day and from it on, in hours a year."""
    spans = yearly_limits(replace(facts.case, award=None), facts.programme)
    before = [span.hours for span in spans if span.since < since]
    now = [span.hours for span in spans if span.since <= since]
    if not before or before[-1] == now[-1]:
        raise DeedRefused((_NOTHING_CHANGED,))
    return before[-1], now[-1]


def _why(change: Change) -> str:
    other = change.other_programme
    if other is None:
        return _CERTIFICATE
    told = ", ".join(
        part for part in (other.name, hours(other.hours) if other.hours else "") if part
    )
    return f"{_HOURS} ({told})" if told else _HOURS


def _awarded(case: Case, limit: Decimal) -> str:
    """What becomes of the hours awarded, which are a ceiling of their own (rule L2)."""
    if case.award is None:
        return ""
    awarded = case.award.hours
    said = _LOWERED if awarded > limit else _STAYS
    return said.format(hours=hours(min(awarded, limit)))


LETTER = Letter(
    slug="limit_change",
    name="Pismo o zmianie limitu godzin",
    context=context,
    marks={
        **MARKS,
        "subject": "w jakiej sprawie jest pismo",
        "changed": "zdanie o tym, czyj limit się zmienił",
        "old_limit": "dotychczasowy limit godzin w roku, cyframi i słownie",
        "new_limit": "nowy limit godzin w roku, cyframi i słownie",
        "since": "dzień, od którego obowiązuje nowy limit",
        "why": "co się zmieniło",
        "awarded": "co to znaczy dla przyznanych godzin; puste, gdy nic nie przyznano",
    },
    obligatory=OBLIGATORY | {"old_limit", "new_limit", "since", "why"},
)
