"""A case and a programme come in; findings on missing papers and answers come out (rules C1-C9)."""

from collections.abc import Callable, Iterator, Mapping

from rules.application.timeline import (
    acts_through_guardian,
    application_day,
    figure_of,
    is_child_to_protect,
    is_under_age,
    service_day,
)
from rules.case import Case
from rules.findings import Row
from rules.programme import Need, Programme, Requirement, When
from rules.verdict import Finding
from rules.vocabulary import Document, GuardianRole, Household

PRINTED = frozenset(Document) - {Document.CERTIFICATE_COPY, Document.COHABITANT_CERTIFICATE}
"""What the participant or guardian signs; the rest are copies, or only shown."""

PAPERS: Mapping[Document, tuple[str, str]] = {
    Document.APPLICATION_CARD: ("C1", "application-card-missing"),
    Document.ACTIVITY_SCOPE: ("C2", "activity-scope-missing"),
    Document.CERTIFICATE_COPY: ("C3", "certificate-copy-missing"),
    Document.GUARDIAN_ACCEPTANCE: ("C4", "guardian-acceptance-missing"),
    Document.GDPR_CLAUSE_MINISTER: ("C5", "gdpr-clause-minister-missing"),
    Document.GDPR_CLAUSE_ORGANISER: ("C5", "gdpr-clause-organiser-missing"),
    Document.COHABITANT_CERTIFICATE: ("C7", "cohabitant-certificate-missing"),
}


def _always(_case: Case, _programme: Programme) -> bool:
    return True


def _minor_with_named_assistant(case: Case, programme: Programme) -> bool:
    child = is_child_to_protect(case, programme, service_day(case, programme))
    return bool(case.names_assistant and child)


def _priority_of_cohabitants(case: Case, _programme: Programme) -> bool:
    situation = case.situation
    claimed = situation.household is Household.WITH_DISABLED_PERSONS
    return claimed and situation.helped_by_others is not True


CIRCUMSTANCES: Mapping[When, Callable[[Case, Programme], bool]] = {
    When.ALWAYS: _always,
    When.MINOR_WITH_NAMED_ASSISTANT: _minor_with_named_assistant,
    When.PRIORITY_OF_COHABITANTS: _priority_of_cohabitants,
}


def requirements(case: Case, programme: Programme) -> tuple[Requirement, ...]:
    """What this case needs of the programme's papers, in the order the programme lists them."""
    return tuple(r for r in programme.requirements if CIRCUMSTANCES[r.when](case, programme))


def is_needed(document: Document, case: Case, programme: Programme) -> bool:
    """Whether this case needs a document, be it required, optional or only shown."""
    return any(requirement.document is document for requirement in requirements(case, programme))


def papers(case: Case, programme: Programme) -> Iterator[Finding]:
    """C1-C5, C7: every paper the programme asks for is in the file, or is shown."""
    for requirement in requirements(case, programme):
        rule, code = PAPERS[requirement.document]
        row = Row(rule, programme, source=requirement.source)
        if requirement.need is Need.SHOWN:
            if requirement.document in case.shown:
                continue
            # A paper that is only shown proves a priority; without it the application is complete.
            found = row.notes if case.submitted_on is None else row.warns
            yield found(code, "shown")
        elif requirement.document not in case.enclosed:
            found = row.blocks if requirement.need is Need.REQUIRED else row.notes
            yield found(code, "enclosed")


def card(case: Case, programme: Programme) -> Iterator[Finding]:
    """C1: the card says who applies, from where, and that its declarations are made."""
    row, participant = Row("C1", programme), case.participant
    if not participant.first_name.strip():
        yield row.blocks("first-name-missing", "participant.first_name")
    if not participant.last_name.strip():
        yield row.blocks("last-name-missing", "participant.last_name")
    if not participant.address.street.strip():
        yield row.blocks("street-missing", "participant.address.street")
    if not participant.address.postcode.strip():
        yield row.blocks("postcode-missing", "participant.address.postcode")
    if not participant.address.town.strip():
        yield row.blocks("town-missing", "participant.address.town")
    if not case.declarations_confirmed:
        yield row.blocks("declarations-missing", "declarations_confirmed")
    people = (participant, case.guardian)
    if not any(person.phone.strip() or person.email.strip() for person in people):
        yield row.notes("contact-missing", "participant.phone")
    if not case.certificate.disability_types:
        yield row.notes("disability-types-missing", "certificate.disability_types")
    if not case.situation.areas:
        yield row.notes("areas-missing", "situation.areas")


