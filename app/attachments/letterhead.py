"""A case and its programme come in; what heads and foots every attachment goes out."""

from dataclasses import replace
from typing import Any

from app.wording.answers import written
from app.wording.hard_spaces import tied
from app.wording.labels import label
from rules.case import Case
from rules.programme import AttachmentEntry, Edition, Programme
from rules.vocabulary import Document, MonthlyDocument


def letterhead(
    programme: Programme, document: Document | MonthlyDocument, document_id: str = ""
) -> dict[str, Any]:
    """The names every blank's head and footer ask for.

    ``annex_line`` is empty where the programme gives the attachment no number; ``document_id``
    until the pipeline, which alone knows it, puts its own in.
    """
    entry, edition = programme.attachments.get(document), programme.edition
    return {
        "annex_line": (
            f"Załącznik nr {entry.number} {entry.belongs_to}".strip()
            if entry and entry.number
            else ""
        ),
        "programme_line": "" if _names(entry, edition) else tied(f"Program {edition.name}"),
        "organiser_name": written(programme.organiser.name.text),
        "title": tied(entry.title if entry else label(document)),
        "document_name": label(document),
        "document_id": document_id,
        "fund": edition.fund.text,
    }


def _names(entry: AttachmentEntry | None, edition: Edition) -> bool:
    """Whether the title says the programme's name already, as many official titles do."""
    return entry is not None and edition.name in entry.title


def is_blank(case: Case) -> bool:
    """Whether nothing was answered: the paper is then for filling in by hand."""
    return replace(case, programme="", applied_on=None) == Case()
