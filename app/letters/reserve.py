"""Facts come in; what the letter about the reserve list prints goes out (rules R6, R7)."""

from collections.abc import Mapping
from typing import Any

from app.letters.heading import MARKS, OBLIGATORY, heading
from app.letters.letter import Letter, LetterFacts
from app.letters.told import rows
from app.wording.hard_spaces import tied
from rules.vocabulary import Outcome

_LISTED = (
    "Zgłoszenie do Programu wpisano na listę rezerwową: spełnia warunki, ale w tej chwili nie ma "
    "wolnego miejsca."
)
_NO_PLACE = "Zgłoszenie do Programu wpisano na listę rezerwową."
_MEANS = (
    "Lista rezerwowa nie jest kolejką: pozycja na niej nie ma wpływu na przyznanie usług.",
    "Gdy zwolni się miejsce, przyznamy je osobie z tej listy, biorąc pod uwagę jej sytuację.",
    "O przyznaniu usług zawiadomimy osobnym pismem. Nie trzeba składać nowego zgłoszenia.",
    (
        "Prosimy zgłaszać zmiany, które mają znaczenie dla zgłoszenia, np. nowe orzeczenie, adres albo "
        "telefon, oraz powiedzieć nam, jeżeli usługi nie będą już potrzebne."
    ),
)


def context(facts: LetterFacts) -> Mapping[str, Any]:
    """The names ``reserve.docx`` asks for; raises ``DeedRefused`` for who is not on the list."""
    reserve = facts.resolution_of(Outcome.RESERVE)
    return {
        **heading(facts, "R6"),
        "subject": "Wpisanie na listę rezerwową",
        "listed": tied(_LISTED if reserve.for_want_of_places else _NO_PLACE),
        "means": rows(tied(sentence) for sentence in _MEANS),
    }


LETTER = Letter(
    slug="reserve",
    name="Pismo o wpisaniu na listę rezerwową",
    context=context,
    marks={
        **MARKS,
        "subject": "w jakiej sprawie jest pismo",
        "listed": "zdanie o wpisaniu na listę rezerwową",
        "means": "lista zdań o tym, co to znaczy",
        "means.text": "treść jednego z tych zdań",
    },
    obligatory=OBLIGATORY | {"listed", "means"},
)
