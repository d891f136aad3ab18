"""A case comes in; who signs, and under what words, goes out, for paper and checklist."""

from app.attachments.circumstances import represented_by_law
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import CertificateKind

PLACE_AND_DATE = "miejscowość i data"
PARTICIPANT = "czytelny podpis uczestnika"
GUARDIAN = "czytelny podpis rodzica lub opiekuna prawnego"
EITHER = "czytelny podpis uczestnika albo rodzica lub opiekuna prawnego"
ASSISTANT = "czytelny podpis asystenta"
ORGANISER = "podpis osoby reprezentującej realizatora"
RECEIVER = "podpis osoby przyjmującej zgłoszenie w imieniu realizatora"


def is_represented(case: Case, programme: Programme) -> bool | None:
    """Whether a guardian signs; ``None`` while nobody knows: the paper then has room for both."""
    if represented_by_law(case, programme) or case.certificate.kind is CertificateKind.CHILD:
        return True
    return case.represented


def signer(case: Case, programme: Programme) -> str:
    """Who signs for the participant, in the nominative."""
    return {
        True: "rodzic lub opiekun prawny",
        False: "uczestnik",
        None: "uczestnik albo rodzic lub opiekun prawny",
    }[is_represented(case, programme)]


def signer_caption(case: Case, programme: Programme) -> str:
    """What stands under the line the participant or the guardian signs on."""
    return {True: GUARDIAN, False: PARTICIPANT, None: EITHER}[is_represented(case, programme)]
