"""Blank forms for filling in by hand: made once per programme from the very templates, then kept."""

import hashlib
import threading
from pathlib import Path

from app.config import ROOT
from app.documents.pipeline import Office, produce_blanks
from rules.programme import Programme

BLANK_BUNDLE = "komplet"


class Blanks:
    """Blank forms under ``generated/blanks/``, made anew when a template or a programme file changed."""

    def __init__(self, generated: Path, office: Office) -> None:
        self._folder = generated / "blanks"
        self._office = office
        self._making = threading.Lock()

    def document(self, programme: Programme, slug: str, ending: str) -> bytes:
        """One blank as ``pdf`` or ``docx``; slug ``komplet`` is all of them in one PDF."""
        folder = self._folder / f"{programme.slug}-{_version()}"
        wanted = folder / f"{slug}.{ending}"
        if not wanted.exists():
            with self._making:
                if not wanted.exists():
                    self._make(programme, folder)
        return wanted.read_bytes()

    def _make(self, programme: Programme, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        production = produce_blanks(programme, office=self._office)
        for document in production.documents:
            _write(folder / f"{document.slug}.pdf", document.pdf)
            _write(folder / f"{document.slug}.docx", document.docx)
        _write(folder / f"{BLANK_BUNDLE}.pdf", production.bundle)


def _write(path: Path, data: bytes) -> None:
    part = path.with_suffix(path.suffix + ".part")
    part.write_bytes(data)
    part.replace(path)


def _version() -> str:
    """A short hash of everything a blank is made of."""
    made_of = [*(ROOT / "form_templates").rglob("*.docx"), *(ROOT / "rules").rglob("*.yaml")]
    told = "".join(f"{path.name}{path.stat().st_mtime_ns}" for path in sorted(made_of))
    return hashlib.sha256(told.encode()).hexdigest()[:12]
