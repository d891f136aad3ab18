"""A check made where the service takes place comes in; the check as it may be kept goes out (rule R11)."""

from dataclasses import replace
from datetime import date

from app.errors import DeedRefused
from app.matters.refusals import refuse
from app.months.spot_check import Answer, Checked, SpotCheck
from app.wording.dates import long_date
from rules.programme import Programme

AHEAD = "Kontrolę zapisuje się po tym, jak się odbyła. Popraw dzień: nie może być późniejszy niż dzisiejszy."
OUTSIDE = "Program trwa od {starts} do {ends}. Popraw dzień kontroli."
BACKWARDS = (
    "Godzina zakończenia kontroli jest wcześniejsza niż godzina rozpoczęcia. Popraw jedną z nich."
)
TOO_SOON = "Termin wykonania zaleceń jest wcześniejszy niż dzień kontroli. Popraw termin."
NOBODY = "Wpisz, kto przeprowadził kontrolę."
DONE = (
    "Ta kontrola ma już podpisany protokół, więc nie można jej zmienić. Jeżeli coś trzeba "
    "sprostować, zapisz nową kontrolę i napisz to w jej ustaleniach."
)
NO_PLACE = "Wpisz miejsce kontroli i to, czy była tam, gdzie odbywa się usługa."
NO_ANSWERS = "Odpowiedz na wszystkie pytania kontroli; pytanie, które nie dotyczy, też tak zaznacz."
NO_FINDINGS = "Wpisz ustalenia kontroli."


def noted(check: SpotCheck, programme: Programme, today: date) -> SpotCheck:
    """The check with its texts trimmed; ``DeedRefused`` for days and hours that cannot be."""
    because = [
        sentence
        for sentence, is_wrong in (
            (AHEAD, check.on > today),
            (_outside(programme), not programme.starts <= check.on <= programme.ends),
            (BACKWARDS, check.starts and check.ends and check.ends < check.starts),
            (TOO_SOON, check.mend_by and check.mend_by < check.on),
            (NOBODY, not any(name.strip() for name in check.checked_by)),
        )
        if is_wrong
    ]
    if because:
        raise DeedRefused(tuple(because))
    return replace(
        check,
        place=check.place.strip(),
        checked_by=_names(check.checked_by),
        present=_names(check.present),
        answers=tuple(_kept(check)),
        findings=check.findings.strip(),
        recommendations=check.recommendations.strip(),
        refused_to_sign=check.refused_to_sign.strip(),
    )


def changed(stored: SpotCheck, check: SpotCheck, programme: Programme, today: date) -> SpotCheck:
    """The stored check as the other says it; whom it is about does not change, nor what was documented."""
    if stored.documented:
        refuse(DONE)
    return replace(
        noted(check, programme, today),
        id=stored.id,
        programme=stored.programme,
        matter_id=stored.matter_id,
        assistant_id=stored.assistant_id,
        version=stored.version,
    )


def documented(check: SpotCheck) -> SpotCheck:
    """The check with its signed paper in the files; ``DeedRefused`` with all that is still missing on it."""
    if check.documented:
        refuse(DONE)
    answered = {answer.question for answer in check.answers}
    because = [
        sentence
        for sentence, is_missing in (
            (NO_PLACE, not check.place or check.where_service_takes_place is None),
            (NO_ANSWERS, answered != set(Checked)),
            (NO_FINDINGS, not check.findings),
        )
        if is_missing
    ]
    if because:
        raise DeedRefused(tuple(because))
    return replace(check, documented=True)


def _kept(check: SpotCheck) -> list[Answer]:
    """One answer a question, in the order of the paper."""
    by_question = {answer.question: answer for answer in check.answers}
    return [
        replace(by_question[question], note=by_question[question].note.strip())
        for question in Checked
        if question in by_question
    ]


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for name in names if name.strip())


def _outside(programme: Programme) -> str:
    return OUTSIDE.format(starts=long_date(programme.starts), ends=long_date(programme.ends))
