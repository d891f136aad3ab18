"""The blanks of an office's letters: which is in use, a new one uploaded, an earlier one taken up."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.errors import BlankBroken, BlankRefused, ConversionFailed
from app.fields import ChoiceField, Form, Option, Problem, TextField
from app.letters import ALL
from app.letters.letter import Letter
from app.matters.rights import Right
from app.store.letter_blanks import BlankVersion
from app.web.office.correspondence.letters import plain_file
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.shell import moment
from app.web.services import services
from app.wording.numbers import Forms, counted
from app.workflow.batches.own_blanks import OURS, OwnBlanks
from app.workflow.producing import DOCX, PDF

PAGES = Blueprint("office_blanks", __name__, url_prefix="/biuro/<programme>/pisma/wzory")
USE = "uzyj-"
OURS_NAME = "wzór Teczki"
NOTHING_CHOSEN = "Wybierz plik .docx ze wzorem pisma"
UNFIT = "Wzoru nie zapisano. Liczba usterek: {number}. Popraw je wszystkie i dodaj plik jeszcze raz"
FAULTS = Forms("usterka", "usterki", "usterek", "usterki")
NOT_MADE = (
    "Podgląd nie powstał: ten wzór nie pasuje do danych albo nie udało się zrobić pliku PDF. Spróbuj "
    "z innym wzorem albo inną sprawą."
)


class Looking(Form):
    """Which blank to look at, with whose facts."""

    version = ChoiceField("Wzór", missing="Wybierz wzór do podglądu")
    case_number = TextField(
        "Znak sprawy",
        hint="Bez znaku podgląd ma dane zmyślone.",
        width=20,
        max_length=60,
        spellcheck=False,
        autocomplete="off",
    )


class Mended(NamedTuple):
    """What the error summary asks of a form; a file input is no form field of ours."""

    problems: tuple[Problem, ...]


@PAGES.get("/")
@needs(Right.BLANKS)
def index(programme: str) -> str:
    rows = [list(_index_row(programme, letter)) for letter in ALL]
    return render_template("office/correspondence/blanks.html", rows=rows)


@PAGES.route("/<slug>", methods=["GET", "POST"])
@needs(Right.BLANKS)
def blank(programme: str, slug: str) -> Answer:
    """The blank of one letter and its versions; a file is added, or another version taken up."""
    letter = _service().letter(slug)
    if request.method == "GET":
        return _shown(programme, letter)
    action = request.form.get("action", "")
    if action.startswith(USE):
        _service().use(current_actor(), programme, slug, action.removeprefix(USE))
        flash("Pisma będą od teraz powstawać z tego wzoru.", "success")
        return redirect(url_for(".blank", programme=programme, slug=slug), 303)
    return _added(programme, letter)


@PAGES.post("/<slug>/podglad")
@needs(Right.BLANKS)
def preview(programme: str, slug: str) -> Answer:
    """A PDF with made-up facts, or with those of the matter of this number."""
    letter = _service().letter(slug)
    form = sent(Looking)
    form.version.options = _options(programme, letter)
    if not _may_see_matters(programme):
        del form.case_number
    if not form.validate():
        return _shown(programme, letter, looking=form), 422
    number = form.case_number.answer if "case_number" in form else ""
    pdfs: list[bytes] = []
    chosen = form.version.answer
    try:
        because = refused(
            lambda: pdfs.append(
                _service().preview(current_actor(), programme, slug, chosen, number)
            )
        )
    except (BlankBroken, ConversionFailed):
        because = ((NOT_MADE, ""),)
    if because:
        return _shown(programme, letter, looking=form, reasons=because), 409
    return plain_file(pdfs[0], PDF, f"podglad-{slug}.pdf")


@PAGES.get("/<slug>/<version>.docx")
@needs(Right.BLANKS)
def docx(programme: str, slug: str, version: str) -> Response:
    """A blank to change in a word processor."""
    data = _service().docx(current_actor(), programme, slug, version)
    return plain_file(data, DOCX, f"wzor-{slug}.docx")


def _service() -> OwnBlanks:
    own = services()
    return OwnBlanks(
        own.desk, own.store.letter_blanks, own.batching.letters, own.office, own.store.ledger
    )


def _added(programme: str, letter: Letter) -> Answer:
    file = request.files.get("blank")
    data = file.read() if file else b""
    if not file or not data:
        return _shown(programme, letter, problem=NOTHING_CHOSEN), 422
    try:
        _service().add(current_actor(), programme, letter.slug, data, file.filename or "")
    except BlankRefused as refusal:
        told = UNFIT.format(number=len(refusal.faults))
        return _shown(programme, letter, problem=told, faults=refusal.faults), 422
    flash("Wzór jest sprawdzony i zapisany. Pisma będą od teraz powstawać z niego.", "success")
    return redirect(url_for(".blank", programme=programme, slug=letter.slug), 303)


def _shown(  # noqa: PLR0913 - one keyword per form of the page, and what is wrong with it
    programme: str,
    letter: Letter,
    *,
    problem: str = "",
    faults: tuple[tuple[str, str], ...] = (),
    looking: Looking | None = None,
    reasons: Reasons = (),
) -> str:
    versions = services().store.letter_blanks.versions(programme, letter.slug)
    current = next((each for each in versions if each.current), None)
    return render_template(
        "office/correspondence/blank.html",
        letter=letter,
        current=_told(current) if current else OURS_NAME,
        current_id=current.id if current else OURS,
        ours=OURS,
        versions=[_version_row(each) for each in versions],
        marks=list(_marks(letter)),
        form=Mended((Problem(problem, "blank"),)) if problem else looking,
        problem=problem,
        faults=faults,
        count=counted(len(faults), FAULTS),
        looking=looking or _looking(programme, letter, current.id if current else OURS),
        use=USE,
        reasons=reasons,
    )


def _looking(programme: str, letter: Letter, version: str) -> Looking:
    form = Looking(version=version)
    form.version.options = _options(programme, letter)
    if not _may_see_matters(programme):
        del form.case_number
    return form


def _may_see_matters(programme: str) -> bool:
    return current_actor().may(Right.LETTERS, programme)


def _options(programme: str, letter: Letter) -> tuple[Option, ...]:
    versions = services().store.letter_blanks.versions(programme, letter.slug)
    own = (Option(each.id, f"wersja {each.number}") for each in versions)
    return (Option(OURS, OURS_NAME), *own)


def _told(version: BlankVersion) -> str:
    return f"wersja {version.number}, {version.added_by}, {moment(version.added_at)}"


def _version_row(version: BlankVersion) -> Mapping[str, Any]:
    return {
        "id": version.id,
        "number": version.number,
        "current": version.current,
        "told": _told(version),
        "file": version.file_name,
    }


def _index_row(programme: str, letter: Letter) -> Iterator[Any]:
    versions = services().store.letter_blanks.versions(programme, letter.slug)
    current = next((each for each in versions if each.current), None)
    href = url_for(".blank", programme=programme, slug=letter.slug)
    yield {"text": letter.name, "href": href}
    yield f"wersja {current.number}" if current else OURS_NAME
    yield moment(current.added_at) if current else ""
    yield current.added_by if current else ""


def _marks(letter: Letter) -> Iterator[list[str]]:
    """Each mark as it is typed, and what it prints; of a list, where its rows begin and end."""
    for name, meaning in letter.marks.items():
        typed, told = f"{{{{ {name} }}}}", meaning
        if name in letter.lists:
            typed, told = (
                f"{{%p for wiersz in {name} %}}",
                f"{meaning}; po wierszach {{%p endfor %}}",
            )
        elif "." in name:
            typed = f"{{{{ wiersz.{name.partition('.')[2]} }}}}"
        yield [typed, f"{told} (konieczny)" if name in letter.obligatory else told]
