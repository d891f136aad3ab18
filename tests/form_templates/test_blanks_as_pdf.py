"""The blanks through LibreOffice: nothing is lost, no heading is stranded, no error for a reader."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import docx
import outloud
import pypdf
import pytest

from app.attachments import ALL
from app.config import ROOT
from app.documents.convert import OfficePool
from app.documents.fill import fill
from rules.case import Case
from rules.programme import load_programme, programme_slugs
from rules.vocabulary import Area
from tests.attachments.reading import lines
from tests.builders import a_case, a_child_case, a_situation

pytestmark = pytest.mark.office
LONG = "Potrzebuję pomocy przy wychodzeniu z domu, w urzędach i na zajęciach. " * 6
CASES = {
    "adult": a_case(),
    "child": a_child_case(),
    "long": a_child_case(
        situation=a_situation(reason=LONG, moving_outside=LONG, communication="ż" * 90),
        preferences=replace(a_case().preferences, skills=LONG, times=LONG),
        other_activities=MappingProxyType(dict.fromkeys(Area, LONG)),
    ),
    **{f"blank {slug}": Case(programme=slug) for slug in programme_slugs()},
}
FURNITURE = ("Źródło finansowania Programu", "· strona")


class Paper(NamedTuple):
    docx: bytes
    pdf: Path

    @property
    def pages(self) -> list[str]:
        return [page.extract_text() for page in pypdf.PdfReader(self.pdf).pages]


@pytest.fixture(
    scope="module",
    params=[(one, name) for one in ALL for name in CASES],
    ids=lambda each: f"{each[0].slug}, {each[1]}",
)
def paper(
    request: pytest.FixtureRequest,
    office_pool: OfficePool,
    tmp_path_factory: pytest.TempPathFactory,
) -> Paper:
    attachment, name = request.param
    case = CASES[name]
    context = attachment.context(case, load_programme(case.programme))
    filled = fill(ROOT / "form_templates" / f"{attachment.slug}.docx", context, title="Próba")
    pdf = tmp_path_factory.mktemp("paper") / "paper.pdf"
    pdf.write_bytes(office_pool.convert(filled))
    return Paper(filled, pdf)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_screen_reader_meets_no_error(paper: Paper) -> None:
    errors = [one for one in outloud.check(str(paper.pdf)).findings if one.severity == "error"]
    assert not errors


def test_nothing_of_the_filled_document_is_lost(paper: Paper) -> None:
    seen = squeezed("".join(paper.pages))
    for line in lines(paper.docx):
        for cell in line.split(" | "):
            begins, ends = squeezed(cell)[:12], squeezed(cell)[-12:]
            if FURNITURE[1] not in cell:
                assert begins in seen, cell
                assert ends in seen, cell


def test_no_heading_ends_a_page(paper: Paper) -> None:
    document = docx.Document(io.BytesIO(paper.docx))
    keepers = {
        squeezed(paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style.paragraph_format.keep_with_next
    }
    for page in paper.pages:
        said = [line for line in page.splitlines() if line.strip()]
        body = [line for line in said if not any(part in line for part in FURNITURE)]
        assert not any(keeper.endswith(squeezed(body[-1])) for keeper in keepers if keeper)


def test_every_font_is_embedded_the_one_with_boxes_too(paper: Paper) -> None:
    listed = subprocess.run(["pdffonts", paper.pdf], capture_output=True, text=True, check=True)
    fonts = [line.split() for line in listed.stdout.splitlines()[2:]]
    assert all(font[-5] == "yes" for font in fonts)
    names = {font[0].split("+")[-1] for font in fonts}
    assert names <= {"Carlito", "Carlito-Bold", "DejaVuSans", "OpenSymbol"}
    if any("☐" in line for line in lines(paper.docx)):
        assert "DejaVuSans" in names
