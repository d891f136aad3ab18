"""A case and a programme come in; findings on the assistant it names come out (rules A1-A4).

Whose family, who qualifies and whose checks are named variants that the edition's data picks.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from rules.application.timeline import figure_of, is_child_to_protect, service_day, years
from rules.case import Case
from rules.findings import Row
from rules.programme import MinorsRule, Programme, QualificationRule
from rules.verdict import Finding
from rules.vocabulary import Qualification, Relation


def choice(case: Case, programme: Programme) -> Iterator[Finding]:
    """A4: the participant may name the assistant; otherwise the organiser proposes one."""
    row, person = Row("A4", programme), case.assistant
    if not case.names_assistant:
        yield row.notes("assistant-not-named", "names_assistant")
        return
    if not person.first_name.strip():
        yield row.blocks("assistant-first-name-missing", "assistant.first_name")
    if not person.last_name.strip():
        yield row.blocks("assistant-last-name-missing", "assistant.last_name")
    if not (person.phone.strip() or person.email.strip()):
        yield row.notes("assistant-contact-missing", "assistant.phone")


def stranger(case: Case, programme: Programme) -> Iterator[Finding]:
    """A1: no legal guardian of the participant and nobody living with them may assist."""
    if not case.names_assistant:
        return
    row, person = Row("A1", programme), case.assistant
    if person.relation is None:
        yield row.blocks("assistant-relation-missing", "assistant.relation")
    if person.is_legal_guardian is None:
        yield row.blocks("assistant-guardian-missing", "assistant.is_legal_guardian")
    elif person.is_legal_guardian:
        yield row.blocks("assistant-is-guardian", "assistant.is_legal_guardian")
    if person.lives_with_participant is None:
        yield row.blocks("assistant-household-missing", "assistant.lives_with_participant")
    elif person.lives_with_participant:
        yield row.blocks("assistant-lives-with", "assistant.lives_with_participant")
    yield from _likenesses(case, row)


def _likenesses(case: Case, row: Row) -> Iterator[Finding]:
    """What people overlook: the assistant bears the guardian's name, or has the same address."""
    person, home = case.assistant, case.participant.address
    if person.full_name and person.full_name == case.guardian.full_name:
        if not person.is_legal_guardian:
            yield row.warns("assistant-named-as-guardian", "assistant.last_name")
    elif person.relation is Relation.NONE and _same(person.last_name, case.participant.last_name):
        yield row.notes("assistant-same-surname", "assistant.relation")
    same_street = _same(person.address.street, home.street)
    if same_street and _same(person.address.town, home.town) and not person.lives_with_participant:
        yield row.warns("assistant-same-address", "assistant.lives_with_participant")


def _same(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def family(case: Case, programme: Programme) -> Iterator[Finding]:
    """A1a: who is family is the edition's to say."""
    relation = case.assistant.relation
    if case.names_assistant and relation in programme.edition.family.relations:
        row = Row("A1a", programme)
        yield row.blocks("assistant-is-family", "assistant.relation", relation=str(relation))


def qualification(case: Case, programme: Programme) -> Iterator[Finding]:
    """A2: a diploma, or documented experience; being named is enough in some editions."""
    if case.names_assistant:
        yield from QUALIFICATION_RULES[programme.edition.qualification_rule](case, programme)


def diploma_or_experience(case: Case, programme: Programme) -> Iterator[Finding]:
    """A2: what an assistant needs whom no participant named, and in some editions whoever they are."""
    row, person = Row("A2", programme), case.assistant
    if person.qualification is None:
        yield row.blocks("qualification-missing", "assistant.qualification")
    elif person.qualification is Qualification.UNKNOWN:
        yield row.warns("qualification-unknown", "assistant.qualification")
    elif person.qualification is Qualification.NEITHER:
        yield row.blocks("qualification-absent", "assistant.qualification")
    elif person.qualification is Qualification.DIPLOMA:
        if person.profession is None:
            yield row.blocks("profession-missing", "assistant.profession")
    else:
        yield from _experience(case, programme)


def _experience(case: Case, programme: Programme) -> Iterator[Finding]:
    name, day = "experience_months", _first_day(case, programme)
    row = Row("A2", programme, figure_of(programme, name, day))
    months, least = case.assistant.experience_months, years(programme, name, day)
    if months is None:
        yield row.blocks("experience-missing", "assistant.experience_months")
    elif least is not None and months < least:
        about = "assistant.experience_months"
        yield row.blocks("experience-too-short", about, months=months, least=least)


def _named_is_enough(_case: Case, _programme: Programme) -> Iterator[Finding]:
    return iter(())


QUALIFICATION_RULES: Mapping[QualificationRule, Callable[[Case, Programme], Iterator[Finding]]] = {
    QualificationRule.NAMED_NEEDS_DIPLOMA_OR_EXPERIENCE: diploma_or_experience,
    QualificationRule.NAMED_IS_ENOUGH: _named_is_enough,
}

REGISTER, RECORD, FOREIGN, ACCEPTED = (
    "register_checked_on",
    "criminal_record_on",
    "foreign_records_on",
    "guardian_accepted_on",
)
MINORS_RULES: Mapping[MinorsRule, tuple[str, ...]] = {
    MinorsRule.UNDER_MAJORITY_ARTICLE_21: (REGISTER, RECORD, FOREIGN, ACCEPTED),
    MinorsRule.CHILDREN_RECORD_AND_REGISTER: (RECORD, REGISTER, ACCEPTED),
}
UNDATED: Mapping[str, str] = {
    REGISTER: "register-unchecked",
    RECORD: "criminal-record-unseen",
    FOREIGN: "foreign-records-unseen",
    ACCEPTED: "acceptance-undated",
}


def minors(case: Case, programme: Programme) -> Iterator[Finding]:
    """A3: who serves a minor is checked, and accepted by the guardian, before the first service."""
    person = case.assistant
    day = _first_day(case, programme)
    if not case.names_assistant or not is_child_to_protect(case, programme, day):
        return
    row = Row("A3", programme, figure_of(programme, "minor_to_age", day))
    if case.guardian_accepts_assistant is None:
        yield row.blocks("acceptance-missing", "guardian_accepts_assistant")
    elif not case.guardian_accepts_assistant:
        yield row.blocks("acceptance-refused", "guardian_accepts_assistant")
    checks = MINORS_RULES[programme.edition.minors_rule]
    for check in checks:
        if check == FOREIGN and person.foreign_records_needed is not True:
            continue
        yield from _check_in_time(case, row, check)
    if FOREIGN in checks and person.foreign_records_needed is None:
        found = row.notes if person.first_service_on is None else row.blocks
        yield found("foreign-records-unasked", "assistant.foreign_records_needed")


def _first_day(case: Case, programme: Programme) -> date:
    """The day the assistant begins, or the first on which that is possible."""
    return case.assistant.first_service_on or service_day(case, programme)


def _check_in_time(case: Case, row: Row, check: str) -> Iterator[Finding]:
    """Dated before the first service; on the same day a date cannot tell, so that only warns."""
    about, first = f"assistant.{check}", case.assistant.first_service_on
    done: date | None = getattr(case.assistant, check)
    if done is None:
        # Until service begins the organiser still has time to check.
        yield (row.notes if first is None else row.blocks)(UNDATED[check], about)
    elif first is not None and done > first:
        yield row.blocks("check-too-late", about, check=check, done=done, first=first)
    elif done == first:
        yield row.warns("check-on-first-day", about, check=check, done=done)
