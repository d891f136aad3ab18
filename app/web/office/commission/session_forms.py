"""What pages of a session ask: when and where, who is there, which matters, what is proposed."""

from datetime import date
from typing import Any

from app.attachments.page import Answers
from app.fields import (
    ChoiceField,
    ChoicesField,
    DateField,
    Form,
    HoursField,
    LongTextField,
    Option,
    TextField,
    WholeNumberField,
    YesNoField,
)
from app.matters.session import Proposal, Vote
from app.web.office.register.matter import RESOLVED
from rules.vocabulary import Outcome

CONSENSUS, BY_VOTE = "consensus", "vote"
MOST_PRESENT = 60


class Opening(Form):
    held_on = DateField("Dzień posiedzenia", missing="Podaj dzień posiedzenia", optional="")
    place = TextField("Miejsce", hint="Na przykład: sala narad, pokój 4.", max_length=200)


class Attendance(Form):
    """Who is there: names as they will stand in the minutes."""

    chair = TextField(
        "Kto przewodniczy",
        hint="Imię i nazwisko tak samo jak na liście obecnych.",
        missing="Wpisz imię i nazwisko osoby, która przewodniczy",
        autocomplete="off",
    )
    present = LongTextField(
        "Kto jest obecny",
        hint="Każda osoba w osobnym wierszu, także ta, która przewodniczy.",
        missing="Wpisz co najmniej jedną obecną osobę",
        rows=6,
        max_length=4000,
    )

    @property
    def names(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.present.answer.splitlines())
        return tuple(line for line in lines if line)[:MOST_PRESENT]


class Agenda(Form):
    matters = ChoicesField(
        "Sprawy w porządku obrad",
        missing="Zaznacz co najmniej jedną sprawę",
        unknown="Zaznaczonej sprawy nie ma już na liście. Sprawdź zaznaczenia i zapisz jeszcze raz",
    )


class Proposing(Form):
    """What the commission proposes in one matter, and how it agreed on it."""

    outcome = ChoiceField(
        "Propozycja",
        [Option(outcome, words) for outcome, words in RESOLVED.items()],
        missing="Wybierz, co proponuje komisja",
    )
    agreed = ChoiceField(
        "Jak to uzgodniono",
        [
            Option(CONSENSUS, "Bez głosowania, nikt się nie sprzeciwił"),
            Option(BY_VOTE, "W głosowaniu"),
        ],
        missing="Wybierz, czy było głosowanie",
    )
    in_favour = WholeNumberField(
        "Głosy za", maximum=MOST_PRESENT, noun="liczbę głosów", optional=""
    )
    against = WholeNumberField(
        "Głosy przeciw", maximum=MOST_PRESENT, noun="liczbę głosów", optional=""
    )
    abstained = WholeNumberField(
        "Wstrzymało się", maximum=MOST_PRESENT, noun="liczbę głosów", optional=""
    )
    hours = HoursField("Godziny w roku", hint="Najwyżej do limitu tej osoby.", optional="")
    since = DateField("Usługi od", optional="")
    until = DateField("Usługi do", optional="")
    for_want_of_places = YesNoField("Czy zdecydował tylko brak miejsc?", optional="")
    note = LongTextField("Uwaga do protokołu", max_length=2000, rows=3)

    def proposal(self, matter_id: str) -> Proposal:
        """As the form says it; what does not belong to the outcome is left out."""
        award = self.outcome.answer is Outcome.QUALIFIED
        return Proposal(
            matter_id=matter_id,
            outcome=self.outcome.answer,
            vote=self._vote(),
            hours=self.hours.answer if award else None,
            since=self.since.answer if award else None,
            until=self.until.answer if award else None,
            note=self.note.answer,
            for_want_of_places=bool(self.for_want_of_places.answer) and not award,
        )

    def _vote(self) -> Vote:
        votes = (self.in_favour.answer, self.against.answer, self.abstained.answer)
        counted = (each or 0 for each in votes)
        return Vote(self.agreed.answer == CONSENSUS, *counted)


class Notes(Form):
    place = TextField("Miejsce posiedzenia", max_length=200)
    notes = LongTextField(
        "Uwagi do protokołu",
        hint="Co ma stać w protokole poza propozycjami, na przykład oświadczenia członków komisji.",
        max_length=6000,
        rows=8,
    )


class Nothing(Form):
    """Nothing to fill in: the page shows what a button does."""


def said_of(proposal: Proposal) -> dict[str, Any]:
    """A proposal as its form shows it again."""
    vote = proposal.vote
    votes = {"in_favour": vote.in_favour, "against": vote.against, "abstained": vote.abstained}
    return {
        "outcome": proposal.outcome,
        "agreed": CONSENSUS if vote.consensus else BY_VOTE,
        **({} if vote.consensus else votes),
        "hours": proposal.hours,
        "since": proposal.since,
        "until": proposal.until,
        "for_want_of_places": proposal.for_want_of_places or None,
        "note": proposal.note,
    }


def opening(posted: Answers | None, today: date) -> Opening:
    return Opening(data={"held_on": today}) if posted is None else Opening(posted)
