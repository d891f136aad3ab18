"""The Minister's clause to read (art. 14 GDPR), and one answer: that it was read."""

from typing import ClassVar

from app.attachments.clause_page import ClausePage
from app.attachments.gdpr_clause_minister.context import context
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Document


class MinisterClausePage(ClausePage):
    slug = "klauzula-ministra"
    heading = "Klauzula informacyjna Ministra"
    asks: ClassVar = {"clauses_read.gdpr_clause_minister": "is_read"}
    document = Document.GDPR_CLAUSE_MINISTER

    def suit(self, case: Case, programme: Programme) -> None:
        super().suit(case, programme)
        self.show(context(case, programme)["points"])
