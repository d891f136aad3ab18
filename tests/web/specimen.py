"""A page with one of every question, clean and in error, served by a small application of its own."""

from enum import StrEnum
from pathlib import Path
from typing import Any

from flask import Flask, render_template_string, request
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


PAGE = """
{% extends "base.html" %}
{% from "components/questions.html" import question, enter_goes_on %}
{% from "components/lists.html" import summary_rows, task_list %}
{% from "components/messages.html" import inset %}
{% block path %}<a class="govuk-back-link" href="/">Wstecz</a>{% endblock %}
{% block header_aside %}<p class="teczka-header__organiser">Ośrodek Pomocy w Przykładowie</p>{% endblock %}
{% block caption %}Karta zgłoszenia{% endblock %}
{% block heading %}Dane uczestnika{% endblock %}
{% block content %}
<p class="teczka-lead">To pytania o osobę, która będzie korzystać z pomocy asystenta.</p>
{{ inset("Odpowiedzi zapisujemy na każdej stronie, możesz przerwać w dowolnej chwili.") }}
<form method="post" novalidate>
{{ enter_goes_on() }}
{% for field in form %}{{ question(field, row=row,
  advice="Numer telefonu przyspieszy kontakt z Tobą." if field.name == "phone" else "") }}{% endfor %}
<div class="govuk-button-group">
<button class="govuk-button" data-module="govuk-button" data-prevent-double-click="true" name="action" value="next">Dalej</button>
<button class="govuk-button govuk-button--secondary" data-module="govuk-button" name="action" value="save">Zapisz i wróć później</button>
</div>
</form>
<h2 class="govuk-heading-m">Twój wniosek</h2>
{{ task_list(tasks) }}
{{ summary_rows(rows) }}
<table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--m">Czego potrzebujesz</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">Dokument</th><th class="govuk-table__header" scope="col">Ile</th></tr></thead>
<tbody class="govuk-table__body"><tr class="govuk-table__row"><td class="govuk-table__cell">Orzeczenie o stopniu niepełnosprawności</td><td class="govuk-table__cell">1</td></tr></tbody></table>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Co się stanie z moimi danymi</span></summary><div class="govuk-details__text">Dane usuniemy po 30 dniach.</div></details>
{% endblock %}
"""

HEADING_PAGE = """
{% extends "base.html" %}
{% from "components/questions.html" import question %}
{% block heading %}{{ form.degree.label.text }}{% endblock %}
{% block page_heading %}{% endblock %}
{% block content %}<form method="post" novalidate>{{ question(form.degree, heading=true) }}
<button class="govuk-button">Dalej</button></form>{% endblock %}
"""

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
            FileSystemLoader(WEB / "templates"),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.secret_key = "specimen"  # noqa: S105 - protects nothing

    @app.after_request
    def guard(response: Any) -> Any:
        response.headers["Content-Security-Policy"] = POLICY
        return response

    def shown(template: str, form: Form) -> str:
        row = request.args.get("wiersz", "")
        return render_template_string(template, form=form, row=row, tasks=TASKS, rows=ROWS)

    def answered(template: str, kind: type[Form]) -> tuple[str, int]:
        form = kind(Answers(request.form.to_dict(flat=False)))
        return shown(template, form), 200 if form.validate() else 422

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
