"""The participant: names, address, how to reach them, and whether they live in the commune."""

from typing import ClassVar

from app.attachments.page import Page
from app.fields import EmailField, PhoneField, PostcodeField, TextField, YesNoField
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import FilledBy

OWN_DATA = {
    "first_name": "given-name",
    "last_name": "family-name",
    "street": "address-line1",
    "postcode": "postal-code",
    "town": "address-level2",
    "phone": "tel",
    "email": "email",
}
"""Exact tokens of HTML, for the pages about the person at the keyboard only."""

REACHABLE = (
    "Warto podać telefon albo adres e-mail. Bez nich realizator może napisać tylko zwykły list."
)


class ParticipantPage(Page):
    slug = "uczestnik"
    heading = "Uczestnik programu"
    intro = "Uczestnik to osoba z niepełnosprawnością, której ma pomagać asystent."
    asks: ClassVar = {
        "participant.first_name": "first_name",
        "participant.last_name": "last_name",
        "participant.address.street": "street",
        "participant.address.postcode": "postcode",
        "participant.address.town": "town",
        "participant.lives_in_commune": "lives_in_commune",
        "participant.phone": "phone",
        "participant.email": "email",
    }

    first_name = TextField("Imię", missing="Podaj imię uczestnika")
    last_name = TextField("Nazwisko", missing="Podaj nazwisko uczestnika")
    street = TextField(
        "Ulica, numer domu i mieszkania",
        hint="Adres, pod którym uczestnik mieszka. Jeśli nie ma ulic, wpisz wieś i numer domu.",
        missing="Podaj ulicę i numer domu, pod którym mieszka uczestnik",
    )
    postcode = PostcodeField(
        "Kod pocztowy", hint="Np. 00-950", missing="Podaj kod pocztowy uczestnika"
    )
    town = TextField("Miejscowość", missing="Podaj miejscowość, w której mieszka uczestnik")
    lives_in_commune = YesNoField(
        "Gmina zamieszkania", missing="Zaznacz, czy uczestnik mieszka w tej gminie"
    )
    phone = PhoneField("Telefon", hint="Np. 600 100 200 albo 22 123 45 67")
    email = EmailField("Adres e-mail")

    def suit(self, case: Case, programme: Programme) -> None:
        own = case.filled_by is FilledBy.SELF
        self.fill_in_for_oneself(OWN_DATA, own)
        if own:
            self.intro = "Podaj swoje dane."
        self._others_reachable = bool(case.guardian.phone or case.guardian.email)
        if programme.commune is None:
            del self.lives_in_commune
        else:
            commune = programme.commune.text
            self.lives_in_commune.label.text = (
                f"Czy miejscem zamieszkania uczestnika jest {commune}?"
            )

    def advice(self) -> dict[str, str]:
        if self.phone.given or self.email.given or self._others_reachable:
            return {}
        return {"phone": REACHABLE}
