"""Resolutions of one matter: proposed, confirmed, withdrawn, replaced, and their letter said to be sent."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint

from app.attachments.page import Answers
from app.fields import (
    ChoiceField,
    DateField,
    Form,
    HoursField,
    LongTextField,
    Option,
    TextField,
    YesNoField,
)
from app.matters.case_view import assistant_of
from app.matters.matter import Resolution, ResolutionState
from app.matters.rights import Right
from app.web.office.deeds import Answer
from app.web.office.gate import current_actor, needs
from app.web.office.matter import RESOLVED, of_resolution
from app.web.office.matter_deed import MatterDeed
from app.web.services import services
from app.wording.labels import label
from app.workflow.office.desk import Seen
from app.workflow.office.monitors import Monitors
from app.workflow.office.register import OpenMatter
from app.workflow.office.resolutions import Resolutions
from rules.programme import Programme
from rules.vocabulary import Criterion, Outcome

PAGES = Blueprint(
    "office_resolutions",
    __name__,
    url_prefix="/biuro/<programme>/sprawy/<matter_id>/rozstrzygniecie",
)
MOST_WORDS = 4000
REASON = "Uzasadnienie odmowy: {criterion}"


class Resolving(Form):
    """What is decided; which parts are needed the rules say, by the outcome."""

    outcome = ChoiceField(
        "Rozstrzygnięcie",
        [Option(outcome, words) for outcome, words in RESOLVED.items()],
        missing="Wybierz rozstrzygnięcie",
    )
    decided_on = DateField(
        "Dzień rozstrzygnięcia", missing="Podaj dzień rozstrzygnięcia", past=True
    )
    hours = HoursField("Godziny w roku", hint="Najwyżej do limitu tej osoby.", optional="")
    own_funds_hours = HoursField(
        "Godziny ponad limit, ze środków własnych realizatora",
        hint="Zapisuje się je osobno. Zwykle puste.",
    )
    since = DateField("Usługi od", hint="Puste oznacza cały okres Programu.")
    until = DateField("Usługi do")
    assistant = TextField(
        "Asystent", hint="Imię i nazwisko, jeśli jest już znany. Puste: zaproponuje go realizator."
    )
    needs = LongTextField(
        REASON.format(criterion=label(Criterion.NEEDS)), max_length=MOST_WORDS, rows=3, optional=""
    )
    independence = LongTextField(
        REASON.format(criterion=label(Criterion.INDEPENDENCE)),
        max_length=MOST_WORDS,
        rows=3,
        optional="",
    )
    help_from_others = LongTextField(
        REASON.format(criterion=label(Criterion.HELP_FROM_OTHERS)),
        max_length=MOST_WORDS,
        rows=3,
        optional="",
    )
    formal_reasons = LongTextField(
        "Których kryteriów formalnych zgłoszenie nie spełnia",
        hint="Tylko przy odmowie z braków formalnych.",
        optional="",
        max_length=MOST_WORDS,
        rows=3,
    )
    for_want_of_places = YesNoField("Czy zdecydował tylko brak miejsc?", optional="")

    def resolution(self, person: str) -> Resolution:
        """As the form says it; the services set what follows of it."""
        award = self.outcome.answer is Outcome.QUALIFIED
        refusal = self.outcome.answer is Outcome.NOT_QUALIFIED
        reasons = {
            Criterion.NEEDS: self.needs.answer,
            Criterion.INDEPENDENCE: self.independence.answer,
            Criterion.HELP_FROM_OTHERS: self.help_from_others.answer,
        }
        return Resolution(
            outcome=self.outcome.answer,
            decided_on=self.decided_on.answer,
            state=ResolutionState.PROPOSED,
            proposed_by=person,
            hours=self.hours.answer if award else None,
            own_funds_hours=self.own_funds_hours.answer if award else None,
            since=self.since.answer if award else None,
            until=self.until.answer if award else None,
            assistant=self.assistant.answer if award else "",
            reasons={c: text for c, text in reasons.items() if text} if refusal else {},
            formal_reasons=self.formal_reasons.answer if refusal else "",
            for_want_of_places=bool(self.for_want_of_places.answer) and not award,
        )


class Instead(Resolving):
    """A new resolution in place of one the participant was told of."""

    instead_because = LongTextField(
        "Powód zmiany",
        hint="Zostanie w aktach sprawy i w dzienniku.",
        missing="Napisz, dlaczego rozstrzygnięcie się zmienia",
        max_length=1000,
    )

    def resolution(self, person: str) -> Resolution:
        return dataclasses.replace(
            super().resolution(person), instead_because=self.instead_because.answer
        )


class Confirming(Form):
    """Nothing to fill in: the page shows what is confirmed."""


class Withdrawing(Form):
    because = LongTextField(
        "Powód wycofania",
        missing="Napisz, dlaczego rozstrzygnięcie jest wycofywane",
        max_length=1000,
    )


class Sending(Form):
    sent_on = DateField("Dzień wysłania pisma", missing="Podaj dzień wysłania", past=True)


def _begun(opened: OpenMatter) -> dict[str, Any]:
    """What the card of the assessment suggests: its hours, its words as reasons, today."""
    matter, today = opened.matter, services().desk.clock()
    card = matter.assessment
    words = (
        {} if card is None else {criterion.value: text for criterion, text in card.found.items()}
    )
    return {
        **words,
        "decided_on": today,
        "hours": None if card is None else card.proposed_hours,
        "since": first_day(opened.programme, today),
        "until": opened.programme.ends,
        "assistant": assistant_of(matter, today) or opened.case.assistant.full_name,
    }


def first_day(programme: Programme, today: date) -> date:
    return min(max(programme.starts, today), programme.ends)


def _proposing(opened: OpenMatter, posted: Answers | None) -> Resolving:
    return Resolving(data=_begun(opened)) if posted is None else Resolving(posted)


def _replacing(opened: OpenMatter, posted: Answers | None) -> Instead:
    return Instead(data=_begun(opened)) if posted is None else Instead(posted)


def _confirming(_: OpenMatter, posted: Answers | None) -> Confirming:
    return Confirming(posted)


def _withdrawing(_: OpenMatter, posted: Answers | None) -> Withdrawing:
    return Withdrawing(posted)


def _sending(_: OpenMatter, posted: Answers | None) -> Sending:
    return Sending(data={"sent_on": services().desk.clock()}) if posted is None else Sending(posted)


def _service() -> Resolutions:
    return Resolutions(services().desk)


def _propose(_: OpenMatter, seen: Seen, form: Resolving) -> None:
    actor = current_actor()
    _service().propose(actor, seen, form.resolution(actor.account_id))


def _supersede(_: OpenMatter, seen: Seen, form: Instead) -> None:
    actor = current_actor()
    _service().supersede(actor, seen, form.resolution(actor.account_id))


def _confirm(_: OpenMatter, seen: Seen, _form: Confirming) -> None:
    _service().confirm(current_actor(), seen)


def _withdraw(_: OpenMatter, seen: Seen, form: Withdrawing) -> None:
    _service().withdraw(current_actor(), seen, form.because.answer)


def _send(_: OpenMatter, seen: Seen, form: Sending) -> None:
    _service().mark_sent(current_actor(), seen, form.sent_on.answer)


def _limits(opened: OpenMatter) -> Mapping[str, Any]:
    """The most this person may get, and how places and money stand."""
    standing = Monitors(services().desk).standing(current_actor(), opened.matter.programme)
    return {"limit": opened.most_to_award, "standing": standing}


def _standing_one(opened: OpenMatter) -> Mapping[str, Any]:
    """What is confirmed, withdrawn or sent, as the matter's page says it."""
    resolution = opened.matter.resolution
    if resolution is None:
        return {"title": "", "rows": []}
    return {"title": RESOLVED[resolution.outcome], "rows": list(of_resolution(resolution))}


