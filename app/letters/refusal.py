"""Facts of a refusal come in; what its letter prints goes out, the reasons above all (rules R1, R2, R7)."""

from collections.abc import Mapping
from typing import Any

from app.letters.heading import MARKS, OBLIGATORY, heading
from app.letters.letter import Letter, LetterFacts
from app.letters.told import told
from app.wording.hard_spaces import tied
from rules.vocabulary import Criterion, Outcome

CRITERIA: Mapping[Criterion, str] = {
    Criterion.NEEDS: "Potrzeby uczestnika",
    Criterion.INDEPENDENCE: "Samodzielność uczestnika",
    Criterion.HELP_FROM_OTHERS: "Możliwość uzyskania pomocy od innych osób",
}
_REFUSED = "Nie przyznajemy {whom} usług asystencji osobistej w Programie."
_AGAIN = (
    "Nowe zgłoszenie można złożyć, gdy zmieni się sytuacja uczestnika, w najbliższym naborze, który "
    "ogłosi realizator."
)


def context(facts: LetterFacts) -> Mapping[str, Any]:
    """The names ``refusal.docx`` asks for; raises ``DeedRefused`` where nothing was refused.

    Reasons stand in the office's own words; an unanswered criterion is left out, which rule R7 then finds.
    """
    refusal = facts.resolution_of(Outcome.NOT_QUALIFIED)
    return {
        **heading(facts, "R7"),
        "subject": "Odmowa przyznania usług asystencji osobistej",
        "refused": told(facts, _REFUSED),
        "formal_reasons": tied(refusal.formal_reasons.strip()),
        "reasons": [
            {"criterion": name, "found": tied(refusal.reasons[criterion].strip())}
            for criterion, name in CRITERIA.items()
            if refusal.reasons.get(criterion, "").strip()
        ],
        "again": tied(_AGAIN),
    }


LETTER = Letter(
    slug="refusal",
    name="Pismo o odmowie",
    context=context,
    marks={
        **MARKS,
        "subject": "w jakiej sprawie jest pismo",
        "refused": "zdanie o tym, komu nie przyznano usług",
        "formal_reasons": "kryteria formalne, których zgłoszenie nie spełnia; puste po pełnej ocenie",
        "reasons": "uzasadnienie: lista ocenionych kryteriów; pusta przy odmowie z powodów formalnych",
        "reasons.criterion": "nazwa kryterium, np. „Potrzeby uczestnika”",
        "reasons.found": "co ustalono, słowami komisji",
        "again": "zdanie o możliwości ponownego zgłoszenia",
    },
    obligatory=OBLIGATORY | {"refused", "reasons", "formal_reasons"},
)
