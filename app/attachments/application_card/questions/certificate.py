"""The certificate: what it is, how long it is valid, which disabilities it names."""

from dataclasses import replace
from enum import StrEnum
from typing import Any, ClassVar

from wtforms.validators import ValidationError

from app.attachments.circumstances import on_child_path
from app.attachments.options import options_of
from app.attachments.page import Page
from app.fields import ChoiceField, ChoicesField, DateField, Option, YesNoField
from app.wording.labels import label, sentence
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import CertificateKind, Degree, DisabilityType, Equivalent


class Held(StrEnum):
    """The kind of certificate and its degree, as the one question they are to an adult."""

    SEVERE = "severe"
    MODERATE = "moderate"
    LIGHT = "light"
    EQUIVALENT = "equivalent"
    CHILD = "child"


DEGREES = {Held.SEVERE: Degree.SEVERE, Held.MODERATE: Degree.MODERATE, Held.LIGHT: Degree.LIGHT}
KINDS = {Held.EQUIVALENT: CertificateKind.EQUIVALENT, Held.CHILD: CertificateKind.CHILD}
HELD_OPTIONS = (
    *(
        Option(held, sentence(f"{label(degree)} stopień niepełnosprawności"))
        for held, degree in DEGREES.items()
    ),
    Option(
        Held.EQUIVALENT,
        sentence(label(CertificateKind.EQUIVALENT)),
        "Np. orzeczenie lekarza orzecznika ZUS albo dawne orzeczenie o grupie inwalidzkiej.",
    ),
    Option(
        Held.CHILD,
        sentence(label(CertificateKind.CHILD)),
        "Bez stopnia. Od 16. urodzin potrzebne jest orzeczenie o stopniu niepełnosprawności.",
    ),
)


class CertificatePage(Page):
    slug = "orzeczenie"
    heading = "Orzeczenie uczestnika"
    asks: ClassVar = {"certificate.kind": "held", "certificate.degree": "held"}

    held = ChoiceField(
        "Jakie orzeczenie ma uczestnik?",
        HELD_OPTIONS,
        hint="Szukaj słów „zaliczyć do … stopnia niepełnosprawności”.",
        missing="Zaznacz, jakie orzeczenie ma uczestnik",
    )

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        return not on_child_path(case, programme)

    @classmethod
    def read(cls, case: Case) -> dict[str, Any]:
        kind, degree = case.certificate.kind, case.certificate.degree
        if kind is CertificateKind.DEGREE:
            return {"held": Held(degree) if degree else None}
        return {"held": Held(kind) if kind else None}

    def answered(self, case: Case) -> Case:
        held = self.held.answer
        kind = CertificateKind.DEGREE if held in DEGREES else KINDS.get(held)
        return replace(
            case, certificate=replace(case.certificate, kind=kind, degree=DEGREES.get(held))
        )


class ChildCertificatePage(Page):
    """A child's certificate names no degree; what counts are the points 7 and 8 (rule E2)."""

    slug = "orzeczenie-dziecka"
    heading = "Orzeczenie o niepełnosprawności dziecka"
    intro = "Wskazania w orzeczeniu są ponumerowane. Zajrzyj do punktów 7 i 8."
    asks: ClassVar = {"certificate.point_7": "point_7", "certificate.point_8": "point_8"}

    point_7 = YesNoField(
        "Czy w punkcie 7 jest wskazanie stałej lub długotrwałej opieki albo pomocy innej osoby?",
        hint=(
            "Pkt 7: konieczność takiej opieki lub pomocy w związku ze znacznie ograniczoną "
            "możliwością samodzielnej egzystencji. „Nie wymaga” to odpowiedź „Nie”."
        ),
        missing="Zaznacz, czy orzeczenie zawiera wskazanie w punkcie 7",
    )
    point_8 = YesNoField(
        "Czy w punkcie 8 jest wskazanie stałego współudziału opiekuna na co dzień?",
        hint=(
            "Pkt 8: konieczność stałego współudziału na co dzień opiekuna dziecka w procesie jego "
            "leczenia, rehabilitacji i edukacji. „Nie wymaga” to odpowiedź „Nie”."
        ),
        missing="Zaznacz, czy orzeczenie zawiera wskazanie w punkcie 8",
    )

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        return on_child_path(case, programme)

    def answered(self, case: Case) -> Case:
        case = super().answered(case)
        return replace(case, certificate=replace(case.certificate, kind=CertificateKind.CHILD))


class EquivalentPage(Page):
    slug = "orzeczenie-rownowazne"
    heading = "Orzeczenie traktowane na równi"
    asks: ClassVar = {"certificate.equivalent": "equivalent"}

    equivalent = ChoiceField(
        "Co stwierdza orzeczenie?",
        options_of(Equivalent),
        hint="Zaznacz odpowiedź, która ma te same słowa co orzeczenie.",
        missing="Zaznacz, co stwierdza orzeczenie",
    )

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        return case.certificate.kind is CertificateKind.EQUIVALENT


class ValidityPage(Page):
    slug = "waznosc-orzeczenia"
    heading = "Ważność orzeczenia"
    asks: ClassVar = {
        "certificate.permanent": "permanent",
        "certificate.valid_until": "valid_until",
    }

    permanent = YesNoField(
        "Czy orzeczenie jest wydane na stałe?",
        yes="Tak, na stałe",
        no="Nie, jest ważne do określonego dnia",
        hint="Szukaj słów „orzeczenie wydaje się na stałe” albo „do dnia”.",
        missing="Zaznacz, czy orzeczenie jest na stałe",
    )
    valid_until = DateField(
        "Ostatni dzień ważności", hint="Wypełnij tylko, gdy orzeczenie nie jest na stałe."
    )

    def validate_valid_until(self, field: DateField) -> None:
        if self.permanent.data is False and not field.given:
            raise ValidationError("Podaj ostatni dzień ważności orzeczenia")
        if self.permanent.data is True and field.given:
            raise ValidationError(
                "Usuń tę datę albo zaznacz wyżej, że orzeczenie nie jest na stałe"
            )


class DisabilityPage(Page):
    slug = "niepelnosprawnosc"
    heading = "Rodzaj niepełnosprawności"
    asks: ClassVar = {
        "certificate.compound": "compound",
        "certificate.disability_types": "disability_types",
    }

    compound = YesNoField(
        "Czy orzeczenie wymienia co najmniej dwie przyczyny niepełnosprawności?",
        hint=(
            "To niepełnosprawność sprzężona. Przyczyny są zapisane symbolami, np. „05-R, 10-N” "
            "to dwie przyczyny."
        ),
        missing="Zaznacz, czy orzeczenie wymienia co najmniej dwie przyczyny",
    )
    disability_types = ChoicesField(
        "Jakie są rodzaje niepełnosprawności uczestnika?",
        options_of(DisabilityType),
        hint="Zaznacz wszystkie, które dotyczą uczestnika.",
        missing="Zaznacz co najmniej jeden rodzaj niepełnosprawności",
    )
