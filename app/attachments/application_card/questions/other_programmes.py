"""Hours of assistance from other programmes this year, which reduce the limit (rule E7)."""

from dataclasses import replace
from typing import Any, ClassVar

from app.attachments.page import Page
from app.fields import DateField, Form, HoursField, Rows, TextField, YesNoField
from rules.case import Case, OtherProgramme
from rules.programme import Programme


class OtherProgrammesPage(Page):
    slug = "inne-programy"
    heading = "Inne programy z asystencją"
    asks: ClassVar = {"uses_other_programmes": "uses_other_programmes"}

    uses_other_programmes = YesNoField(
        "Czy w tym roku przyznano uczestnikowi asystencję w innym programie?",
        missing="Zaznacz, czy przyznano asystencję w innym programie",
    )

    def suit(self, case: Case, programme: Programme) -> None:
        self.uses_other_programmes.hint = (
            f"Chodzi o rok {programme.edition.year} i programy finansowane ze środków publicznych. "
            "Przyznane tam godziny zmniejszają limit w tym programie."
        )


class OtherProgrammeRow(Form):
    name = TextField(
        "Nazwa programu i kto go prowadzi",
        missing="Podaj nazwę programu i kto go prowadzi",
    )
    hours = HoursField(
        "Przyznane godziny w roku",
        hint="Liczba godzin z pisma o przyznaniu.",
        missing="Podaj, ile godzin przyznano na ten rok",
        minimum=0,
    )
    since = DateField("Od kiedy", hint="Pierwszy dzień tej pomocy, jeśli jest znany.")


class OtherHoursPage(Page):
    slug = "godziny-w-innych-programach"
    heading = "Godziny przyznane w innych programach"
    asks: ClassVar = {"other_programmes": "other_programmes"}

    other_programmes = Rows(
        OtherProgrammeRow,
        "Programy",
        row_label="Program",
        add="Dodaj kolejny program",
        remove="Usuń program",
        missing="Podaj co najmniej jeden program",
        most=10,
    )

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        return case.uses_other_programmes is True

    @classmethod
    def read(cls, case: Case) -> dict[str, Any]:
        return {
            "other_programmes": [
                {"name": one.name, "hours": one.hours, "since": one.since}
                for one in case.other_programmes
            ]
        }

    def answered(self, case: Case) -> Case:
        """Every row with what is valid in it; when it was reported is the office's to enter."""
        rows: list[Any] = [list(row) for row in self.other_programmes.rows]
        given = [row for row in rows if any(field.given for field in row)]
        answers = [{field.short_name: field.answer for field in row} for row in given]
        return replace(case, other_programmes=tuple(OtherProgramme(**one) for one in answers))
