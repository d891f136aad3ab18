"""The four demo bundles as people and screen readers meet them: one run of the command, seen in full."""

import re
from collections.abc import Mapping
from pathlib import Path

import docx
import pypdf
import pytest

from app.attachments import ALL
from app.casefile.reading import read_case
from app.command_line import papers
from app.command_line.entry import run
from app.command_line.papers import DEMO
from app.documents.convert import OfficePool
from rules.programme import load_programme
from tests.attachments.printed import expected
from tests.attachments.reading import text
from tests.documents.on_paper import english, lost, out_of_the_page, squeezed
from tests.documents.tagged import faults, read_aloud

pytestmark = pytest.mark.office
NAMES = [path.stem for path in sorted(DEMO.glob("*.yaml"))]
every_demo = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def demo(office_pool: OfficePool, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The folder of each case, as ``teczka demo --out`` leaves it."""

    class Lent:
        def __enter__(self) -> OfficePool:
            return office_pool

        def __exit__(self, *_: object) -> None:
            pass

    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(papers, "_office", lambda _: Lent())
        assert run(["demo", "--out", str(folder)]) == 0
    return {path.name: path for path in folder.iterdir()}


def papers_of(folder: Path) -> list[Path]:
    """The cover and the attachments made for this case, in the order of the bundle."""
    slugs = ["cover", *(attachment.slug for attachment in ALL)]
    return [folder / f"{slug}.docx" for slug in slugs if (folder / f"{slug}.docx").exists()]


def test_demo_makes_four_bundles_for_three_programmes(demo: Mapping[str, Path]) -> None:
    assert sorted(demo) == NAMES
    assert len(NAMES) >= 4
    assert all((folder / "bundle.pdf").exists() for folder in demo.values())
    assert {read_case(DEMO / f"{name}.yaml").programme for name in NAMES} == {
        "sejny_2026",
        "wiazowna_2026",
        "ngo_2024",
    }


def test_the_day_of_a_demo_is_its_case_s(demo: Mapping[str, Path]) -> None:
    cover = pypdf.PdfReader(demo["wiazowna_znaczny_sprzezona"] / "cover.pdf").pages[0]
    assert "5 stycznia 2026" in cover.extract_text().replace("\N{NO-BREAK SPACE}", " ")


@every_demo
def test_every_answer_of_the_case_file_is_on_its_papers(
    demo: Mapping[str, Path], name: str
) -> None:
    case = read_case(DEMO / f"{name}.yaml")
    said = "\n".join(text(path.read_bytes()) for path in papers_of(demo[name]))
    answers = list(expected(case, load_programme(case.programme)))
    assert len(answers) > 30
    assert [one for one in answers if not re.search(one[1], said)] == []


@every_demo
def test_nothing_on_the_papers_is_lost_in_their_pdf_or_the_bundle(
    demo: Mapping[str, Path], name: str
) -> None:
    bundle = squeezed((demo[name] / "bundle.pdf").read_bytes())
    for paper in papers_of(demo[name]):
        printed = squeezed(paper.with_suffix(".pdf").read_bytes())
        assert lost(paper.read_bytes(), printed) == [], paper.name
        assert lost(paper.read_bytes(), bundle) == [], paper.name


@every_demo
def test_a_screen_reader_reads_the_bundle_as_its_papers_and_meets_no_error(
    demo: Mapping[str, Path], name: str
) -> None:
    parts = [path.with_suffix(".pdf").read_bytes() for path in papers_of(demo[name])]
    bundle = (demo[name] / "bundle.pdf").read_bytes()
    assert read_aloud(bundle) == [said for part in parts for said in read_aloud(part)]
    for pdf in (*parts, bundle):
        assert faults(pdf) == []


@every_demo
def test_no_paper_speaks_english_or_runs_off_the_page(demo: Mapping[str, Path], name: str) -> None:
    bundle = (demo[name] / "bundle.pdf").read_bytes()
    assert english(bundle) == set()
    assert out_of_the_page(bundle) == []


@every_demo
def test_every_docx_is_polish_titled_and_styled(demo: Mapping[str, Path], name: str) -> None:
    for paper in papers_of(demo[name]):
        document = docx.Document(str(paper))
        assert document.core_properties.title, paper.name
        assert document.core_properties.language in {"", "pl-PL"}
        headings = [p for p in document.paragraphs if p.style.name in {"Title", "Heading 1"}]
        assert len(headings) == 1, paper.name
        for table in document.tables:
            assert table.rows[0]._tr.trPr.xpath("w:tblHeader"), paper.name