PROPOSE = MatterDeed(
    form=_proposing,
    do=_propose,
    heading="Rozstrzygnięcie",
    press="Zapisz rozstrzygnięcie",
    done="Rozstrzygnięcie jest zapisane. Co dalej, widać niżej.",
    template="office/resolution.html",
    more=_limits,
)
REPLACE = MatterDeed(
    form=_replacing,
    do=_supersede,
    heading="Nowe rozstrzygnięcie",
    press="Zapisz nowe rozstrzygnięcie",
    done="Nowe rozstrzygnięcie jest zapisane.",
    template="office/resolution.html",
    more=_limits,
)
CONFIRM = MatterDeed(
    form=_confirming,
    do=_confirm,
    heading="Zatwierdź rozstrzygnięcie",
    press="Zatwierdzam",
    done="Rozstrzygnięcie jest zatwierdzone.",
    template="office/standing_resolution.html",
    more=_standing_one,
)
WITHDRAW = MatterDeed(
    form=_withdrawing,
    do=_withdraw,
    heading="Wycofaj rozstrzygnięcie",
    press="Wycofaj",
    done="Rozstrzygnięcie jest wycofane.",
    template="office/standing_resolution.html",
    more=_standing_one,
)
SEND = MatterDeed(
    form=_sending,
    do=_send,
    heading="Pismo wysłane",
    press="Zapisz",
    done="Zapisano dzień wysłania pisma.",
    template="office/standing_resolution.html",
    more=_standing_one,
)


@PAGES.route("/nowe", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def propose(programme: str, matter_id: str) -> Answer:
    return PROPOSE.answer(programme, matter_id)


@PAGES.route("/zmien", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def replace(programme: str, matter_id: str) -> Answer:
    return REPLACE.answer(programme, matter_id)


@PAGES.route("/zatwierdz", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def confirm(programme: str, matter_id: str) -> Answer:
    return CONFIRM.answer(programme, matter_id)


@PAGES.route("/wycofaj", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def withdraw(programme: str, matter_id: str) -> Answer:
    return WITHDRAW.answer(programme, matter_id)


@PAGES.route("/wyslane", methods=["GET", "POST"])
@needs(Right.LETTERS)
def send(programme: str, matter_id: str) -> Answer:
    return SEND.answer(programme, matter_id)
