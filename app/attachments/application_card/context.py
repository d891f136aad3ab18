"""A case comes in; what the blank of the application card asks for goes out."""

from typing import Any

from app.attachments.application_card import assistance
from app.attachments.application_card.declarations import assistant as of_assistant
from app.attachments.application_card.declarations import declarations, elsewhere
from app.attachments.application_card.enclosures import enclosures
from app.attachments.circumstances import on_child_path
from app.attachments.letterhead import is_blank, letterhead
from app.attachments.places import is_represented, signer_caption
from app.wording.answers import paragraphs, written, written_as
from app.wording.dates import long_date
from app.wording.hard_spaces import tied
from app.wording.labels import label
from app.wording.people import address_line
from app.wording.ticks import Tick, box, ticks, yes_no
from rules.case import Case, Participant, Situation
from rules.programme import Programme
from rules.vocabulary import (
    Area,
    CertificateKind,
    Degree,
    DisabilityType,
    Document,
    Equivalent,
    GuardianRole,
    Household,
)

NEVER_ENOUGH = {Degree.LIGHT, Equivalent.GROUP_3, Equivalent.PARTIAL_INCAPACITY}
"""What never qualifies (rule E1a): the card offers no box for it, but hides no answer either."""


def context(case: Case, programme: Programme) -> dict[str, Any]:
    """The names ``application_card.docx`` asks for, no more and no fewer."""
    return {
        **letterhead(programme, Document.APPLICATION_CARD),
        "blank": is_blank(case),
        "help_note": help_note(case),
        "participant": participant(case.participant, programme),
        "certificate": certificate(case, programme),
        "situation": situation(case.situation, programme),
        "guardian": guardian(case, programme),
        **assistance.parts(case, programme),
        "declarations": declared(case, programme),
        "enclosures": enclosures(case, programme),
        "signer_caption": signer_caption(case, programme),
    }


def help_note(case: Case) -> str:
    """Who helped to fill the card in; in the nominative, so that nothing is inflected."""
    helper = case.helper
    if not helper.name and helper.capacity is None:
        return ""
    capacity = f" ({label(helper.capacity)})" if helper.capacity else ""
    name = f": {helper.name}" if helper.name else ""
    return f"Kartę wypełniono z pomocą innej osoby{name}{capacity}"


def declared(case: Case, programme: Programme) -> dict[str, tuple[str, ...]]:
    """The declarations around number 4, which has boxes, as has the one about the assistant."""
    said = [one for one in declarations(case, programme) if one != of_assistant(case, programme)]
    fourth = said.index(elsewhere(case, programme))
    return {
        "before": tuple(map(tied, said[:fourth])),
        "after": tuple(map(tied, said[fourth + 1 :])),
    }


def participant(person: Participant, programme: Programme) -> dict[str, Any]:
    commune = programme.commune.text if programme.commune else ""
    return {
        "name": written(person.full_name),
        "birth_date": written_as(person.birth_date, long_date, written("")),
        "address": written(address_line(person.address)),
        "commune": commune,
        "lives_in_commune": yes_no(person.lives_in_commune),
        "phone": written(person.phone),
        "email": written(person.email),
    }


def certificate(case: Case, programme: Programme) -> dict[str, Any]:
    """The certificate, with the rows of the kinds it may be."""
    held, asked = case.certificate, _kinds(case, programme)
    return {
        "kinds": ticks(CertificateKind, held.kind),
        "shows_degree": CertificateKind.DEGREE in asked,
        "degrees": _that_count(Degree, held.degree),
        "shows_equivalent": CertificateKind.EQUIVALENT in asked,
        "equivalents": _that_count(Equivalent, held.equivalent),
        "shows_points": CertificateKind.CHILD in asked,
        "point_7": yes_no(held.point_7),
        "point_8": yes_no(held.point_8),
        "permanent": box(held.permanent is True),
        "limited": box(held.permanent is False or held.valid_until is not None),
        "valid_until": written_as(held.valid_until, long_date),
        "compound": yes_no(held.compound),
        "types": ticks(DisabilityType, held.disability_types),
    }


def _kinds(case: Case, programme: Programme) -> set[CertificateKind]:
    """The kind answered, else that of a child's age, else all, to be filled in by hand."""
    if case.certificate.kind:
        return {case.certificate.kind}
    return {CertificateKind.CHILD} if on_child_path(case, programme) else set(CertificateKind)


def _that_count(
    vocabulary: type[Degree] | type[Equivalent], answer: Degree | Equivalent | None
) -> tuple[Tick, ...]:
    return ticks([one for one in vocabulary if one not in NEVER_ENOUGH or one is answer], answer)


def situation(told: Situation, programme: Programme) -> dict[str, Any]:
    return {
        "households": ticks(Household, told.household),
        "helped": yes_no(told.helped_by_others),
        "asks_reason": programme.needs_reason or bool(told.reason),
        "reason": paragraphs(told.reason),
        "at_home": paragraphs(told.moving_at_home, 2),
        "outside": paragraphs(told.moving_outside, 2),
        "communication": paragraphs(told.communication, 2),
        "areas": ticks(Area, told.areas),
    }


def guardian(case: Case, programme: Programme) -> dict[str, Any]:
    """Part II; it says that it does not apply when the participant acts alone."""
    person = case.guardian
    return {
        "applies": is_represented(case, programme) is not False,
        "roles": ticks(GuardianRole, person.role),
        "name": written(person.full_name),
        "address": written(address_line(person.address)),
        "phone": written(person.phone),
        "email": written(person.email),
    }
