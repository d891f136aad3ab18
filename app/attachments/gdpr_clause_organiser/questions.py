"""The organiser's clause to read (art. 13 GDPR), and one answer: that it was read."""

from typing import ClassVar

from app.attachments.clause_page import ClausePage
from app.attachments.gdpr_clause_organiser.context import context
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Document


class OrganiserClausePage(ClausePage):
    slug = "klauzula-realizatora"
    heading = "Klauzula informacyjna realizatora"
    asks: ClassVar = {"clauses_read.gdpr_clause_organiser": "is_read"}
    document = Document.GDPR_CLAUSE_ORGANISER

    def suit(self, case: Case, programme: Programme) -> None:
        super().suit(case, programme)
        self.show(context(case, programme)["points"])
