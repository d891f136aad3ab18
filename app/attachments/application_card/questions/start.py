"""Who sits at the keyboard and whom the application is about: the first pages of the card."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Self

from app.attachments.circumstances import represented_by_law
from app.attachments.options import options_of
from app.attachments.page import Page, Raw
from app.fields import ChoiceField, DateField, TextField, YesNoField
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import FilledBy, HelperCapacity

WHO_SIGNS = {
    FilledBy.GUARDIAN: "Ta osoba podpisze też dokumenty w imieniu uczestnika.",
    FilledBy.HELPER: (
        "Np. ktoś bliski albo pracownik socjalny. "
        "Dokumenty podpisze uczestnik, jego rodzic albo opiekun prawny."
    ),
}


class StartPage(Page):
    """The birth date is asked here and nowhere else: with the resume code it reopens a draft."""

    slug = "kto-wypelnia"
    heading = "Kto wypełnia wniosek i kogo on dotyczy"
    asks: ClassVar = {"filled_by": "filled_by", "participant.birth_date": "birth_date"}

    filled_by = ChoiceField(
        "Kto wypełnia wniosek?",
        options_of(FilledBy, WHO_SIGNS),
        missing="Zaznacz, kto wypełnia wniosek",
    )
    birth_date = DateField(
        "Data urodzenia uczestnika",
        hint=(
            "Uczestnik to osoba z niepełnosprawnością, której ma pomagać asystent. "
            "Ta data będzie też potrzebna, aby wrócić do zapisanego wniosku."
        ),
        missing="Podaj datę urodzenia uczestnika",
    )

    @classmethod
    def of_raw(cls, raw: Raw, programme: Programme, day: date) -> Self:
        """The page as posted on a day, while there is no case yet."""
        return cls.of(Case(programme=programme.slug, applied_on=day), programme, raw)

    def suit(self, case: Case, programme: Programme) -> None:
        self._programme = programme
        self.birth_date.latest = case.applied_on
        self.birth_date.past = case.applied_on is None
        # The birth date is the user's own only when the participant is known to be the one typing.
        own = case.filled_by is FilledBy.SELF
        self.birth_date.autocomplete = "bday" if own else None

    def answered(self, case: Case) -> Case:
        """Where the law answers who acts for the participant, the next page has nothing to ask."""
        case = super().answered(case)
        if represented_by_law(case, self._programme):
            return replace(case, represented=True)
        return case


class HelperPage(Page):
    slug = "osoba-pomagajaca"
    heading = "Osoba, która pomaga wypełnić wniosek"
    intro = (
        "Te dane trafią do karty zgłoszenia, aby było wiadomo, kto pomagał. "
        "Osoba pomagająca nie podpisuje dokumentów za uczestnika."
    )
    asks: ClassVar = {"helper.name": "helper_name", "helper.capacity": "capacity"}

    helper_name = TextField(
        "Imię i nazwisko osoby pomagającej",
        autocomplete="name",
        missing="Podaj imię i nazwisko osoby pomagającej",
    )
    capacity = ChoiceField(
        "Kim jest osoba pomagająca?",
        options_of(HelperCapacity),
        missing="Zaznacz, kim jest osoba pomagająca",
    )

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        return case.filled_by is FilledBy.HELPER


class RepresentationPage(Page):
    """Asked where the answer is open: a minor is always represented, a guardian has said so."""

    slug = "reprezentacja"
    heading = "Kto działa w imieniu uczestnika"
    asks: ClassVar = {"represented": "represented"}

    represented = YesNoField(
        "Czy uczestnik ma opiekuna prawnego?",
        hint=(
            "Opiekuna prawnego osoby pełnoletniej ustanawia sąd. "
            "Pomoc przy wniosku ani pełnomocnictwo to nie opieka prawna."
        ),
        yes="Tak, dokumenty podpisze opiekun prawny",
        no="Nie, dokumenty podpisze uczestnik",
        missing="Zaznacz, czy uczestnik ma opiekuna prawnego",
    )

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        return not represented_by_law(case, programme)
