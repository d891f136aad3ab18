"""What the page of one check asks; a valid form comes in, the check it means goes out, and back."""

from dataclasses import replace
from typing import Any

from app.attachments.page import Answers
from app.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    Form,
    LongTextField,
    Option,
    TextField,
    TimeField,
    YesNoField,
)
from app.month_papers.spot_check import QUESTIONS
from app.months.spot_check import Answer, Checked, SpotCheck

YES, NO, NOT_ASKED = "yes", "no", "none"
SAID = (Option(YES, "Tak"), Option(NO, "Nie"), Option(NOT_ASKED, "Nie dotyczy"))
MOST_NAMES = 20
MEANT = {YES: True, NO: False, NOT_ASKED: None}


def _asked(question: Checked) -> ChoiceField:
    return ChoiceField(f"{_number(question)}. {QUESTIONS[question]}", SAID, optional="")


def _more(question: Checked) -> TextField:
    return TextField(f"Uwaga do pytania {_number(question)}", optional="")


def _number(question: Checked) -> int:
    return list(Checked).index(question) + 1


class Checking(Form):
    """One check; what nobody knows yet may stay empty until it is documented."""

    on = DateField("Dzień kontroli", missing="Podaj dzień kontroli", optional="")
    starts = TimeField("Kontrola od", optional="")
    ends = TimeField("Kontrola do", optional="")
    place = TextField("Miejsce", hint="Adres albo nazwa miejsca.", optional="")
    where = YesNoField("Czy kontrola była tam, gdzie odbywa się usługa?", optional="")
    checked_by = LongTextField(
        "Kto przeprowadził kontrolę",
        hint="Każda osoba w osobnym wierszu.",
        missing="Wpisz, kto przeprowadził kontrolę",
        rows=2,
        max_length=1000,
    )
    present = LongTextField(
        "Inne osoby obecne",
        hint="Każda osoba w osobnym wierszu.",
        rows=3,
        max_length=1000,
        optional="",
    )
    assistant_present = _asked(Checked.ASSISTANT_PRESENT)
    assistant_present_note = _more(Checked.ASSISTANT_PRESENT)
    as_entered = _asked(Checked.AS_ENTERED)
    as_entered_note = _more(Checked.AS_ENTERED)
    within_scope = _asked(Checked.WITHIN_SCOPE)
    within_scope_note = _more(Checked.WITHIN_SCOPE)
    no_other_care = _asked(Checked.NO_OTHER_CARE)
    no_other_care_note = _more(Checked.NO_OTHER_CARE)
    participant_content = _asked(Checked.PARTICIPANT_CONTENT)
    participant_content_note = _more(Checked.PARTICIPANT_CONTENT)
    findings = LongTextField("Ustalenia", rows=5, max_length=4000, optional="")
    recommendations = LongTextField("Zalecenia", rows=3, max_length=2000, optional="")
    mend_by = DateField("Termin wykonania zaleceń", optional="")
    refused_to_sign = TextField(
        "Odmowa podpisu",
        hint="Kto odmówił podpisania protokołu i dlaczego. Zostaw puste, jeżeli nikt.",
        optional="",
    )

    def asked(self) -> list[tuple[Any, Any]]:
        """The questions of the check, each with room for a note."""
        return [(self[question.value], self[f"{question.value}_note"]) for question in Checked]


class Documenting(Form):
    signed = ConfirmField(
        "Podpisany protokół jest w aktach",
        missing="Zaznacz, że podpisany protokół jest w aktach",
    )


def check_of(form: Checking, whose: SpotCheck) -> SpotCheck:
    """The check a form without errors means, of the people and under the id of the other."""
    return replace(
        whose,
        on=form.on.answer or whose.on,
        starts=form.starts.answer,
        ends=form.ends.answer,
        place=form.place.answer,
        where_service_takes_place=form.where.answer,
        checked_by=_lines(form.checked_by.answer),
        present=_lines(form.present.answer),
        answers=tuple(_answers(form)),
        findings=form.findings.answer,
        recommendations=form.recommendations.answer,
        mend_by=form.mend_by.answer,
        refused_to_sign=form.refused_to_sign.answer,
    )


def checking(check: SpotCheck, posted: Answers | None) -> Checking:
    """The form as it was sent, or as it shows a check."""
    form = Checking(data=_told(check)) if posted is None else Checking(posted)
    for said, _ in form.asked():
        said.inline = True
    return form


def _told(check: SpotCheck) -> dict[str, Any]:
    codes = {meant: code for code, meant in MEANT.items()}
    told: dict[str, Any] = {
        "on": check.on,
        "starts": check.starts,
        "ends": check.ends,
        "place": check.place,
        "where": check.where_service_takes_place,
        "checked_by": "\n".join(check.checked_by),
        "present": "\n".join(check.present),
        "findings": check.findings,
        "recommendations": check.recommendations,
        "mend_by": check.mend_by,
        "refused_to_sign": check.refused_to_sign,
    }
    for answer in check.answers:
        told[answer.question.value] = codes[answer.yes]
        told[f"{answer.question.value}_note"] = answer.note
    return told


def _answers(form: Checking) -> list[Answer]:
    """A note without an answer is kept as one to a question that did not apply."""
    given = zip(Checked, form.asked(), strict=True)
    return [
        Answer(question, MEANT.get(said.answer), note.answer)
        for question, (said, note) in given
        if said.answer is not None or note.answer
    ]


def _lines(text: str) -> tuple[str, ...]:
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line)[:MOST_NAMES]
