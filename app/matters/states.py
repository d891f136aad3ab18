"""Which deed is allowed in which state, as one table; a deed out of turn is refused with what to do first."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.matters.matter import Matter, State
from app.matters.refusals import refuse


class Deed(StrEnum):
    """What the staff do with a matter once it is taken in."""

    CORRECT_ANSWERS = "correct_answers"
    CHECK_PAPERS = "check_papers"
    CALL = "call"
    ANSWER_CALL = "answer_call"
    ASSESS = "assess"
    ACKNOWLEDGE_GROUP = "acknowledge_group"
    PROPOSE = "propose"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    SEND = "send"
    REPLACE = "replace"
    CHANGE = "change"
    RESIGN = "resign"
    CLOSE = "close"


STATE_NAMES: Mapping[State, str] = MappingProxyType(
    {
        State.SUBMITTED: "złożone na papierze",
        State.INCOMPLETE: "niekompletne",
        State.FORMALLY_CORRECT: "poprawne formalnie",
        State.ASSESSED: "ocenione",
        State.AWARDED: "przyznano usługi",
        State.RESERVE: "lista rezerwowa",
        State.REFUSED: "odmowa",
        State.RESIGNED: "rezygnacja",
        State.CLOSED: "sprawa zamknięta",
    }
)

UNDECIDED = frozenset({State.SUBMITTED, State.INCOMPLETE, State.FORMALLY_CORRECT, State.ASSESSED})
DECIDED = frozenset({State.AWARDED, State.RESERVE, State.REFUSED})
TO_DECIDE = frozenset({State.INCOMPLETE, State.FORMALLY_CORRECT, State.ASSESSED})
TAKING_PART = frozenset({State.AWARDED, State.RESERVE})

ALLOWED: Mapping[Deed, frozenset[State]] = MappingProxyType(
    {
        Deed.CORRECT_ANSWERS: UNDECIDED - {State.ASSESSED},
        Deed.CHECK_PAPERS: UNDECIDED - {State.ASSESSED},
        Deed.CALL: frozenset({State.INCOMPLETE}),
        Deed.ANSWER_CALL: frozenset({State.INCOMPLETE}),
        Deed.ASSESS: frozenset({State.FORMALLY_CORRECT, State.ASSESSED}),
        Deed.ACKNOWLEDGE_GROUP: frozenset({State.FORMALLY_CORRECT, State.ASSESSED, State.RESERVE}),
        Deed.PROPOSE: TO_DECIDE,  # the rules say which outcome: R1 and R2 stop the others
        Deed.CONFIRM: TO_DECIDE | DECIDED,
        Deed.WITHDRAW: TO_DECIDE | DECIDED,
        Deed.SEND: DECIDED,
        Deed.REPLACE: DECIDED,
        Deed.CHANGE: UNDECIDED | TAKING_PART,
        Deed.RESIGN: UNDECIDED | TAKING_PART,
        Deed.CLOSE: DECIDED | {State.RESIGNED},
    }
)

FIRST: Mapping[Deed, str] = MappingProxyType(
    {
        Deed.CORRECT_ANSWERS: (
            "Odpowiedzi ze zgłoszenia można poprawiać tylko do oceny. Późniejszą zmianę wpisz jako "
            "zmianę w ciągu roku."
        ),
        Deed.CHECK_PAPERS: (
            "Dokumenty sprawdza się przed oceną. Jeśli coś doszło później, dopisz uwagę do sprawy."
        ),
        Deed.CALL: (
            "Wezwać do uzupełnienia można tylko wtedy, gdy sprawdzone zgłoszenie jest niekompletne. "
            "Najpierw sprawdź dokumenty."
        ),
        Deed.ANSWER_CALL: (
            "Uzupełnienie można przyjąć tylko do zgłoszenia niekompletnego. Sprawdź, czy to "
            "właściwa sprawa."
        ),
        Deed.ASSESS: (
            "Ocenia się tylko zgłoszenie poprawne formalnie i jeszcze nierozstrzygnięte. Najpierw "
            "sprawdź dokumenty, a wysłane rozstrzygnięcie zmień nowym."
        ),
        Deed.ACKNOWLEDGE_GROUP: (
            "Pierwszeństwo ustala się dla zgłoszenia poprawnego formalnie. Najpierw sprawdź dokumenty."
        ),
        Deed.PROPOSE: (
            "Rozstrzygnięcie można zaproponować, gdy dokumenty są sprawdzone, a sprawa jeszcze "
            "nierozstrzygnięta. Sprawdź dokumenty albo zmień rozstrzygnięcie nowym."
        ),
        Deed.CONFIRM: (
            "W tej sprawie nie można już zatwierdzić rozstrzygnięcia. Sprawdź, czy to właściwa sprawa."
        ),
        Deed.WITHDRAW: (
            "W tej sprawie nie można już wycofać rozstrzygnięcia. Sprawdź, czy to właściwa sprawa."
        ),
        Deed.SEND: (
            "Pismo można oznaczyć jako wysłane dopiero po rozstrzygnięciu sprawy. Najpierw ją "
            "rozstrzygnij."
        ),
        Deed.REPLACE: (
            "Nowym rozstrzygnięciem zmienia się tylko to, które już zapadło. Najpierw rozstrzygnij "
            "sprawę."
        ),
        Deed.CHANGE: (
            "Zmiany wpisuje się, dopóki osoba stara się o udział w Programie albo w nim uczestniczy. "
            "Sprawdź, czy to właściwa sprawa."
        ),
        Deed.RESIGN: (
            "Rezygnację wpisuje się, dopóki osoba stara się o udział w Programie albo w nim "
            "uczestniczy. Sprawdź, czy to właściwa sprawa."
        ),
        Deed.CLOSE: (
            "Zamknąć można sprawę rozstrzygniętą albo zakończoną rezygnacją. Najpierw ją rozstrzygnij "
            "albo wpisz rezygnację."
        ),
    }
)


def allow(deed: Deed, matter: Matter) -> None:
    """Nothing, or ``DeedRefused`` where the state of the matter does not allow the deed."""
    if matter.state not in ALLOWED[deed]:
        refuse(f"Stan sprawy: „{STATE_NAMES[matter.state]}”. {FIRST[deed]}")
