"""The person named as assistant: who they are, what they are to the participant, what they can."""

from typing import ClassVar

from app.attachments.circumstances import qualification_decides
from app.attachments.options import options_of
from app.attachments.page import Page
from app.attachments.privacy import Point
from app.fields import (
    ChoiceField,
    EmailField,
    PhoneField,
    TextField,
    WholeNumberField,
    YesNoField,
)
from app.wording.hours import months
from rules.application.timeline import service_day, years
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Profession, Qualification, Relation

SOMEBODY_ELSES = dict.fromkeys(("first_name", "last_name", "phone", "email"), "")


class _AboutAssistant(Page):
    """Asked only when somebody is named."""

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        return case.names_assistant is True


class AssistantPage(_AboutAssistant):
    slug = "asystent"
    heading = "Wskazana osoba"
    asks: ClassVar = {
        "assistant.first_name": "first_name",
        "assistant.last_name": "last_name",
        "assistant.phone": "phone",
        "assistant.email": "email",
    }

    first_name = TextField("Imię", missing="Podaj imię wskazanej osoby")
    last_name = TextField("Nazwisko", missing="Podaj nazwisko wskazanej osoby")
    phone = PhoneField("Telefon", hint="Np. 600 100 200 albo 22 123 45 67")
    email = EmailField("Adres e-mail")

    def suit(self, case: Case, programme: Programme) -> None:
        self.fill_in_for_oneself(SOMEBODY_ELSES, own=False)

    def advice(self) -> dict[str, str]:
        if self.phone.given or self.email.given:
            return {}
        return {"phone": "Warto podać telefon albo adres e-mail, aby realizator mógł się umówić."}


RELATIONS = {
    Relation.NONE: "Np. znajoma osoba, sąsiad, zawodowy asystent.",
    Relation.ASCENDANT: "Wstępni to rodzice, dziadkowie i pradziadkowie.",
    Relation.DESCENDANT: "Zstępni to dzieci, wnuki i prawnuki.",
    Relation.SPOUSE: "Mąż albo żona.",
    Relation.SIBLING: "Także rodzeństwo przyrodnie.",
    Relation.OTHER_COLLATERAL: "Ktoś, z kim uczestnik ma wspólnych przodków, także bratanica i siostrzenica.",
    Relation.PARENT_IN_LAW: "Rodzice męża albo żony.",
    Relation.SPOUSE_DESCENDANT: "Np. pasierb, pasierbica.",
    Relation.CHILD_IN_LAW: "Żona syna albo mąż córki.",
    Relation.LIFE_PARTNER: "Partner albo partnerka bez ślubu.",
    Relation.ADOPTION: "Adopcja, w jedną albo drugą stronę.",
}


class AssistantTiesPage(_AboutAssistant):
    """The three reasons for which a person may not assist (rule A1)."""

    slug = "asystent-wiezi"
    heading = "Kim jest wskazana osoba dla uczestnika"
    intro = (
        "Asystentem nie może być członek rodziny, opiekun prawny "
        "ani osoba, która mieszka z uczestnikiem."
    )
    asks: ClassVar = {
        "assistant.relation": "relation",
        "assistant.is_legal_guardian": "is_legal_guardian",
        "assistant.lives_with_participant": "lives_with_participant",
    }

    relation = ChoiceField(
        "Kim dla uczestnika jest wskazana osoba?",
        options_of(Relation, RELATIONS),
        missing="Zaznacz, kim dla uczestnika jest wskazana osoba",
    )
    is_legal_guardian = YesNoField(
        "Czy wskazana osoba jest opiekunem prawnym uczestnika?",
        missing="Zaznacz, czy wskazana osoba jest opiekunem prawnym uczestnika",
    )
    lives_with_participant = YesNoField(
        "Czy wskazana osoba mieszka z uczestnikiem?",
        hint="Liczy się to, gdzie mieszka naprawdę, a nie adres zameldowania.",
        missing="Zaznacz, czy wskazana osoba mieszka z uczestnikiem",
    )

    def suit(self, case: Case, programme: Programme) -> None:
        edition = programme.edition
        self.more = Point(
            f"Kto należy do rodziny w edycji {edition.year}",
            f"W edycji {edition.year} członkami rodziny są: {edition.family.text}.",
        )


NOT_A_CONDITION = "W tym programie nie jest to warunek, ale odpowiedź może się przydać."


class QualificationPage(_AboutAssistant):
    slug = "asystent-kwalifikacje"
    heading = "Przygotowanie wskazanej osoby"
    asks: ClassVar = {"assistant.qualification": "qualification"}

    qualification = ChoiceField(
        "Jakie przygotowanie ma wskazana osoba?",
        options_of(Qualification),
        missing="Zaznacz, jakie przygotowanie ma wskazana osoba",
    )

    def suit(self, case: Case, programme: Programme) -> None:
        if not qualification_decides(programme):
            self.qualification.missing = None
            self.qualification.hint = NOT_A_CONDITION
        least = years(programme, "experience_months", service_day(case, programme))
        hints = {
            Qualification.DIPLOMA: "Dyplom albo świadectwo w jednym z dziewięciu zawodów.",
            Qualification.EXPERIENCE: (
                f"Co najmniej {months(least or 0)}, także jako wolontariat. "
                "Może je potwierdzić na piśmie również osoba prywatna."
            ),
        }
        self.qualification.options = options_of(Qualification, hints)


class ProfessionPage(_AboutAssistant):
    slug = "asystent-zawod"
    heading = "Zawód wskazanej osoby"
    asks: ClassVar = {"assistant.profession": "profession"}

    profession = ChoiceField(
        "Jaki zawód potwierdza dyplom albo świadectwo?",
        options_of(Profession),
        missing="Zaznacz zawód, który potwierdza dyplom albo świadectwo",
    )

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        diploma = case.assistant.qualification is Qualification.DIPLOMA
        return diploma and super().applies(case, programme)


class ExperiencePage(_AboutAssistant):
    slug = "asystent-doswiadczenie"
    heading = "Doświadczenie wskazanej osoby"
    asks: ClassVar = {"assistant.experience_months": "experience_months"}

    experience_months = WholeNumberField(
        "Ile miesięcy doświadczenia ma wskazana osoba?",
        hint="Chodzi o bezpośrednią pomoc osobom z niepełnosprawnościami, wpisz np. 8.",
        missing="Podaj, ile miesięcy doświadczenia ma wskazana osoba",
        maximum=720,
        suffix="mies.",
    )

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        experience = case.assistant.qualification is Qualification.EXPERIENCE
        return experience and super().applies(case, programme)
