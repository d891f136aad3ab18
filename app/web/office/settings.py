"""The office's settings: what stands on its letters, how matters are numbered, its own lower limits."""

from collections.abc import Iterator
from typing import NamedTuple

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from wtforms import ValidationError

from app.attachments.page import Answers
from app.errors import UploadRefused
from app.fields import (
    Form,
    HoursField,
    LongTextField,
    Problem,
    TextField,
    WholeNumberField,
    YesNoField,
)
from app.fields.numbers import written
from app.matters.numbering import case_number, mistakes
from app.matters.office import OfficeSettings, Signatory
from app.matters.rights import Right
from app.web.office.deeds import Answer, Reasons, carry_out, refused, seen
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services
from app.wording.findings import UNCONFIRMED
from app.wording.hours import hours
from app.workflow.office.settings import LIMIT_NAMES, MOST_DAYS, Setting, limits_of_edition
from rules.application.limits import hours_of
from rules.programme import Programme, load_programme
from rules.verdict import Figure

PAGES = Blueprint("office_settings", __name__, url_prefix="/biuro/<programme>/ustawienia")
LONGEST_LINE = 120
MOST_LINES = 6
EXAMPLE = 12


class Letterhead(Form):
    """Everything an office sets; the limits come from the edition (see :func:`_form`)."""

    header = LongTextField(
        "Nagłówek pism",
        hint="Nazwa i dane realizatora, najwyżej 6 wierszy. Puste pole: dane z Programu.",
        rows=5,
        max_length=600,
    )
    town = TextField(
        "Miejscowość przed datą", hint="Np. Sejny: „Sejny, 12 stycznia 2026 r.”", max_length=60
    )
    contact = TextField(
        "Kontakt w sprawie pisma",
        hint="Kto odpowie na pytania, np. „Klara Zmyślona, tel. 87 555 00 00, pokój 4”.",
        autocomplete="off",
    )
    signatory_name = TextField(
        "Imię i nazwisko osoby podpisującej", autocomplete="off", max_length=100
    )
    signatory_position = TextField("Stanowisko osoby podpisującej", max_length=100)
    number_pattern = TextField(
        "Wzór znaku sprawy",
        missing="Wpisz wzór znaku sprawy, np. {nr}.{rok}",
        spellcheck=False,
        autocomplete="off",
        max_length=60,
    )
    completion_days = WholeNumberField(
        "Ile dni na uzupełnienie zgłoszenia",
        minimum=1,
        maximum=MOST_DAYS,
        noun="liczbę dni",
        suffix="dni",
        example="7",
        missing="Wpisz, ile dni ma osoba na uzupełnienie zgłoszenia",
    )
    four_eyes = YesNoField(
        "Czy rozstrzygnięcie zatwierdza druga osoba?",
        missing="Wybierz, czy rozstrzygnięcie zatwierdza druga osoba",
    )

    def validate_header(self, field: LongTextField) -> None:
        lines = (field.data or "").splitlines()
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            said = f"Nagłówek skróć do {MOST_LINES} wierszy, każdy najwyżej {LONGEST_LINE} znaków"
            raise ValidationError(said)

    def validate_number_pattern(self, field: TextField) -> None:
        for mistake in mistakes(field.data) if field.data else ():
            raise ValidationError(mistake)


class Picture(Form):
    """What the logo shows, for those who do not see it."""

    text = TextField(
        "Co przedstawia logo",
        hint="Odczyta to program osobom, które go nie widzą, np. „Herb miasta Sejny”.",
        missing="Opisz logo słowami dla osób, które go nie widzą",
        max_length=120,
    )


class Mended(NamedTuple):
    """What the error summary asks of a form; a file input is no form field of ours."""

    problems: tuple[Problem, ...]


@PAGES.route("/", methods=["GET", "POST"])
@needs(Right.SETTINGS)
def index(programme: str) -> Answer:
    run, setting = load_programme(programme), Setting(services().desk)
    kept = setting.settings(current_actor(), programme)
    if request.method == "GET":
        return _shown(run, kept, _form(run, kept))
    form = _form(run, kept, Answers(request.form.to_dict(flat=False)))

    def save() -> None:
        setting.save(current_actor(), _wanted(run, form, _version(programme)))
        flash("Ustawienia są zapisane.", "success")

    return carry_out(
        form,
        save,
        lambda reasons: _shown(run, kept, form, reasons),
        url_for(".index", programme=programme),
    )


@PAGES.route("/logo", methods=["GET", "POST"])
@needs(Right.SETTINGS)
def logo(programme: str) -> Answer:
    """The picture above the letters: added, described, removed."""
    setting = Setting(services().desk)
    kept = setting.settings(current_actor(), programme)
    if request.method == "GET":
        return _logo_shown(kept, Picture(data={"text": kept.logo_text}))
    as_seen = OfficeSettings(programme, version=_version(programme))
    if request.form.get("action") == "remove":
        return _logo_removed(setting, kept, as_seen)
    return _logo_kept(setting, kept, as_seen)


