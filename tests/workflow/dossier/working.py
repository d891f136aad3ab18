"""Sees wishes through without a queue, and reads what was kept."""

import io
import re
import zipfile

from app.dossier.kept import KeptPaper
from app.store.opened import Store
from app.workflow.dossier.keep_job import KeepJob
from app.workflow.producing import DOCX


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
