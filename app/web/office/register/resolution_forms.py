"""What a person types to propose, replace or withdraw a resolution comes in, the resolution goes out."""

import dataclasses

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
from app.matters.matter import Resolution, ResolutionState
from app.web.office.register.matter import RESOLVED
from app.wording.labels import label
from rules.vocabulary import Criterion, Outcome

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
