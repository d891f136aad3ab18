"""Whether the guardian accepts the named assistant; everybody's names are known from the card."""

from typing import ClassVar

from app.attachments.page import Page
from app.fields import YesNoField
from rules.case import Case
from rules.programme import Programme


class AcceptancePage(Page):
    slug = "akceptacja-asystenta"
    heading = "Akceptacja asystenta"
    intro = (
        "Gdy asystent pomaga osobie małoletniej, potrzebna jest pisemna zgoda na tego asystenta."
    )
    asks: ClassVar = {"guardian_accepts_assistant": "accepts"}

    accepts = YesNoField(
        "Czy rodzic albo opiekun prawny akceptuje wskazaną osobę?",
        missing="Zaznacz, czy rodzic albo opiekun prawny akceptuje wskazaną osobę",
    )

    def suit(self, case: Case, programme: Programme) -> None:
        if case.assistant.full_name:
            self.accepts.hint = f"Wskazana osoba: {case.assistant.full_name}."


PAGES: tuple[type[Page], ...] = (AcceptancePage,)
