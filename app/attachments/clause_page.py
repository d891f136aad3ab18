"""What the pages of both GDPR clauses share: points to read, and the answer that they were read."""

from dataclasses import replace
from typing import Any, ClassVar

from app.attachments.circumstances import is_required
from app.attachments.page import Page
from app.fields import ConfirmField
from rules.case import Case, Document
from rules.programme import Programme


class ClausePage(Page):
    """``document`` is the clause; its points are those its paper prints."""

    intro = "Tę klauzulę dołączymy do wydruku. Na papierze potwierdza się ją podpisem."
    document: ClassVar[Document]

    is_read = ConfirmField(
        "Znam treść tej klauzuli", missing="Przeczytaj klauzulę i zaznacz, że znasz jej treść"
    )

    @classmethod
    def read(cls, case: Case) -> dict[str, Any]:
        return {"is_read": cls.document in case.clauses_read}

    def suit(self, case: Case, programme: Programme) -> None:
        """Where the programme only offers the clause, nobody has to confirm it here."""
        if not is_required(self.document, case, programme):
            self.is_read.missing = None

    def answered(self, case: Case) -> Case:
        clauses = case.clauses_read - {self.document}
        if self.is_read.answer:
            clauses |= {self.document}
        return replace(case, clauses_read=clauses)
