"""A page with one of every question, clean and in error, served by a small application of its own."""

from enum import StrEnum
from pathlib import Path
from typing import Any

from flask import Flask, render_template, request
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from app.attachments.page import Answers
from app.fields import (
    ChoiceField,
    ChoicesField,
    ConfirmField,
    DateField,
    EmailField,
    Form,
    HoursField,
    LongTextField,
    NumberField,
    Option,
    PhoneField,
    PostcodeField,
    Rows,
    TextField,
    WholeNumberField,
    YesNoField,
)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
)
WEB = Path(__file__).resolve().parents[2] / "app" / "web"


class Degree(StrEnum):
    SEVERE = "severe"
    MODERATE = "moderate"


class OtherProgrammeRow(Form):
    name = TextField("Nazwa programu", missing="Podaj nazwę programu")
    hours = HoursField("Przyznane godziny", missing="Podaj liczbę godzin")


class Specimen(Form):
    """One of every field."""

    first_name = TextField("Imię", missing="Podaj imię", autocomplete="given-name", width=20)
    birth_date = DateField(
        "Data urodzenia",
        hint="Na przykład 17 maja 1980",
        missing="Podaj datę urodzenia",
        autocomplete="bday",
        past=True,
    )
    phone = PhoneField("Telefon", hint="Oddzwonimy tylko w sprawie wniosku.")
    email = EmailField("E-mail", width=20)
    postcode = PostcodeField("Kod pocztowy", missing="Podaj kod pocztowy", width=5)
    degree = ChoiceField(
        "Stopień niepełnosprawności",
        [
            Option(Degree.SEVERE, "Znaczny", "Dawniej pierwsza grupa inwalidzka"),
            Option(Degree.MODERATE, "Umiarkowany"),
        ],
        hint="Jest wpisany na pierwszej stronie orzeczenia.",
        missing="Wybierz stopień niepełnosprawności",
    )
    represented = YesNoField(
        "Czy masz opiekuna prawnego?", missing="Wybierz, czy masz opiekuna prawnego"
    )
    areas = ChoicesField(
        "W czym potrzebujesz pomocy?",
        [
            Option("self_care", "Samoobsługa i higiena osobista"),
            Option("household", "Gospodarstwo domowe i wypełnianie ról w rodzinie"),
            Option("getting_around", "Przemieszczanie się poza miejscem zamieszkania"),
        ],
        hint="Zaznacz wszystkie pasujące odpowiedzi.",
        missing="Zaznacz, w czym potrzebujesz pomocy",
    )
    hours = HoursField("Ile godzin pomocy w miesiącu?", missing="Podaj liczbę godzin")
    months = WholeNumberField("Ile miesięcy doświadczenia?", width=3)
    kilometres = NumberField("Odległość", suffix="km")
    reason = LongTextField(
        "Dlaczego potrzebujesz asystenta?",
        hint="Napisz własnymi słowami, jak wygląda Twój zwykły dzień.",
        missing="Napisz, dlaczego potrzebujesz asystenta",
        max_length=300,
    )
    other = Rows(
        OtherProgrammeRow,
        "Godziny asystencji z innych programów",
        row_label="Program",
        add="Dodaj kolejny program",
        remove="Usuń ten program",
        hint="Podaj tylko godziny przyznane w tym roku.",
    )
    confirmed = ConfirmField(
        "Potwierdzam, że podane informacje są zgodne z prawdą",
        missing="Zaznacz, że podane informacje są zgodne z prawdą",
    )


PAGE = "every_question.html"
HEADING_PAGE = "one_question.html"
TASKS = [
    {"title": "Dane uczestnika", "href": "/", "status": "Gotowe", "tone": "good", "hint": ""},
    {"title": "Orzeczenie", "href": "/", "status": "Popraw", "tone": "bad", "hint": "Brakuje daty"},
    {"title": "Potrzeby", "href": "/", "status": "Do wypełnienia", "tone": "", "hint": ""},
    {"title": "Asystent", "href": "/", "status": "Sprawdź", "tone": "warn", "hint": ""},
    {"title": "Dokumenty", "href": "", "status": "Jeszcze nie", "tone": "wait", "hint": ""},
]
ROWS = [
    {"question": "Imię i nazwisko", "answer": "Zofia Przykładowa", "href": "/"},
    {"question": "Adres", "answer": "ul. Fikcyjna 7 m. 3\n05-462 Wiązowna", "href": "/"},
    {"question": "Rodzaje niepełnosprawności", "answer": ["narząd ruchu", "wzrok"], "href": "/"},
    {"question": "Telefon", "answer": "", "href": "/"},
]


class OneQuestion(Form):
    degree = ChoiceField(
        "Jaki masz stopień niepełnosprawności?",
        [Option(Degree.SEVERE, "Znaczny"), Option(Degree.MODERATE, "Umiarkowany")],
        missing="Wybierz stopień niepełnosprawności",
    )


def specimen_app() -> Flask:
    """``/`` clean, ``/bledy`` in error without posting, ``/jedno`` one question; each takes a POST."""
    app = Flask("specimen", static_folder=str(WEB / "static"))
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader([WEB / "templates", Path(__file__).with_name("specimens")]),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.secret_key = "specimen"  # noqa: S105 - protects nothing

    @app.after_request
    def guard(response: Any) -> Any:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    def shown(template: str, form: Form) -> str:
        row = request.args.get("wiersz", "")
        return render_template(template, form=form, row=row, tasks=TASKS, rows=ROWS)

    def answered(template: str, kind: type[Form]) -> tuple[str, int]:
        form = kind(Answers(request.form.to_dict(flat=False)))
        status = 200 if form.validate() else 422
        return shown(template, form), status

    @app.get("/")
    def clean() -> str:
        return shown(PAGE, Specimen())

    @app.get("/bledy")
    def wrong() -> str:
        form = Specimen(Answers(WRONG))
        form.validate()
        return shown(PAGE, form)

    @app.get("/jedno")
    def one() -> str:
        return shown(HEADING_PAGE, OneQuestion())

    app.post("/")(lambda: answered(PAGE, Specimen))
    app.post("/jedno", endpoint="one_answered")(lambda: answered(HEADING_PAGE, OneQuestion))
    return app


WRONG = {
    "birth_date-day": ["29"],
    "birth_date-month": ["lutego"],
    "birth_date-year": ["2023"],
    "phone": ["12345"],
    "email": ["zofia@example"],
    "hours": ["dużo"],
    "reason": ["Opis " * 100],
    "other-rows": ["2"],
    "other-0-name": ["Opieka wytchnieniowa"],
    "other-0-hours": ["12,5"],
    "other-1-hours": ["x"],
}
