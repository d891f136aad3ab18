"""The letters through LibreOffice: whole, on one page where they are short, free of errors for a reader."""

import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import outloud
import pikepdf
import pypdf
import pytest
from PIL import Image

from app.documents.convert import OfficePool
from app.documents.letter import blank_of, letter_docx
from app.documents.page_mark import marked
from app.documents.signing_boxes import signing_boxes
from app.letters import ALL
from app.letters.heading import signature
from app.letters.letter import Letter, LetterFacts
from rules.programme import LetterForm, Letters, programme_slugs
from rules.verdict import Source
from rules.vocabulary import Criterion, FormOfAddress
from tests.attachments.reading import lines
from tests.documents.code_reader import CODE, amiss
from tests.letters.facts import of_a_child, some_facts, some_settings

pytestmark = pytest.mark.office
LONG_NAME = "Konstancja Eufrozyna Przykładowa-Zmyślona-Nieistniejąca"
LONG_REASON = ("Ocena zmyślona na użytek próby, o długości, jaką miewają uzasadnienia. " * 6)[:400]
POINTS_IN_MM = 72 / 25.4


def a_logo() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (400, 120), "navy").save(picture, "PNG")
    return picture.getvalue()


def short(slug: str, programme: str) -> LetterFacts:
    facts = some_facts(slug, programme)
    chosen = replace(facts.case.participant, form_of_address=FormOfAddress.MS)
    settings = some_settings(programme=programme, logo=a_logo(), logo_text="Logo ośrodka")
    return replace(facts, case=replace(facts.case, participant=chosen), settings=settings)


def long(slug: str, programme: str) -> LetterFacts:
    """Of a guardian, with the longest of everything."""
    facts = some_facts(slug, programme)
    if slug != "limit_change":
        facts = of_a_child(facts)
    person = replace(facts.case.participant, first_name=LONG_NAME, form_of_address=None)
    resolution = replace(facts.matter.resolutions[0], own_funds_hours=Decimal("12.5"))
    if resolution.reasons:
        reasons = MappingProxyType(dict.fromkeys(Criterion, LONG_REASON))
        resolution = replace(resolution, reasons=reasons)
    matter = replace(facts.matter, resolutions=(resolution,))
    return replace(facts, case=replace(facts.case, participant=person), matter=matter)


class Sent(NamedTuple):
    letter: Letter
    facts: LetterFacts
    docx: bytes
    pdf: Path


@pytest.fixture(
    scope="module",
    params=[
        *((one, slug, short) for one in ALL for slug in programme_slugs()),
        *((one, "wiazowna_2026", long) for one in ALL),  # whose basis is the longest
    ],
    ids=lambda each: f"{each[0].slug}, {each[1]}, {each[2].__name__}",
)
def sent(
    request: pytest.FixtureRequest,
    office_pool: OfficePool,
    tmp_path_factory: pytest.TempPathFactory,
) -> Sent:
    letter, programme, kind = request.param
    facts = kind(letter.slug, programme)
    filled = letter_docx(blank_of(letter), letter, facts)
    pdf = tmp_path_factory.mktemp("letter") / "letter.pdf"
    pdf.write_bytes(office_pool.convert(filled))
    return Sent(letter, facts, filled, pdf)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_screen_reader_meets_no_error(sent: Sent, tmp_path: Path) -> None:
    printed = tmp_path / "letter.pdf"
    printed.write_bytes(marked(sent.pdf.read_bytes(), CODE, 1))
    errors = [one for one in outloud.check(str(printed)).findings if one.severity == "error"]
    assert not errors


def test_its_code_is_read_and_its_signatory_has_a_place(sent: Sent) -> None:
    pdf = sent.pdf.read_bytes()
    assert not amiss(pdf)
    [place] = signing_boxes(pdf, [signature(sent.facts.settings)])
    assert (place.page, place.height) == (1, 13.0)
    assert place.left > 105


def test_nothing_is_lost_and_nothing_of_a_blank_is_left(sent: Sent) -> None:
    seen = squeezed("".join(page.extract_text() for page in pypdf.PdfReader(sent.pdf).pages))
    for line in lines(sent.docx):
        if "strona" not in line:
            assert squeezed(line)[:12] in seen, line
            assert squeezed(line)[-12:] in seen, line
    assert not re.search("[{}]|%}|None|True|False", seen)


def test_it_is_one_page(sent: Sent) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(sent.pdf).pages]
    assert len(pages) == 1


def test_the_address_shows_in_the_window_of_an_envelope(sent: Sent) -> None:
    found: list[tuple[float, float]] = []
    name = sent.facts.addressee.full_name.split()[0]

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip().startswith(name):
            place = pikepdf.Matrix(*tm) @ pikepdf.Matrix(*cm)
            found.append((place.e, place.f))

    page = pypdf.PdfReader(sent.pdf).pages[0]
    page.extract_text(visitor_text=see)
    across, up = found[0]
    assert 105 < across / POINTS_IN_MM < 115
    assert 55 < 297 - up / POINTS_IN_MM < 72


def test_the_logo_is_there_for_eyes_and_ears(sent: Sent) -> None:
    with pikepdf.open(sent.pdf) as pdf:
        figures = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
        told = [str(figure.get("/Alt")) for figure in figures]
    assert told == (["Logo ośrodka"] if sent.facts.settings.logo else [])


@pytest.mark.parametrize(
    ("form", "company"), [(LetterForm.LETTER, "Kontakt"), (LetterForm.DECISION, "Pouczenie")]
)
def test_a_signature_never_stands_alone_on_a_page(
    form: LetterForm, company: str, office_pool: OfficePool
) -> None:
    facts = long("award", "wiazowna_2026")
    programme = replace(facts.programme, letters=Letters(form, Source("BG")))
    header = (
        "Centrum Zmyślone",
        "ul. Zmyślona 1",
        "00-000 Przykładowo",
        "tel. 00 000 00 00",
        "e-mail",
    )
    settings = some_settings(header=header, logo=a_logo(), logo_text="Logo")
    facts = replace(facts, programme=programme, settings=settings)
    pdf = office_pool.convert(letter_docx(blank_of(ALL[0]), ALL[0], facts))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert company in pages[-1]
    assert "Jan Niby-Podpisany" in pages[-1]
