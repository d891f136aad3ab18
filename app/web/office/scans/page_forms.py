"""What a clerk can say of a page of a stack, as forms, and the papers of somebody as the options of one."""

from collections.abc import Sequence

from wtforms.validators import ValidationError

from app.dossier.printed import PrintedPaper, PrintedPart
from app.fields import ChoiceField, Form, Option, TextField, WholeNumberField
from app.web.office.scans import shown
from app.wording.labels import label, sentence
from app.wording.numbers import counted
from rules.application.completeness import PRINTED
from rules.vocabulary import Document

OTHER = "other_paper"
COPIES = tuple(document for document in Document if document not in PRINTED)
"""Papers of an application that are not printed here."""


class ByCode(Form):
    code = TextField(
        "Oznaczenie z dołu strony",
        hint="Stoi obok kodu w rogu, na przykład K7MX-3T9P/1 · 3/12. Zamiast kropki wystarczy spacja.",
        missing="Przepisz oznaczenie z dołu strony",
        autocomplete="off",
        spellcheck=False,
        width=20,
    )


class ByPerson(Form):
    who = TextField(
        "Znak sprawy albo nazwisko",
        missing="Wpisz znak sprawy albo nazwisko osoby",
        autocomplete="off",
        spellcheck=False,
        width=20,
    )


class WhichPaper(Form):
    """Which paper of somebody a page is of."""

    paper = ChoiceField("Co to za dokument?", missing="Wybierz dokument")
    title = TextField(
        "Nazwa innego dokumentu",
        hint="Tylko gdy wybrano „Inny dokument”, na przykład „Pełnomocnictwo”. Bez nazwisk.",
        optional="",
        max_length=80,
        autocomplete="off",
    )
    page = WholeNumberField(
        "Która to strona tego dokumentu?", missing="Wpisz numer strony", minimum=1, maximum=999
    )

    def validate_title(self, field: TextField) -> None:
        if self.paper.data == OTHER and not field.given:
            raise ValidationError("Wpisz nazwę dokumentu")


def papers(prints: Sequence[tuple[PrintedPaper, PrintedPart]]) -> tuple[Option, ...]:
    """What was printed for somebody, and what else may lie in a dossier."""
    printed = [
        Option(
            key_of(paper, part),
            part.title,
            f"Wydruk {paper.code}/{paper.edition}, {counted(part.pages, shown.PAGES)}",
        )
        for paper, part in prints
    ]
    copies = [Option(each.value, sentence(label(each))) for each in COPIES]
    return (*printed, *copies, Option(OTHER, "Inny dokument"))


def key_of(paper: PrintedPaper, part: PrintedPart) -> str:
    return f"{paper.code}-{paper.edition}-{part.first}"


def title_of(form: WhichPaper) -> str:
    """The name of a paper that was not printed here."""
    chosen = form.paper.answer
    return str(form.title.answer) if chosen == OTHER else sentence(label(Document(chosen)))
