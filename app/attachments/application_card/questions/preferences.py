"""What kind of assistant is wished for, and whether somebody is named (card, part III)."""

from typing import ClassVar

from app.attachments.options import options_of
from app.attachments.page import Page
from app.fields import ChoiceField, HoursField, LongTextField, TextField, YesNoField
from rules.vocabulary import PreferredSex


class PreferencesPage(Page):
    slug = "preferencje"
    heading = "Jaki asystent i kiedy"
    intro = "Nic na tej stronie nie jest obowiązkowe. Odpowiedzi pomogą dobrać asystenta."
    asks: ClassVar = {
        "preferences.sex": "sex",
        "preferences.age": "age",
        "preferences.skills": "skills",
        "preferences.times": "times",
        "preferences.hours_per_month": "hours_per_month",
    }

    sex = ChoiceField("Płeć asystenta", options_of(PreferredSex))
    age = TextField("Wiek asystenta", hint="Np. od 30 do 50 lat albo bez znaczenia.")
    skills = LongTextField(
        "Umiejętności asystenta", hint="Np. prawo jazdy, język migowy, obsługa wózka.", rows=2
    )
    times = LongTextField("Dni i godziny pomocy", hint="Np. dni robocze od 8:00 do 12:00.", rows=2)
    hours_per_month = HoursField("Potrzebna liczba godzin w miesiącu", hint="Np. 40", maximum=744)


class NamesAssistantPage(Page):
    slug = "wskazanie-asystenta"
    heading = "Wskazanie asystenta"
    asks: ClassVar = {"names_assistant": "names_assistant"}

    names_assistant = YesNoField(
        "Czy chcesz wskazać konkretną osobę na asystenta?",
        hint="Nie trzeba nikogo wskazywać. Wtedy asystenta zaproponuje realizator programu.",
        missing="Zaznacz, czy wskazujesz osobę na asystenta",
    )