def _logo_removed(setting: Setting, kept: OfficeSettings, as_seen: OfficeSettings) -> Answer:
    if reasons := refused(lambda: setting.remove_logo(current_actor(), as_seen)):
        return _logo_shown(kept, Picture(data={"text": kept.logo_text}), reasons=reasons), 409
    flash("Logo jest usunięte.", "success")
    return redirect(url_for(".logo", programme=kept.programme), 303)


def _logo_kept(setting: Setting, kept: OfficeSettings, as_seen: OfficeSettings) -> Answer:
    form = Picture(Answers(request.form.to_dict(flat=False)))
    file = request.files.get("logo")
    data = file.read() if file else b""
    if not form.validate():
        return _logo_shown(kept, form), 422
    try:
        told = form.text.answer
        reasons = refused(lambda: setting.set_logo(current_actor(), as_seen, data, told))
    except UploadRefused as refusal:
        return _logo_shown(kept, form, problem=str(refusal)), 422
    if reasons:
        return _logo_shown(kept, form, reasons=reasons), 409
    flash("Logo jest zapisane.", "success")
    return redirect(url_for(".index", programme=kept.programme), 303)


@PAGES.get("/logo.png")
@needs(Right.SETTINGS)
def picture(programme: str) -> Response:
    """The logo as it will stand on the letters."""
    kept = Setting(services().desk).settings(current_actor(), programme)
    if not kept.logo:
        abort(404)
    return Response(kept.logo, mimetype="image/png")


def _version(programme: str) -> int:
    told = seen(programme, programme).version
    return -1 if told is None else told


def _form(run: Programme, kept: OfficeSettings, answers: Answers | None = None) -> Letterhead:
    """With a field for each limit of the edition, filled in as it is kept or as it was sent."""
    own = dict(kept.lower_limits)
    limits = {
        name: HoursField(
            f"Własny limit: {LIMIT_NAMES[name]}",
            hint=f"W edycji: {hours(hours_of(figure))} w roku. Tylko mniej, albo puste pole.",
            example="600",
        )
        for name, figure in limits_of_edition(run).items()
    }
    kind = type("SettingsForm", (Letterhead,), dict(limits))
    data = {
        "header": "\n".join(kept.header),
        "town": kept.town,
        "contact": kept.contact,
        "signatory_name": kept.signatory.name,
        "signatory_position": kept.signatory.position,
        "number_pattern": kept.number_pattern,
        "completion_days": kept.completion_days,
        "four_eyes": kept.four_eyes,
        **{name: own.get(name) for name in limits},
    }
    form: Letterhead = kind(answers) if answers is not None else kind(data=data)
    form.number_pattern.hint = _pattern_hint(run, kept)
    return form


def _pattern_hint(run: Programme, kept: OfficeSettings) -> str:
    """What can stand in a pattern, and the number it makes today."""
    made = case_number(kept.number_pattern, EXAMPLE, run.edition.year)
    return (
        "{nr} to kolejny numer, {nr:03} numer z zerami z przodu, {rok} rok. "
        f"Teraz dwunasta sprawa ma znak {made}."
    )


def _wanted(run: Programme, form: Letterhead, version: int) -> OfficeSettings:
    limits = ((name, getattr(form, name).answer) for name in limits_of_edition(run))
    return OfficeSettings(
        programme=run.slug,
        header=tuple(line.strip() for line in form.header.answer.splitlines() if line.strip()),
        town=form.town.answer,
        contact=form.contact.answer,
        signatory=Signatory(form.signatory_name.answer, form.signatory_position.answer),
        number_pattern=form.number_pattern.answer,
        four_eyes=form.four_eyes.answer,
        lower_limits=tuple((name, own) for name, own in limits if own is not None),
        completion_days=form.completion_days.answer,
        version=version,
    )


def _shown(run: Programme, kept: OfficeSettings, form: Letterhead, reasons: Reasons = ()) -> str:
    return render_template(
        "office/settings.html",
        form=form,
        version=kept.version,
        has_logo=bool(kept.logo),
        logo_text=kept.logo_text,
        limits=list(limits_of_edition(run)),
        figures=list(_figures(run)),
        reasons=reasons,
    )


def _figures(run: Programme) -> Iterator[list[str]]:
    """The edition's limits, read only: figure, source, and what the organiser's own file says."""
    for name, figure in limits_of_edition(run).items():
        local = run.local_limits.get(name)
        yield [
            LIMIT_NAMES[name],
            written(hours_of(figure)),
            _source(run, figure),
            written(hours_of(local)) if local else "",
        ]


def _source(run: Programme, figure: Figure) -> str:
    source = figure.source
    named = run.sources.get(source.document, source.document)
    told = ", ".join(filter(None, (named, source.clause)))
    return told if source.confirmed else f"{told} ({UNCONFIRMED})"


def _logo_shown(
    kept: OfficeSettings, form: Picture, *, problem: str = "", reasons: Reasons = ()
) -> str:
    return render_template(
        "office/logo.html",
        fields=form,
        form=Mended((Problem(problem, "logo"),)) if problem else form,
        problem=problem,
        version=kept.version,
        has_logo=bool(kept.logo),
        logo_text=kept.logo_text,
        reasons=reasons,
    )
