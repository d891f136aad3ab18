"""What the pages of both GDPR clauses share: points to read, and the answer that they were read."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from app.attachments.circumstances import is_required
from app.attachments.page import Page
from app.attachments.privacy import GAP, TO_FILL_IN, UNCONFIRMED, Point
from app.fields import ConfirmField
from app.wording.hard_spaces import tied
from app.wording.labels import sentence
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Document

INTRO = "Tę klauzulę dołączymy do wydruku. Na papierze potwierdza się ją podpisem."
NOT_CONFIRMED = (
    "Treść opiera się na ogólnych wzorach: realizator potwierdzi ją i uzupełni przed podpisaniem."
)
ON_PAPER = {tied(f" {TO_FILL_IN}"): "", tied(f" {UNCONFIRMED}"): "", GAP: "uzupełni realizator"}
"""Marks and dotted lines for a pen, and what a page says in their place."""


class ClausePage(Page):
    """``document`` is the clause; its points are those its paper prints."""

    intro = INTRO
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

    def show(self, points: Iterable[Point]) -> None:
        """The points without the marks of the paper; that some are not confirmed is said once."""
        on_paper = tuple(points)
        self.points = tuple(Point(point.heading, _on_screen(point.text)) for point in on_paper)
        if self.points != on_paper:
            self.intro = f"{INTRO} {NOT_CONFIRMED}"

    def answered(self, case: Case) -> Case:
        clauses = case.clauses_read - {self.document}
        if self.is_read.answer:
            clauses |= {self.document}
        return replace(case, clauses_read=clauses)


def _on_screen(text: str) -> str:
    for mark, instead in ON_PAPER.items():
        text = text.replace(mark, instead)
    return sentence(text)
