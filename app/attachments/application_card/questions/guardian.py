"""The parent or legal guardian who signs for the participant: right, names, address, contact."""

from dataclasses import replace
from typing import Any, ClassVar

from wtforms.validators import ValidationError

from app.attachments.application_card.questions.participant import OWN_DATA, REACHABLE
from app.attachments.options import options_of
from app.attachments.page import Page
from app.fields import ChoiceField, EmailField, PhoneField, PostcodeField, TextField, YesNoField
from rules.case import Address, Case
from rules.programme import Programme
from rules.vocabulary import FilledBy, GuardianRole


class GuardianPage(Page):
    """The address is asked only where it is not the participant's, so nothing is typed twice."""

    slug = "opiekun"
    heading = "Rodzic albo opiekun prawny"
    intro = "Ta osoba działa w imieniu uczestnika i podpisuje za niego dokumenty."
    asks: ClassVar = {
        "guardian.role": "role",
        "guardian.first_name": "first_name",
        "guardian.last_name": "last_name",
        "guardian.address.street": "street",
        "guardian.address.postcode": "postcode",
        "guardian.address.town": "town",
        "guardian.phone": "phone",
        "guardian.email": "email",
    }

    role = ChoiceField(
        "Kto działa w imieniu uczestnika?",
        options_of(
            GuardianRole,
            {
                GuardianRole.PARENT: "Gdy uczestnik nie ma jeszcze 18 lat.",
                GuardianRole.LEGAL_GUARDIAN: "Ustanawia go sąd. Może nim być także rodzic.",
            },
        ),
        missing="Zaznacz, czy w imieniu uczestnika działa rodzic, czy opiekun prawny",
    )
    first_name = TextField("Imię", missing="Podaj imię rodzica albo opiekuna prawnego")
    last_name = TextField("Nazwisko", missing="Podaj nazwisko rodzica albo opiekuna prawnego")
    same_address = YesNoField(
        "Czy mieszka pod tym samym adresem co uczestnik?",
        no="Nie, pod innym – wpisz go poniżej",
        missing="Zaznacz, czy adres jest taki sam jak adres uczestnika",
    )
    street = TextField("Ulica, numer domu i mieszkania", hint="Tylko gdy adres jest inny.")
    postcode = PostcodeField("Kod pocztowy", hint="Np. 00-950")
    town = TextField("Miejscowość")
    phone = PhoneField("Telefon", hint="Np. 600 100 200 albo 22 123 45 67")
    email = EmailField("Adres e-mail")

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        return case.represented is True

    @classmethod
    def read(cls, case: Case) -> dict[str, Any]:
        theirs, participants = case.guardian.address, case.participant.address
        if theirs == Address():
            return super().read(case)
        if theirs != participants:
            return super().read(case) | {"same_address": False}
        empty = dict.fromkeys(("street", "postcode", "town"), "")
        return super().read(case) | empty | {"same_address": True}

    def suit(self, case: Case, programme: Programme) -> None:
        own = case.filled_by is FilledBy.GUARDIAN
        self.fill_in_for_oneself(OWN_DATA, own)
        if own:
            self.intro = "Podaj swoje dane. Na dokumentach potrzebny będzie Twój podpis."
            self.same_address.label.text = "Czy mieszkasz pod tym samym adresem co uczestnik?"
        self._others_reachable = bool(case.participant.phone or case.participant.email)

    def validate_street(self, field: TextField) -> None:
        self._only_where_it_differs(
            field, "Podaj ulicę i numer domu rodzica albo opiekuna prawnego"
        )

    def validate_postcode(self, field: PostcodeField) -> None:
        self._only_where_it_differs(field, "Podaj kod pocztowy rodzica albo opiekuna prawnego")

    def validate_town(self, field: TextField) -> None:
        self._only_where_it_differs(field, "Podaj miejscowość rodzica albo opiekuna prawnego")

    def _only_where_it_differs(self, field: TextField, missing: str) -> None:
        if self.same_address.data is False and not field.given:
            raise ValidationError(missing)
        if self.same_address.data is True and field.given:
            raise ValidationError("Usuń ten wpis albo zaznacz wyżej, że adres jest inny")

    def answered(self, case: Case) -> Case:
        case = super().answered(case)
        if self.same_address.answer is not True:
            return case
        guardian = replace(case.guardian, address=case.participant.address)
        return replace(case, guardian=guardian)

    def advice(self) -> dict[str, str]:
        if self.phone.given or self.email.given or self._others_reachable:
            return {}
        return {"phone": REACHABLE}
