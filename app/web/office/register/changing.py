"""What was reported during the year comes in as a form of its kind; the change a matter keeps goes out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from wtforms.validators import ValidationError

from app.attachments.application_card.questions.certificate import (
    DEGREES,
    KINDS,
    CertificatePage,
    ChildCertificatePage,
    DisabilityPage,
    EquivalentPage,
    Held,
    ValidityPage,
)
from app.attachments.application_card.questions.other_programmes import OtherProgrammeRow
from app.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    Option,
    PostcodeField,
    TextField,
    YesNoField,
)
from app.matters.matter import Change
from rules.case import Address, Certificate, OtherProgramme
from rules.programme import Programme
from rules.vocabulary import CertificateKind

OF_EQUIVALENT = "Wypełnij tylko przy orzeczeniu traktowanym na równi."
OF_CHILD = "Wypełnij tylko przy orzeczeniu dziecka."
SOMEBODY, NOBODY = "somebody", "nobody"


class ReportedForm(Form):
    """What every change says: from when, and when the office learnt of it (rule L4)."""

    since = DateField("Od kiedy?", hint="Pierwszy dzień zmiany.", missing="Podaj dzień zmiany")
    reported_on = DateField("Kiedy zmianę zgłoszono?", missing="Podaj dzień zgłoszenia zmiany")
    note = LongTextField("Uwaga", max_length=500, rows=2)

    def __iter__(self) -> Iterator[Any]:
        """What has changed first, then since when."""
        last = ("since", "reported_on", "note")
        yield from sorted(super().__iter__(), key=lambda field: field.name in last)

    def suit(self, programme: Programme) -> None:
        """Fit the form to the programme, before anything is validated."""


class CertificateForm(ReportedForm):
    """The fields of the application's pages on certificates; what only one kind says is asked of it alone."""

    held = CertificatePage.held
    equivalent = EquivalentPage.equivalent
    point_7 = ChildCertificatePage.point_7
    point_8 = ChildCertificatePage.point_8
    permanent = ValidityPage.permanent
    valid_until = ValidityPage.valid_until
    compound = DisabilityPage.compound
    disability_types = DisabilityPage.disability_types
    validate_valid_until = ValidityPage.validate_valid_until

    def suit(self, programme: Programme) -> None:  # noqa: ARG002 - the same for every programme
        form: Any = self
        parts = (
            (form.equivalent, Held.EQUIVALENT),
            (form.point_7, Held.CHILD),
            (form.point_8, Held.CHILD),
        )
        for field, held in parts:
            if form.held.data != held:
                field.missing, field.optional = None, ""
        form.equivalent.hint = f"{OF_EQUIVALENT} {form.equivalent.hint}"
        form.point_7.hint = f"{OF_CHILD} {form.point_7.hint}"
        form.point_8.hint = f"{OF_CHILD} {form.point_8.hint}"


class HoursForm(ReportedForm):
    name = OtherProgrammeRow.name
    hours = OtherProgrammeRow.hours


class AddressForm(ReportedForm):
    street = TextField(
        "Ulica, numer domu i mieszkania",
        hint="Jeśli nie ma ulic, wpisz wieś i numer domu.",
        missing="Podaj ulicę i numer domu",
    )
    postcode = PostcodeField("Kod pocztowy", hint="Np. 00-950", missing="Podaj kod pocztowy")
    town = TextField("Miejscowość", missing="Podaj miejscowość")
    left = YesNoField("Gmina", missing="Zaznacz, czy nowy adres jest poza gminą")

    def suit(self, programme: Programme) -> None:
        if programme.commune is None:
            del self.left
        else:
            self.left.label.text = f"Czy nowy adres jest poza gminą ({programme.commune.text})?"
            self.left.hint = "Kto wyprowadza się z gminy, składa rezygnację."


class AssistantForm(ReportedForm):
    who = ChoiceField(
        "Kto będzie pomagać?",
        [Option(SOMEBODY, "Inna osoba"), Option(NOBODY, "Na razie nikt")],
        missing="Zaznacz, kto będzie pomagać",
    )
    name = TextField(
        "Imię i nazwisko asystenta",
        hint="Wypełnij tylko przy innej osobie.",
        optional="",
        autocomplete="off",
    )

    def validate_name(self, field: TextField) -> None:
        if self.who.data == SOMEBODY and not field.given:
            raise ValidationError("Podaj imię i nazwisko asystenta")
        if self.who.data == NOBODY and field.given:
            raise ValidationError("Usuń imię i nazwisko albo zaznacz wyżej, że pomaga inna osoba")


@dataclass(frozen=True)
class Kind:
    """One kind of change: its name in the list, its form, and what of the change the form says."""

    title: str
    hint: str
    form: type[ReportedForm]
    told: Callable[[Any], Mapping[str, Any]]


def change_of(kind: Kind, form: Any) -> Change:
    """The change a valid form of this kind reports."""
    return Change(
        since=form.since.answer,
        reported_on=form.reported_on.answer,
        note=form.note.answer,
        **kind.told(form),
    )


def _certificate(form: Any) -> Mapping[str, Any]:
    """What the certificate is of its kind; what was typed of another kind is left aside."""
    held = form.held.answer
    kind = CertificateKind.DEGREE if held in DEGREES else KINDS.get(held)
    child = kind is CertificateKind.CHILD
    certificate = Certificate(
        kind=kind,
        degree=DEGREES.get(held),
        equivalent=form.equivalent.answer if kind is CertificateKind.EQUIVALENT else None,
        point_7=form.point_7.answer if child else None,
        point_8=form.point_8.answer if child else None,
        compound=form.compound.answer,
        permanent=form.permanent.answer,
        valid_until=form.valid_until.answer,
        disability_types=form.disability_types.answer,
    )
    return {"certificate": certificate}


def _hours(form: Any) -> Mapping[str, Any]:
    return {"other_programme": OtherProgramme(form.name.answer, form.hours.answer)}


def _address(form: Any) -> Mapping[str, Any]:
    address = Address(form.street.answer, form.postcode.answer, form.town.answer)
    return {"address": address, "left_commune": "left" in form and form.left.answer is True}


def _assistant(form: Any) -> Mapping[str, Any]:
    return {"assistant": form.name.answer if form.who.answer == SOMEBODY else ""}


KINDS_OF_CHANGE: Mapping[str, Kind] = MappingProxyType(
    {
        "orzeczenie": Kind(
            "Nowe orzeczenie",
            "Zmienia limit godzin od swojego dnia.",
            CertificateForm,
            _certificate,
        ),
        "godziny": Kind(
            "Godziny w innym programie", "Zmniejszają limit w tym programie.", HoursForm, _hours
        ),
        "adres": Kind(
            "Nowy adres", "Wyprowadzka z gminy kończy udział w programie.", AddressForm, _address
        ),
        "asystent": Kind("Asystent", "Inna osoba albo na razie nikt.", AssistantForm, _assistant),
    }
)
"""Each under its word in the address."""
