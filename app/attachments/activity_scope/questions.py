"""The activity scope, one page per area: which activities are wanted, and what else."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any, ClassVar

from app.attachments.page import Page
from app.fields import ChoicesField, LongTextField, Option
from app.wording.labels import label, sentence
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Area

WANTED = "W potrzebach zaznaczono tę dziedzinę pomocy. Zaznacz czynności albo opisz je poniżej."
NOT_WANTED = (
    "W potrzebach nie zaznaczono tej dziedziny pomocy. "
    "Jeśli nic tu nie pasuje, przejdź dalej bez zaznaczania."
)


class AreaPage(Page):
    """The activities of one area in the programme's words; no single area requires any."""

    area: ClassVar[Area]

    activities = ChoicesField("Przy jakich czynnościach potrzebna jest pomoc?")
    other = LongTextField("Inne czynności, których nie ma na liście", max_length=500, rows=2)

    @classmethod
    def read(cls, case: Case) -> dict[str, Any]:
        return {"activities": case.activities, "other": case.other_activities.get(cls.area, "")}

    def suit(self, case: Case, programme: Programme) -> None:
        self.activities.options = tuple(
            Option(activity.code, sentence(activity.label), _said(activity.note))
            for activity in programme.activities
            if activity.area is self.area
        )
        self._wanted = self.area in case.situation.areas
        self.activities.hint = (
            "Zaznacz wszystkie, które dotyczą uczestnika."
            if self._wanted or not case.situation.areas
            else NOT_WANTED
        )
        if not self.posted:
            known = {option.value for option in self.activities.options}
            self.activities.data = self.activities.data & known

    def answered(self, case: Case) -> Case:
        """This area's activities beside those of the other areas."""
        known = {option.value for option in self.activities.options}
        others = {area: text for area, text in case.other_activities.items() if area != self.area}
        if self.other.answer:
            others[self.area] = self.other.answer
        return replace(
            case,
            activities=(case.activities - known) | self.activities.answer,
            other_activities=MappingProxyType(others),
        )

    def advice(self) -> dict[str, str]:
        if self._wanted and not self.activities.given and not self.other.given:
            return {"activities": WANTED}
        return {}


def _said(note: str) -> str:
    return f"{sentence(note)}." if note else ""


def _asks(area: Area) -> dict[str, str]:
    return {f"activities.{area}": "activities", f"other_activities.{area}": "other"}


class SelfCarePage(AreaPage):
    slug = "czynnosci-samoobslugowe"
    heading = sentence(label(Area.SELF_CARE))
    area = Area.SELF_CARE
    asks: ClassVar = _asks(Area.SELF_CARE)


class HouseholdPage(AreaPage):
    slug = "gospodarstwo-domowe"
    heading = sentence(label(Area.HOUSEHOLD))
    area = Area.HOUSEHOLD
    asks: ClassVar = _asks(Area.HOUSEHOLD)


class GettingAroundPage(AreaPage):
    slug = "przemieszczanie-sie"
    heading = sentence(label(Area.GETTING_AROUND))
    area = Area.GETTING_AROUND
    asks: ClassVar = _asks(Area.GETTING_AROUND)


class SocialLifePage(AreaPage):
    slug = "aktywnosc-zyciowa"
    heading = sentence(label(Area.SOCIAL_LIFE))
    area = Area.SOCIAL_LIFE
    asks: ClassVar = _asks(Area.SOCIAL_LIFE)


PAGES: tuple[type[Page], ...] = (SelfCarePage, HouseholdPage, GettingAroundPage, SocialLifePage)
