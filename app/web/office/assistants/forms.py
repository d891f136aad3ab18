"""What pages of assistants ask: who they are, what is agreed, when it ends; values of the month go out."""

from typing import Any

from app.attachments.monthly import OwnVehicle
from app.attachments.options import options_of
from app.fields import (
    ChoiceField,
    DateField,
    EmailField,
    Form,
    HoursField,
    LongTextField,
    PhoneField,
    PostcodeField,
    Rows,
    TextField,
)
from app.months.admitting import MOST_HOURS, Terms
from app.months.assignment import Assignment, Profile
from rules.case import Address
from rules.vocabulary import Vehicle


class VehicleRow(Form):
    kind = ChoiceField(
        "Rodzaj pojazdu",
        options_of(Vehicle),
        missing="Zaznacz rodzaj pojazdu: od niego zależy stawka za kilometr",
    )
    make = TextField("Marka i model", max_length=80, missing="Podaj markę i model pojazdu")
    registration = TextField(
        "Numer rejestracyjny",
        max_length=12,
        width=10,
        spellcheck=False,
        missing="Podaj numer rejestracyjny pojazdu",
    )


class ProfileForm(Form):
    """What cards and logs print of an assistant."""

    first_name = TextField("Imię", missing="Podaj imię", autocomplete="off")
    last_name = TextField("Nazwisko", missing="Podaj nazwisko", autocomplete="off")
    street = TextField("Ulica i numer", optional="", autocomplete="off")
    postcode = PostcodeField("Kod pocztowy", optional="", autocomplete="off")
    town = TextField("Miejscowość", optional="", autocomplete="off")
    phone = PhoneField("Telefon", autocomplete="off")
    email = EmailField("Adres e-mail", autocomplete="off")
    vehicles = Rows(
        VehicleRow,
        "Własne pojazdy",
        hint="Tylko te, za których przejazdy realizator zwraca koszty.",
        row_label="Pojazd",
        add="Dodaj pojazd",
        remove="Usuń pojazd",
        most=6,
    )

    @classmethod
    def of(cls, profile: Profile) -> "ProfileForm":
        home = profile.address
        return cls(
            data={
                "first_name": profile.first_name,
                "last_name": profile.last_name,
                "street": home.street,
                "postcode": home.postcode,
                "town": home.town,
                "phone": profile.phone,
                "email": profile.email,
                "vehicles": [
                    {"kind": v.kind, "make": v.make, "registration": v.registration}
                    for v in profile.vehicles
                ],
            }
        )

    def profile(self) -> Profile:
        """As the form says it; whose it is, is not the form's to say."""
        return Profile(
            id="",
            programme="",
            assistant_id="",
            first_name=self.first_name.answer,
            last_name=self.last_name.answer,
            address=Address(self.street.answer, self.postcode.answer, self.town.answer),
            phone=self.phone.answer,
            email=self.email.answer,
            vehicles=tuple(OwnVehicle(**row) for row in self.vehicles.data),
        )


class TermsForm(Form):
    starts = DateField("Pierwszy dzień przydziału", missing="Podaj pierwszy dzień przydziału")
    ends = DateField(
        "Ostatni dzień przydziału",
        hint="Zostaw puste, jeśli przydział trwa do końca Programu.",
        optional="",
    )
    monthly_hours = HoursField(
        "Godziny w zwykłym miesiącu",
        hint="Jeśli je uzgodniono. To nie jest limit, tylko plan.",
        maximum=MOST_HOURS,
    )
    contract_number = TextField(
        "Numer umowy z asystentem", hint="Stanie na kartach i ewidencjach.", max_length=80
    )
    note = LongTextField("Uwaga dla biura", max_length=500, rows=2)

    def terms(self) -> Terms:
        return Terms(
            starts=self.starts.answer,
            ends=self.ends.answer,
            monthly_hours=self.monthly_hours.answer,
            contract_number=self.contract_number.answer,
            note=self.note.answer,
        )


class NewForm(TermsForm):
    assistant = ChoiceField("Asystent", missing="Wybierz asystenta")
    participant = ChoiceField("Uczestnik", missing="Wybierz uczestnika")

    def __iter__(self) -> Any:
        """Who first, then on what terms."""
        yield from sorted(
            super().__iter__(), key=lambda f: f.name not in {"assistant", "participant"}
        )


class EndForm(Form):
    on = DateField("Ostatni dzień przydziału", missing="Podaj ostatni dzień przydziału")


class Nothing(Form):
    """Nothing to fill in: the page shows what a button does."""


def said_of(assignment: Assignment) -> dict[str, Any]:
    """An assignment's terms as their form shows them."""
    return {
        "starts": assignment.starts,
        "ends": assignment.ends,
        "monthly_hours": assignment.monthly_hours,
        "contract_number": assignment.contract_number,
        "note": assignment.note,
    }
