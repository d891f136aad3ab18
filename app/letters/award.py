"""Facts of an award come in; what its letter prints goes out (rule R7): hours, period, rights and duties."""

from collections.abc import Mapping
from typing import Any

from app.letters.heading import MARKS, OBLIGATORY, heading
from app.letters.letter import Letter, LetterFacts
from app.letters.rights import duties, rights
from app.letters.told import period, rows, told
from app.wording.hard_spaces import tied
from app.wording.hours import hours, hours_with_words
from rules.vocabulary import Outcome

_AWARDED = "Przyznajemy {whom} usługi asystencji osobistej w Programie, w wymiarze:"
_OWN_FUNDS = "Ponadto realizator przyznaje {hours}, które finansuje z własnych środków, ponad limit Programu."
_NATURE = (
    "Jest to wsparcie w postaci usług, a nie świadczenie pieniężne. Podany wymiar to największa liczba "
    "godzin, z których można skorzystać; pismo można okazać tam, gdzie trzeba wykazać, ile ich przyznano."
)
_CHECKED = "{name} – osoba wskazana w karcie zgłoszenia, o ile spełnia warunki Programu"
_PROPOSED = "zaproponuje realizator; skontaktujemy się w\N{NO-BREAK SPACE}tej sprawie"


def context(facts: LetterFacts) -> Mapping[str, Any]:
    """The names ``award.docx`` asks for; raises ``DeedRefused`` where nothing was awarded."""
    award, year = facts.resolution_of(Outcome.QUALIFIED), facts.programme.edition.year
    own = award.own_funds_hours
    return {
        **heading(facts, "R7"),
        "subject": "Przyznanie usług asystencji osobistej",
        "awarded": told(facts, _AWARDED),
        "hours": "" if award.hours is None else hours_with_words(award.hours),
        "year": tied(f"w roku kalendarzowym {year}"),
        "own_funds": tied(_OWN_FUNDS.format(hours=hours(own))) if own else "",
        "period": period(facts, award.since, award.until),
        "assistant": _assistant(facts, award.assistant),
        "nature": tied(_NATURE),
        "rights": rows(rights()),
        "duties": rows(duties(facts.programme)),
    }


def _assistant(facts: LetterFacts, resolved: str) -> str:
    """Whoever was resolved on; whoever the card names, once checked; or whom the organiser finds (A4)."""
    named = facts.case.assistant.full_name if facts.case.names_assistant else ""
    if resolved:
        return resolved
    return tied(_CHECKED).format(name=named) if named else _PROPOSED


LETTER = Letter(
    slug="award",
    name="Pismo o przyznaniu usług",
    context=context,
    marks={
        **MARKS,
        "subject": "w jakiej sprawie jest pismo",
        "awarded": "zdanie o tym, komu przyznano usługi; po nim stoi liczba godzin",
        "hours": "liczba przyznanych godzin, cyframi i słownie",
        "year": "rok, na który przyznano godziny, np. „w roku kalendarzowym 2026”",
        "own_funds": "zdanie o godzinach z własnych środków realizatora; puste, gdy ich nie ma",
        "period": "okres, w którym można korzystać z usług",
        "assistant": "kto będzie asystentem albo że zaproponuje go realizator",
        "nature": "wyjaśnienie, jakie to wsparcie, na użytek innych postępowań",
        "rights": "lista praw uczestnika",
        "rights.text": "treść jednego prawa",
        "duties": "lista obowiązków uczestnika",
        "duties.text": "treść jednego obowiązku",
    },
    obligatory=OBLIGATORY | {"hours", "year", "rights", "duties"},
)
