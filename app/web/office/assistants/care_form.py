"""What a page asks of care that somebody else gives; a week's schedule goes out (rule T5)."""

from datetime import time
from typing import Any

from app.attachments.options import options_of
from app.fields import (
    ChoiceField,
    ChoicesField,
    DateField,
    Form,
    LongTextField,
    Option,
    TimeField,
)
from app.months.care import CareSchedule
from rules.vocabulary import OtherCareKind

WEEKDAYS = (
    "poniedziałek",
    "wtorek",
    "środa",
    "czwartek",
    "piątek",
    "sobota",
    "niedziela",
)
SHORT = ("pn", "wt", "śr", "cz", "pt", "sb", "nd")


class CareForm(Form):
    kind = ChoiceField(
        "Jakie to usługi?", options_of(OtherCareKind), missing="Zaznacz, jakie to usługi"
    )
    weekdays = ChoicesField(
        "W które dni tygodnia?",
        [Option(str(number), name) for number, name in enumerate(WEEKDAYS)],
        missing="Zaznacz co najmniej jeden dzień tygodnia",
    )
    starts = TimeField("Od godziny", missing="Podaj godzinę rozpoczęcia")
    ends = TimeField(
        "Do godziny",
        hint="Godzina wcześniejsza niż początek oznacza następny dzień.",
        missing="Podaj godzinę zakończenia",
    )
    since = DateField("Pierwszy dzień", missing="Podaj pierwszy dzień tych usług")
    until = DateField("Ostatni dzień", hint="Zostaw puste, jeśli go nie znasz.", optional="")
    note = LongTextField("Uwaga", max_length=500, rows=2)

    def schedule(self, programme: str, matter_id: str) -> CareSchedule:
        """As the form says it; it has no id of its own yet."""
        return CareSchedule(
            id="",
            programme=programme,
            matter_id=matter_id,
            kind=self.kind.answer,
            weekdays=frozenset(int(each) for each in self.weekdays.answer),
            starts=self.starts.answer,
            ends=self.ends.answer,
            since=self.since.answer,
            until=self.until.answer,
            note=self.note.answer,
        )


class CareEndForm(Form):
    until = DateField("Ostatni dzień tych usług", missing="Podaj ostatni dzień tych usług")


def said_of(schedule: CareSchedule) -> dict[str, Any]:
    """A schedule as its form shows it."""
    names = ("kind", "starts", "ends", "since", "until", "note")
    told = {name: getattr(schedule, name) for name in names}
    return told | {"weekdays": frozenset(str(each) for each in schedule.weekdays)}


def days_in_words(schedule: CareSchedule) -> str:
    """„pn, śr, pt”; a whole week in one word."""
    if len(schedule.weekdays) == len(SHORT):
        return "codziennie"
    return ", ".join(SHORT[number] for number in sorted(schedule.weekdays))


def times_in_words(schedule: CareSchedule) -> str:
    """„8:00–10:00”, a night as „22:00–6:00”."""
    starts, ends = schedule.starts, schedule.ends
    end = "24:00" if ends == time() else f"{ends.hour}:{ends.minute:02}"
    return f"{starts.hour}:{starts.minute:02}–{end}"
