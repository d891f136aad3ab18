"""Sees wishes through without a queue, and reads what was kept."""

import io
import re
import zipfile

import pikepdf

from app.dossier.kept import KeptPaper
from app.store.opened import Store
from app.workflow.dossier.keep_job import KeepJob
from app.workflow.producing import DOCX


class Office:
    """Gives an empty page for whatever it is asked to convert."""

    def convert(self, _docx: bytes) -> bytes:
        written = io.BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(written, deterministic_id=True)
        return written.getvalue()

    def convert_to_print(self, docx: bytes) -> bytes:
        return self.convert(docx)


def worked_off(job: KeepJob) -> None:
    """Every wish, piece by piece, until nothing is left."""
    for wish_id in job.unfinished():
        while job.advance(wish_id, lambda: False):
            pass


def said(store: Store, paper: KeptPaper) -> str:
    """The words of a kept DOCX, tables and all, with one space between any two."""
    file = paper.file(DOCX)
    assert file is not None
    with zipfile.ZipFile(io.BytesIO(store.archive.get(file.name, owner=paper.id))) as package:
        body = package.read("word/document.xml").decode()
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())
