"""A letter, its blank and the facts of a matter come in; the letter as DOCX goes out, logo and all."""

import io
from functools import lru_cache
from pathlib import Path

import docx

from app.config import ROOT
from app.documents.fill import fill
from app.documents.letter_logo import place_logo
from app.documents.window_envelope import place_address
from app.letters.letter import Letter, LetterFacts

BLANKS = ROOT / "form_templates" / "letters"


def blank_of(letter: Letter) -> Path:
    """The blank every office has until it makes its own."""
    return BLANKS / f"{letter.slug}.docx"


def letter_docx(blank: Path | bytes, letter: Letter, facts: LetterFacts) -> bytes:
    """The letter to print and to edit; ``blank`` is a file of ours, or the bytes of one staff made.

    Raises ``DeedRefused`` where the matter has nothing for this letter to tell, ``BlankBroken`` where blank
    and letter do not fit together or the logo is no picture.
    """
    said, settings = dict(letter.context(facts)), facts.settings
    if settings.logo:
        said["logo"] = settings.logo_text or "logo"  # the mark itself is a picture by then
    data = blank if isinstance(blank, bytes) else blank.read_bytes()
    lines = str(said["header"]).count("\n") + 1
    title = f"{letter.name} – {facts.matter.case_number}"
    subject = facts.programme.name
    own = _furnished(data, settings.logo, settings.logo_text, lines)
    return fill(own, said, title=title, subject=subject)


@lru_cache(maxsize=32)
def _furnished(blank: bytes, logo: bytes, logo_text: str, header_lines: int) -> bytes:
    """The blank as this office's letters share it: its picture in, its address where envelopes show it."""
    document = docx.Document(io.BytesIO(blank))
    pictured = bool(logo) and place_logo(document, logo, logo_text)
    place_address(document, header_lines, pictured=pictured)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
