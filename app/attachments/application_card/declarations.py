"""A case comes in; what its signer declares goes out, the same for page and paper.

The sentences say „wiem” and „znam”, so that nobody's sex has to be known.
"""

from app.attachments.application_card.assistance import HELD
from app.attachments.circumstances import due
from rules.application.timeline import application_day, years
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Document

TRUE = "Dane podane w tej karcie są zgodne z prawdą."
CARE = (
    "Wiem, że w godzinach usług asystencji nie mogą być świadczone usługi opiekuńcze, "
    "specjalistyczne usługi opiekuńcze, inne usługi z Funduszu Solidarnościowego "
    "ani podobne wsparcie ze środków publicznych."
)
PROGRAMME = "Znam zasady Programu i regulamin realizatora, jeśli realizator go wydał."
CLAUSES = "Znam treść klauzul informacyjnych o przetwarzaniu danych osobowych."

GRANTED = {
    True: "przyznano uczestnikowi godziny",
    False: "nie przyznano uczestnikowi godzin",
    None: "przyznano / nie przyznano uczestnikowi godzin",
}
NOTICE = (
    "Zawiadomię realizatora o zmianach, które wpływają na prawo do usług albo na liczbę godzin, "
    "od razu{term}."
)

TERM = ", najpóźniej w ciągu {days} dni"


def declarations(case: Case, programme: Programme) -> tuple[str, ...]:
    """The declarations of part IV in their order (facts 1.1; rules E6, E7, A1, T5)."""
    days = years(programme, "report_days", application_day(case, programme))
    sentences = [
        TRUE,
        f"Uczestnik ma ważne orzeczenie {HELD[case.certificate.kind]}.",
        CARE,
        elsewhere(case, programme),
        assistant(case, programme),
        PROGRAMME,
        CLAUSES if _has_clauses(case, programme) else "",
        NOTICE.format(term="" if days is None else TERM.format(days=days)),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def elsewhere(case: Case, programme: Programme) -> str:
    """Declaration 4: hours in other programmes; both answers stand while none was given."""
    year, granted = programme.edition.year, GRANTED[case.uses_other_programmes]
    return (
        f"W {year}\u00a0r. w innych programach finansowanych ze środków publicznych "
        f"{granted} asystencji."
    )


def assistant(case: Case, programme: Programme) -> str:
    """That the person named may assist, in the words of the edition; empty when nobody is named."""
    if case.names_assistant is False:
        return ""
    return (
        "Wskazany asystent nie jest członkiem rodziny uczestnika ani jego opiekunem prawnym "
        "i nie mieszka z uczestnikiem. Za członków rodziny "
        f"{programme.edition.name} uznaje osoby takie jak: {programme.edition.family.text}."
    )


def _has_clauses(case: Case, programme: Programme) -> bool:
    clauses = (Document.GDPR_CLAUSE_MINISTER, Document.GDPR_CLAUSE_ORGANISER)
    return any(due(clause)(case, programme) for clause in clauses)