def scope(case: Case, programme: Programme) -> Iterator[Finding]:
    """C2: the activity scope names at least one activity, of those the programme knows."""
    row = Row("C2", programme)
    others = any(text.strip() for text in case.other_activities.values())
    if not case.activities and not others:
        yield row.blocks("activities-missing", "activities")
    unknown = case.activities - {activity.code for activity in programme.activities}
    for code in sorted(unknown):
        yield row.warns("activity-unknown", "activities", activity=code)


def clauses(case: Case, programme: Programme) -> Iterator[Finding]:
    """C5: the information clauses of the file have been read."""
    known = {Document.GDPR_CLAUSE_MINISTER, Document.GDPR_CLAUSE_ORGANISER}
    asked = {requirement.document for requirement in requirements(case, programme)} & known
    if not asked <= case.clauses_read:
        yield Row("C5", programme).notes("clauses-unread", "clauses_read")


def guardian(case: Case, programme: Programme) -> Iterator[Finding]:
    """C6: who is under 18 or represented signs through a guardian, who must be named."""
    day = application_day(case, programme)
    under_age = is_under_age(case, programme, day)
    row = Row("C6", programme, figure_of(programme, "majority_age", day))
    if under_age and case.represented is False:
        yield row.blocks("minor-acts-alone", "represented")
    if not acts_through_guardian(case, programme):
        return
    person = case.guardian
    if not person.first_name.strip():
        yield row.blocks("guardian-first-name-missing", "guardian.first_name")
    if not person.last_name.strip():
        yield row.blocks("guardian-last-name-missing", "guardian.last_name")
    if person.role is None:
        yield row.blocks("guardian-role-missing", "guardian.role")
    elif person.role is GuardianRole.PARENT and under_age is False:
        yield row.warns("parent-of-adult", "guardian.role")
    if not person.address.town.strip():
        yield row.notes("guardian-address-missing", "guardian.address.town")


def signatures(case: Case, programme: Programme) -> Iterator[Finding]:
    """C6: every printed paper is signed; while it is being prepared this only needs saying."""
    required, optional = _unsigned(case, programme)
    signer = "guardian" if acts_through_guardian(case, programme) else "participant"
    row = Row("C6", programme)
    if case.submitted_on is None:
        if required or optional:
            documents = ",".join((*required, *optional))
            yield row.notes("to-sign", "signed", documents=documents, signer=signer)
        return
    if required:
        yield row.blocks("signature-missing", "signed", documents=",".join(required), signer=signer)
    if optional:
        yield row.notes("signature-missing", "signed", documents=",".join(optional), signer=signer)


def _unsigned(case: Case, programme: Programme) -> tuple[list[Document], list[Document]]:
    """The printed papers nobody has signed: the required ones, and the optional ones in the file."""
    required: list[Document] = []
    optional: list[Document] = []
    for requirement in requirements(case, programme):
        document = requirement.document
        if document not in PRINTED or document in case.signed:
            continue
        if requirement.need is Need.REQUIRED:
            required.append(document)
        elif document in case.enclosed:
            optional.append(document)
    return required, optional


def window(case: Case, programme: Programme) -> Iterator[Finding]:
    """C8: outside the recruitment window is worth a warning: supplementary recruitment exists."""
    row = Row("C8", programme)
    about = "applied_on" if case.submitted_on is None else "submitted_on"
    day = case.submitted_on or case.applied_on
    if day is not None and day > programme.ends:
        yield row.warns("programme-over", about, day=day, ends=programme.ends)
    if programme.window is None:
        if case.submitted_on is None:
            yield row.notes("window-unknown", about)
        return
    opens, closes = programme.window.opens, programme.window.closes
    if day is not None and day < opens:
        yield row.warns("before-window", about, day=day, opens=opens, closes=closes)
    elif day is not None and day > closes:
        yield row.warns("after-window", about, day=day, opens=opens, closes=closes)


def order(case: Case, programme: Programme) -> Iterator[Finding]:
    """C9: the order of applications never counts; who still prepares one may be told so."""
    if case.submitted_on is None:
        yield Row("C9", programme).notes("order-does-not-count", "submitted_on")
