"""How the participant lives and what help they need: what the commission assesses (rule R2)."""

from typing import ClassVar

from app.attachments.options import options_of
from app.attachments.page import Page
from app.fields import ChoiceField, ChoicesField, LongTextField, YesNoField
from rules.case import Case
from rules.programme import Need, Programme
from rules.vocabulary import Area, Document, Household

HOUSEHOLDS = {
    Household.FOSTER_FAMILY: "W rodzinie zastępczej albo w rodzinnym domu dziecka.",
    Household.WITH_OTHERS: "Np. z rodziną.",
}
SHOW_THE_OTHER = (
    "Przy składaniu wniosku trzeba pokazać orzeczenie osoby, z którą mieszka uczestnik."
)
NEEDS_TOLD = "Opis trudności pomoże komisji ocenić, jakiej pomocy potrzeba."


class SituationPage(Page):
    slug = "sytuacja"
    heading = "Sytuacja uczestnika"
    asks: ClassVar = {
        "situation.household": "household",
        "situation.helped_by_others": "helped_by_others",
        "situation.reason": "reason",
    }

    household = ChoiceField(
        "Jak mieszka uczestnik?",
        options_of(Household, HOUSEHOLDS),
        hint="Zaznacz odpowiedź, która najlepiej pasuje.",
        missing="Zaznacz, jak mieszka uczestnik",
    )
    helped_by_others = YesNoField(
        "Czy ktoś pomaga uczestnikowi na co dzień?",
        hint="Np. rodzina, sąsiedzi, opiekunka. Chodzi o pomoc, na którą można liczyć.",
        missing="Zaznacz, czy ktoś pomaga uczestnikowi na co dzień",
    )
    reason = LongTextField(
        "Dlaczego uczestnikowi potrzebny jest asystent?",
        hint=(
            "Napisz np., jakich codziennych spraw nie da się załatwić bez pomocy "
            "i co utrudnia wyjście z domu do ludzi."
        ),
        missing="Napisz, dlaczego uczestnikowi potrzebny jest asystent",
    )

    def suit(self, case: Case, programme: Programme) -> None:
        if not programme.needs_reason:
            del self.reason
        if any(
            one.document is Document.COHABITANT_CERTIFICATE and one.need is Need.SHOWN
            for one in programme.requirements
        ):
            shown = HOUSEHOLDS | {Household.WITH_DISABLED_PERSONS: SHOW_THE_OTHER}
            self.household.options = options_of(Household, shown)


class NeedsPage(Page):
    slug = "potrzeby"
    heading = "Potrzeby uczestnika"
    intro = (
        "Opisz krótko, co sprawia trudność i jaki sprzęt pomaga, np. kule, wózek, aparat słuchowy."
    )
    asks: ClassVar = {
        "situation.areas": "areas",
        "situation.moving_at_home": "moving_at_home",
        "situation.moving_outside": "moving_outside",
        "situation.communication": "communication",
    }

    areas = ChoicesField(
        "W czym powinien pomagać asystent?",
        options_of(Area),
        hint="Zaznacz wszystko, co potrzebne. Szczegóły są na następnych stronach.",
        missing="Zaznacz, w czym powinien pomagać asystent",
    )
    moving_at_home = LongTextField(
        "Poruszanie się w domu", hint="Jeśli trudności nie ma, napisz „bez trudności”."
    )
    moving_outside = LongTextField("Poruszanie się poza domem")
    communication = LongTextField(
        "Porozumiewanie się z innymi", hint="Np. mowa, słuch, wzrok, język migowy, pismo."
    )

    def advice(self) -> dict[str, str]:
        told = (self.moving_at_home, self.moving_outside, self.communication)
        return {} if any(field.given for field in told) else {"moving_at_home": NEEDS_TOLD}
