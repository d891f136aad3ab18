"""A case comes in; what the blank of the guardian's acceptance asks for goes out."""

from typing import Any

from app.attachments.letterhead import is_blank, letterhead
from app.wording.answers import DOTS, SHORT_DOTS, written, written_as
from app.wording.dates import long_date
from app.wording.hard_spaces import tied
from app.wording.people import address_line
from app.wording.ticks import ticks, yes_no
from rules.case import Assistant, Case
from rules.programme import Programme
from rules.vocabulary import Document, GuardianRole


def context(case: Case, programme: Programme) -> dict[str, Any]:
    """The names ``guardian_acceptance.docx`` asks for, no more and no fewer."""
    guardian, child, assistant = case.guardian, case.participant, case.assistant
    return {
        **letterhead(programme, Document.GUARDIAN_ACCEPTANCE),
        "blank": is_blank(case),
        "programme": tied(programme.edition.name),
        "guardian": {
            "name": written(guardian.full_name),
            "roles": ticks(GuardianRole, guardian.role),
            "address": written(address_line(guardian.address)),
            "phone": written(guardian.phone),
            "email": written(guardian.email),
        },
        "child": {
            "name": written(child.full_name),
            "birth_date": written_as(child.birth_date, long_date, DOTS),
            "address": written(address_line(child.address)),
        },
        "assistant": {
            "name": written(assistant.full_name),
            "phone": written(assistant.phone),
            "email": written(assistant.email),
        },
        "accepts": yes_no(case.guardian_accepts_assistant),
        "accepted_on": written_as(case.assistant.guardian_accepted_on, long_date, SHORT_DOTS * 2),
        "checks": checks(assistant),
    }


def checks(assistant: Assistant) -> dict[str, Any]:
    """What the organiser sees to before the first service to a minor (rule A3), by date."""
    return {
        "register": written_as(assistant.register_checked_on, long_date, DOTS),
        "criminal_record": written_as(assistant.criminal_record_on, long_date, DOTS),
        "foreign_needed": yes_no(assistant.foreign_records_needed),
        "foreign_records": written_as(assistant.foreign_records_on, long_date, DOTS),
        "first_service": written_as(assistant.first_service_on, long_date, DOTS),
    }
