"""What an assistant states towards a participant (rules A1-A3), in the fields of the application's own pages.

An office writes down what it has; what is missing is told where the assignment is to be opened.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Self

from app.attachments.application_card.questions.assistant import (
    AssistantTiesPage,
    ExperiencePage,
    ProfessionPage,
    QualificationPage,
)
from app.attachments.circumstances import qualification_decides
from app.attachments.page import Answers
from app.fields import DateField, Form, YesNoField
from app.wording.values import CHECKS
from rules.application.assistants import MINORS_RULES
from rules.application.timeline import is_child_to_protect
from rules.case import Assistant, Case
from rules.programme import Programme

LABELS = {
    "relation": "Kim dla uczestnika jest asystent?",
    "is_legal_guardian": "Czy asystent jest opiekunem prawnym uczestnika?",
    "lives_with_participant": "Czy asystent mieszka z uczestnikiem?",
    "qualification": "Jakie przygotowanie ma asystent?",
    "profession": "Jaki zawód potwierdza dyplom albo świadectwo?",
    "experience_months": "Ile miesięcy doświadczenia ma asystent?",
}
IF_DIPLOMA = "Wypełnij tylko przy dyplomie albo świadectwie."
IF_EXPERIENCE = "Wypełnij tylko przy doświadczeniu."
NAMED_IS_ENOUGH = (
    "W tej edycji wystarczy, że uczestnik wskazał tę osobę; kogo nie wskazał, ten musi mieć dyplom "
    "albo doświadczenie."
)
BEFORE_SERVICE = "Musi to być przed pierwszą usługą."
IF_ABROAD = f"Wypełnij tylko, jeśli asystent mieszkał za granicą. {BEFORE_SERVICE}"
TIES = ("relation", "is_legal_guardian", "lives_with_participant")
PREPARATION = ("qualification", "profession", "experience_months")
ABROAD = ("foreign_records_needed", "foreign_records_on")
OF_MINORS = (
    "register_checked_on",
    "criminal_record_on",
    *ABROAD,
    "guardian_accepted_on",
)


def _check(name: str) -> DateField:
    return DateField(CHECKS[name], hint=BEFORE_SERVICE, optional="")


class StatementForm(Form):
    relation = AssistantTiesPage.relation
    is_legal_guardian = AssistantTiesPage.is_legal_guardian
    lives_with_participant = AssistantTiesPage.lives_with_participant
    qualification = QualificationPage.qualification
    profession = ProfessionPage.profession
    experience_months = ExperiencePage.experience_months
    register_checked_on = _check("register_checked_on")
    criminal_record_on = _check("criminal_record_on")
    foreign_records_needed = YesNoField(
        "Czy w ostatnich 20 latach asystent mieszkał za granicą?", optional=""
    )
    foreign_records_on = DateField(CHECKS["foreign_records_on"], hint=IF_ABROAD, optional="")
    guardian_accepted_on = _check("guardian_accepted_on")

    @classmethod
    def asked(
        cls, statement: Assistant, posted: Answers | None, case: Case, programme: Programme
    ) -> Self:
        """The form from what is known, or from what was sent."""
        known = {name: getattr(statement, name) for name in (*TIES, *PREPARATION, *OF_MINORS)}
        form = cls(data=known) if posted is None else cls(posted)
        form.suit(case, programme)
        return form

    def suit(self, case: Case, programme: Programme) -> None:
        """In the office's words; nothing is required while it is being collected."""
        form: Any = self
        hint_of_card = QualificationPage(data={})
        hint_of_card.suit(case, programme)
        form.qualification.options = hint_of_card.qualification.options
        form.qualification.hint = "" if qualification_decides(programme) else NAMED_IS_ENOUGH
        form.profession.hint = IF_DIPLOMA
        form.experience_months.hint = f"{IF_EXPERIENCE} {form.experience_months.hint}"
        for name, words in LABELS.items():
            field = form[name]
            field.label.text, field.missing, field.optional = words, None, ""

    def protect(self, case: Case, programme: Programme, first: date, today: date) -> None:
        """Keep the checks of who serves a minor only where this edition asks for them; none is to come."""
        minor = is_child_to_protect(case, programme, first)
        asked = MINORS_RULES[programme.edition.minors_rule] if minor else ()
        for name in OF_MINORS:
            wanted = name in asked or (name in ABROAD and "foreign_records_on" in asked)
            if not wanted:
                del self[name]
                continue
            field: Any = self[name]
            field.latest = today

    @property
    def minors(self) -> tuple[str, ...]:
        """The checks it asks for, by name."""
        return tuple(name for name in OF_MINORS if name in self)

    def statement(self, stored: Assistant) -> Assistant:
        """The stored one with the answers given; what was not asked stays as it was."""
        fields: Iterable[Any] = self
        return replace(stored, **{field.name: field.answer for field in fields})
