"""Documents come in; they lie in a folder as files, and files of an earlier run do not mix with them."""

from collections.abc import Mapping
from pathlib import Path

from app.attachments import ALL
from app.documents.pipeline import BlankForms, Produced, Production
from app.errors import OutputRefused

NAMES = ("cover", *(attachment.slug for attachment in ALL))
OURS = (
    *(f"{name}.{ending}" for name in NAMES for ending in ("docx", "pdf")),
    "bundle.pdf",
    "blanks.pdf",
    "verdict.json",
)
"""Every name a folder of ours may hold."""


def production_files(production: Production) -> dict[str, bytes]:
    """By file name: every paper as DOCX and PDF, ``bundle.pdf``, ``verdict.json``."""
    return {
        **_papers(*production.documents, production.cover),
        "bundle.pdf": production.bundle,
        "verdict.json": production.verdict_json,
    }


def blank_files(blanks: BlankForms) -> dict[str, bytes]:
    """By file name: every blank form as DOCX and PDF, and ``blanks.pdf``."""
    return {**_papers(*blanks.documents), "blanks.pdf": blanks.bundle}


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Each file whole or not at all; ours of an earlier run go away, other people's stay.

    Raises ``OutputRefused``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in OURS:
            if name not in files:
                (folder / name).unlink(missing_ok=True)
        for name, data in files.items():
            part = folder / f".{name}.part"
            part.write_bytes(data)
            part.replace(folder / name)
    except OSError:
        raise OutputRefused(
            f"Nie można zapisać plików w\N{NO-BREAK SPACE}folderze {folder}. Wybierz inny folder "
            "opcją --out albo zwolnij miejsce na dysku."
        ) from None


def _papers(*papers: Produced) -> dict[str, bytes]:
    return {
        f"{paper.slug}.{ending}": data
        for paper in papers
        for ending, data in (("docx", paper.docx), ("pdf", paper.pdf))
    }
