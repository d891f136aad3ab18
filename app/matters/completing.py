"""A matter that lacks something comes in; it goes out with a call for completion, or with its answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from app.attachments.page import Raw
from app.matters.checking_papers import missing
from app.matters.matter import CompletionCall, Matter, State
from app.matters.office import OfficeSettings
from app.matters.receiving import correct_answers
from app.matters.refusals import refuse
from app.matters.states import Deed, allow
from app.wording.dates import long_date
from app.wording.findings import sentence
from rules.programme import Programme

OPEN_STILL = (
    "Wezwanie z {called} czeka jeszcze na odpowiedź (termin: {due}). Wpisz uzupełnienie albo poczekaj "
    "do końca terminu."
)
NOTHING_MISSING = (
    "Nie podano, czego brakuje. Wpisz w wezwaniu co najmniej jedną rzecz do uzupełnienia."
)
NO_CALL = (
    "Żadne wezwanie nie czeka na odpowiedź. Sprawdź dokumenty od nowa zamiast wpisywać odpowiedź."
)
TOO_EARLY = "Odpowiedź ma dzień wcześniejszy niż wezwanie ({called}). Sprawdź obie daty."


def call_for_completion(
    matter: Matter,
    programme: Programme,
    settings: OfficeSettings,
    on: date,
    asked: tuple[str, ...] | None = None,
) -> Matter:
    """The matter with a call; ``asked`` are a clerk's own sentences instead of those of the verdict.

    A new call may follow one whose time is over.
    """
    allow(Deed.CALL, matter)
    open_call = matter.open_call
    if open_call is not None and on <= open_call.due_on:
        called, due = long_date(open_call.called_on), long_date(open_call.due_on)
        refuse(OPEN_STILL.format(called=called, due=due))
    said = asked if asked is not None else what_is_missing(matter, programme, on)
    said = tuple(text.strip() for text in said if text.strip())
    if not said:
        refuse(NOTHING_MISSING)
    due_on = on + timedelta(days=max(settings.completion_days, 1))
    return replace(matter, calls=(*matter.calls, CompletionCall(on, due_on, said)))


def what_is_missing(matter: Matter, programme: Programme, on: date) -> tuple[str, ...]:
    """The sentences of a call: everything at once, so that nobody has to be called twice."""
    return tuple(dict.fromkeys(sentence(finding) for finding in missing(matter, programme, on)))


def answer_call(matter: Matter, on: date, answers: Mapping[str, Raw] | None = None) -> Matter:
    """The matter with what came in answer; its papers are to be checked anew."""
    allow(Deed.ANSWER_CALL, matter)
    call = matter.open_call
    if call is None:
        refuse(NO_CALL)
    if on < call.called_on:
        refuse(TOO_EARLY.format(called=long_date(call.called_on)))
    calls = tuple(
        each if each.answered_on is not None else replace(each, answered_on=on)
        for each in matter.calls
    )
    answered = correct_answers(matter, answers) if answers else matter
    return replace(answered, calls=calls, state=State.SUBMITTED)
