"""The declarations of the card, confirmed together; the signature on paper makes them binding."""

from typing import ClassVar

from app.attachments.application_card.declarations import declarations
from app.attachments.page import Page
from app.attachments.privacy import Point
from app.fields import ConfirmField
from rules.case import Case
from rules.programme import Programme


class DeclarationsPage(Page):
    slug = "oswiadczenia"
    heading = "Oświadczenia"
    intro = (
        "Te zdania znajdą się w karcie zgłoszenia nad miejscem na podpis. Przeczytaj je uważnie."
    )
    asks: ClassVar = {"declarations_confirmed": "declarations_confirmed"}

    declarations_confirmed = ConfirmField(
        "Potwierdzam wszystkie te oświadczenia",
        missing="Przeczytaj oświadczenia i zaznacz, że je potwierdzasz",
    )

    def suit(self, case: Case, programme: Programme) -> None:
        self.points = tuple(Point("", text) for text in declarations(case, programme))
