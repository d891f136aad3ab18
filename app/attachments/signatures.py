"""A case comes in; the places to sign go out, with the captions the paper prints under them."""

from app.attachments.attachment import Signature, Signer
from app.attachments.places import (
    ASSISTANT,
    GUARDIAN,
    ORGANISER,
    is_represented,
    signer,
    signer_caption,
)
from rules.case import Case, Person
from rules.programme import Programme


def of_the_participant(case: Case, programme: Programme) -> Signature:
    """The participant's, or that of the parent or guardian who acts for them."""
    people = {True: case.guardian, False: case.participant, None: Person()}
    person = people[is_represented(case, programme)]
    return Signature(named(signer(case, programme), person), signer_caption(case, programme))


def of_the_guardian(case: Case) -> Signature:
    return Signature(named("rodzic lub opiekun prawny", case.guardian), GUARDIAN)


def of_the_assistant(case: Case) -> Signature:
    """The named assistant's; while nobody is named, that of whoever the organiser proposes."""
    person = Person() if case.names_assistant is False else case.assistant
    return Signature(named("asystent", person), ASSISTANT, Signer.ASSISTANT)


def of_the_organiser(caption: str = ORGANISER) -> Signature:
    return Signature("osoba reprezentująca realizatora", caption, Signer.ORGANISER)


def named(role: str, person: Person) -> str:
    """Both in the nominative, so that no surname is inflected: „asystent – Bogna Pomocna”."""
    return f"{role} – {person.full_name}" if person.full_name else role
