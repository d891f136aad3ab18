"""What pages of a control ask: who controls and what, how many dossiers to draw, by which seed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.attachments.page import Answers
from app.dossier.control import Control, Extent, Stratum
from app.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    EmailField,
    Form,
    LongTextField,
    Option,
    TextField,
    WholeNumberField,
)
from app.workflow.dossier.controls import Wanted
from app.workflow.dossier.sampling import Wish


class Opening(Form):
    """A control, and whose account it is for."""

    title = TextField(
        "Przedmiot kontroli",
        hint="Na przykład: realizacja Programu w 2026 roku, upoważnienie nr 4/2027.",
        missing="Napisz, czego dotyczy kontrola",
        max_length=300,
    )
    body = TextField(
        "Kto kontroluje",
        hint="Nazwa urzędu albo instytucji.",
        missing="Napisz, kto kontroluje",
        max_length=300,
    )
    last_day = DateField(
        "Ostatni dzień kontroli",
        hint="Po tym dniu konto przestanie działać.",
        missing="Podaj ostatni dzień kontroli",
        optional="",
    )
    since = DateField("Kontrola dotyczy spraw od dnia")
    until = DateField("Kontrola dotyczy spraw do dnia")
    extent = ChoiceField(
        "Co widzi osoba kontrolująca",
        (
            Option(Extent.SAMPLE, "Rejestr spraw i teczki z wylosowanej próby"),
            Option(Extent.WHOLE, "Wszystkie teczki tego programu"),
        ),
        missing="Wybierz, co widzi osoba kontrolująca",
    )
    most = WholeNumberField(
        "Najwięcej teczek w próbie",
        hint="Razem we wszystkich losowaniach. Zostaw puste, jeśli nie ma ograniczenia.",
        width=5,
    )
    account_name = TextField(
        "Imię i nazwisko osoby kontrolującej",
        hint="Zostaw puste razem z adresem, jeśli kontrola dostanie tylko wydane teczki.",
        autocomplete="off",
    )
    account_email = EmailField(
        "E-mail osoby kontrolującej",
        hint="Jeśli ten adres ma już konto kontroli, zacznie otwierać także tę kontrolę.",
        autocomplete="off",
    )


def wanted(form: Opening, programme: str, today: date) -> Wanted:
    """The control a valid form means."""
    control = Control(
        id="",
        programme=programme,
        title=form.title.answer,
        body=form.body.answer,
        opened_on=today,
        last_day=form.last_day.answer or today,
        opened_by="",
        extent=Extent(form.extent.answer),
        since=form.since.answer,
        until=form.until.answer,
        most=form.most.answer or 0,
    )
    return Wanted(control, form.account_name.answer, form.account_email.answer)


class Ending(Form):
    sure = ConfirmField(
        "Kontrola się skończyła",
        hint="Konto osoby kontrolującej zostanie zamknięte od razu.",
        missing="Zaznacz, że kontrola się skończyła",
    )


GROUPS = {
    Stratum.ALL: "wszystkie sprawy",
    Stratum.AWARDED: "przyznane",
    Stratum.RESERVE: "lista rezerwowa",
    Stratum.REFUSED: "odmowy",
    Stratum.RESIGNED: "rezygnacje",
    Stratum.UNDECIDED: "nierozstrzygnięte",
}
"""Groups one draws from, as pages name them."""


def _size(words: str) -> WholeNumberField:
    return WholeNumberField(words, width=5, optional="", maximum=99_999)


class Drawing(Form):
    """How many of whom, and by what seed."""

    all = _size("Ze wszystkich spraw razem")
    awarded = _size("Z przyznanych")
    reserve = _size("Z listy rezerwowej")
    refused = _size("Z odmów")
    resigned = _size("Z rezygnacji")
    undecided = _size("Z nierozstrzygniętych")
    seed = TextField(
        "Własne ziarno losowania",
        hint="Na przykład dzień i wynik publicznego losowania. Zostaw puste, a program wylosuje je sam.",
        autocomplete="off",
        spellcheck=False,
        max_length=80,
    )
    because = LongTextField(
        "Dlaczego losowanie jest powtarzane",
        missing="Napisz, dlaczego losowanie jest powtarzane",
        rows=3,
        max_length=1000,
        optional="",
    )

    def sizes(self) -> dict[Stratum, Any]:
        """The fields of the groups that have anybody."""
        return {each: self[each.value] for each in Stratum if each.value in self}

    def wish(self) -> Wish:
        sizes = {stratum: field.answer or 0 for stratum, field in self.sizes().items()}
        because = self.because.answer if "because" in self else ""
        return Wish(sizes, self.seed.answer, because)


def drawing(
    control: Control, frames: Mapping[Stratum, tuple[str, ...]], posted: Answers | None = None
) -> Drawing:
    """The form with the groups that have anybody, each with how many; the reason only where it is needed."""
    form = Drawing() if posted is None else Drawing(posted)
    for stratum in Stratum:
        if stratum not in frames:
            del form[stratum.value]
    for stratum, field in form.sizes().items():
        field.hint = f"Jest ich {len(frames[stratum])}."
    if not control.draws:
        del form.because
    return form
