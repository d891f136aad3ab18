"""Facts of a call for completion come in; what its letter prints goes out: what is missing, by when."""

from collections.abc import Mapping
from typing import Any

from app.letters.heading import MARKS, OBLIGATORY, heading
from app.letters.letter import Letter, LetterFacts
from app.letters.told import rows
from app.wording.dates import long_date
from app.wording.hard_spaces import tied
from rules.programme import Programme

_AFTER = "Bez tych uzupełnień zgłoszenia nie można przekazać komisji do oceny."
_ASK = "W razie wątpliwości albo trudności z terminem prosimy o kontakt: pomożemy."


def context(facts: LetterFacts) -> Mapping[str, Any]:
    """The names ``completion_call.docx`` asks for; raises ``DeedRefused`` where no call waits."""
    call = facts.call()
    return {
        **heading(facts, "R1"),
        "appeal": "",  # it decides nothing, whatever the organiser's letters are
        "subject": "Wezwanie do uzupełnienia zgłoszenia",
        "missing": rows(tied(each) for each in call.missing),
        "due": long_date(call.due_on),
        "delivery": rows(_delivery(facts.programme)),
        "consequence": tied(_AFTER),
        "help": tied(_ASK),
    }


def _delivery(programme: Programme) -> tuple[str, ...]:
    """Where and how papers are brought, as far as the programme's source says so."""
    return tuple(tied(fact.text) for fact in programme.delivery if fact.text)


LETTER = Letter(
    slug="completion_call",
    name="Wezwanie do uzupełnienia zgłoszenia",
    context=context,
    marks={
        **MARKS,
        "subject": "w jakiej sprawie jest pismo",
        "missing": "lista braków",
        "missing.text": "treść jednego braku",
        "due": "dzień, do którego trzeba uzupełnić zgłoszenie",
        "delivery": "lista: gdzie i jak dostarczyć dokumenty; pusta, gdy Program tego nie podaje",
        "delivery.text": "treść jednej z tych informacji",
        "consequence": "co się stanie bez uzupełnienia",
        "help": "zachęta do kontaktu",
    },
    obligatory=OBLIGATORY | {"missing", "due"},
)
