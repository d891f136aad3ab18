import io
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE

from app.documents.fill import fill
from app.documents.used_styles import keep_used_styles
from tests.documents.specimens import a_blank, as_bytes, read


def names(document: docx.document.Document) -> set[str]:
    return {style.name for style in document.styles}


def test_what_is_used_stays_with_what_it_rests_on() -> None:
    document = docx.Document()
    caption = document.styles.add_style("Podpis pod kreską", WD_STYLE_TYPE.PARAGRAPH)
    caption.base_style = document.styles.add_style("Podstawa", WD_STYLE_TYPE.PARAGRAPH)
    document.styles.add_style("Niepotrzebny", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("podpis", style="Podpis pod kreską")
    document.add_paragraph("wyróżnienie").add_run("!", style="Strong")
    document.add_table(rows=1, cols=1, style="Light Grid Accent 1")
    document.sections[0].footer.paragraphs[0].style = "Footer"
    keep_used_styles(document)
    kept = names(docx.Document(io.BytesIO(as_bytes(document))))
    assert kept >= {"Podpis pod kreską", "Podstawa", "Strong", "Light Grid Accent 1", "Footer"}
    assert kept >= {"Normal", "Normal Table", "No List", "Default Paragraph Font"}
    assert not kept & {"Niepotrzebny", "Light Grid Accent 2", "Heading 9"}


def test_styles_named_only_by_a_list_stay() -> None:
    document = docx.Document()
    numbering = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    named = {element.val for element in numbering.element.iter() if element.tag.endswith("pStyle")}
    assert named
    keep_used_styles(document)
    assert named <= {style.style_id for style in document.styles}


def test_a_filled_document_carries_no_unused_style(tmp_path: Path) -> None:
    blank = a_blank(tmp_path / "b.docx", "{{ x }}")
    before, after = docx.Document(str(blank)), read(fill(blank, {"x": "1"}, title=""))
    assert len(after.styles.element) < len(before.styles.element) / 4
    assert "stylesWithEffects" not in "".join(part.partname for part in after.part.package.parts)
