"""What the page of one service asks: when, what was done, waiting, school, journeys."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from wtforms import ValidationError

from app.attachments.monthly import OwnVehicle
from app.fields import (
    AmountField,
    ChoiceField,
    ChoicesField,
    ConfirmField,
    DayField,
    Form,
    NumberField,
    Option,
    Rows,
    TextField,
    TimeField,
    WholeNumberField,
    YesNoField,
)
from app.months.entering import MOST_JOURNEYS, MOST_WAITING
from app.wording.dates import NBSP
from app.wording.labels import label, sentence
from rules.month.moments import READABLE_YEARS, WARSAW, shown_twice
from rules.programme import Activity

FIRST_HOUR, SECOND_HOUR = "first", "second"
WHICH_HOUR = (
    Option(FIRST_HOUR, "pierwsza, przed cofnięciem zegara (czas letni)"),
    Option(SECOND_HOUR, "druga, po cofnięciu zegara (czas zimowy)"),
)
REPEATED = ("waiting", "drives", "tickets", "taxis")
PLACES = "miejsca"
"""The id of the list of places used lately."""
NO_VEHICLE = (
    "W Twoich danych nie ma pojazdu. Poproś realizatora, aby go dopisał: od niego zależy stawka."
)
TWICE = f"Tej nocy ta godzina wypada dwa razy. Wybierz, o{NBSP}którą chodzi"


class Waited(Form):
    starts = TimeField("Czekanie od", missing="Podaj, od której trwało czekanie")
    ends = TimeField("Czekanie do", missing="Podaj, do której trwało czekanie")


class Travelled(Form):
    """What every journey has."""

    route = TextField("Trasa", hint="Skąd dokąd, na przykład: Sejny – Suwałki.", optional="")
    purpose = TextField("Cel", optional="")


class Driven(Travelled):
    kilometres = NumberField(
        "Kilometry", suffix="km", noun="liczbę kilometrów", maximum=2000, example="23", optional=""
    )
    vehicle = ChoiceField("Pojazd", optional="")
    next_day = ConfirmField("Przejazd był już następnego dnia, po północy")


class ByTicket(Travelled):
    count = WholeNumberField("Liczba biletów", maximum=99, noun="liczbę biletów", optional="")
    ticket = TextField("Rodzaj biletów", hint="Na przykład: jednorazowy ulgowy.", optional="")
    amount = AmountField("Kwota razem", optional="")
    attached = ConfirmField("Bilety będą dołączone do ewidencji")
    next_day = ConfirmField("Przejazd był już następnego dnia, po północy")


class ByTaxi(Travelled):
    means = TextField("Czym", hint="Na przykład: taksówka, transport specjalistyczny.", optional="")
    invoice = TextField("Numer faktury, rachunku lub paragonu", optional="", spellcheck=False)
    amount = AmountField("Kwota", example="35,50", optional="")
    next_day = ConfirmField("Przejazd był już następnego dnia, po północy")


class Serving(Form):
    """One service of one participant. It asks the fewest that record it first; the rest may stay as it is."""

    on = DayField("Dzień", missing="Podaj dzień usługi")
    starts = TimeField("Od", missing="Podaj godzinę rozpoczęcia")
    ends = TimeField("Do", missing="Podaj godzinę zakończenia")
    starts_hour = ChoiceField("Która to godzina rozpoczęcia", WHICH_HOUR, missing=TWICE)
    ends_hour = ChoiceField("Która to godzina zakończenia", WHICH_HOUR, missing=TWICE)
    activities = ChoicesField("Czynności", optional="")
    activity = TextField("Inne czynności", optional="", max_length=300)
    place = TextField("Miejsce", optional="", max_length=200)
    goes_out = ConfirmField("Z wyjściem z domu")
    waiting = Rows(
        Waited, "Czekanie", row_label="Czekanie", add="Dodaj czekanie", least=0, most=MOST_WAITING
    )
    at_school = ConfirmField("Na terenie szkoły lub przedszkola")
    school_provides = YesNoField("Czy szkoła sama zapewnia taką pomoc?", optional="")
    own_funds = ConfirmField("Godziny ze środków własnych realizatora")
    drives = Rows(
        Driven,
        "Przejazdy własnym pojazdem",
        row_label="Przejazd",
        add="Dodaj przejazd własnym pojazdem",
        least=0,
        most=MOST_JOURNEYS,
    )
    tickets = Rows(
        ByTicket,
        "Bilety",
        row_label="Bilety",
        add="Dodaj bilety",
        least=0,
        most=MOST_JOURNEYS,
    )
    taxis = Rows(
        ByTaxi,
        "Taksówka lub inny transport",
        row_label="Kurs",
        add="Dodaj taksówkę lub inny transport",
        least=0,
        most=MOST_JOURNEYS,
    )

    blanks: Mapping[str, Form] = MappingProxyType({})
    """A row of each group with nothing in it, for scripts to copy."""
    only_vehicle: OwnVehicle | None = None
    """What every drive was in, where the assistant drives one vehicle and nothing is to be chosen."""

    def suit(
        self, scope: Iterable[Activity], vehicles: Sequence[OwnVehicle], *, own_funds: bool
    ) -> None:
        """Ask only what this participant and this assistant can answer, before anything is validated."""
        self.place.list_id = PLACES
        self.activities.options = tuple(Option(a.code, a.label) for a in scope)
        if not self.activities.options:
            del self.activities
        if not own_funds:
            del self.own_funds
        offered = tuple(Option(code_of(each), said_of(each)) for each in vehicles)
        self.only_vehicle = vehicles[0] if len(vehicles) == 1 else None
        repeated: tuple[Any, ...] = tuple(self[name] for name in REPEATED)
        self.blanks = {
            rows.name: rows.form_class(prefix=f"{rows.name}-__n__-") for rows in repeated
        }
        for row in (*self.drives.rows, self.blanks["drives"]):
            vehicle: Any = row["vehicle"]
            vehicle.options = offered
            if len(offered) <= 1:
                del row["vehicle"]
                kilometres: Any = row["kilometres"]
                kilometres.hint = offered[0].label if offered else NO_VEHICLE
        for name in ("starts", "ends"):
            if not self._is_shown_twice(name):
                del self[f"{name}_hour"]

    def validate_on(self, field: DayField) -> None:
        """A year within reach, so that the days after it are."""
        if field.data is not None and field.data.year not in READABLE_YEARS:
            raise ValidationError("Sprawdź rok w dniu usługi")

    def _is_shown_twice(self, name: str) -> bool:
        """Whether the clock showed that hour twice (rule T8); an end may be of the next day."""
        day, time = self.on.data, self[name].data
        if day is None or time is None:
            return False
        later = name == "ends" and self.starts.data is not None and time < self.starts.data
        days = (day, _next(day)) if later else (day,)
        return any(shown_twice(datetime.combine(each, time, WARSAW)) for each in days)


def _next(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def code_of(vehicle: OwnVehicle) -> str:
    return f"{vehicle.kind or ''}:{vehicle.registration}"


def said_of(vehicle: OwnVehicle) -> str:
    """„Wymyślony 1.4, BSE 0X00 (samochód o pojemności powyżej 900 cm³)”."""
    named = ", ".join(filter(None, (vehicle.make, vehicle.registration)))
    kind = label(vehicle.kind) if vehicle.kind else "rodzaj nieznany"
    return f"{named} ({kind})" if named else sentence(kind)


class Nothing(Form):
    """Nothing to fill in: the page shows what a button does."""
