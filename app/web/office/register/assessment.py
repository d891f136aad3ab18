"""What the commission finds in one matter: the card of the three criteria (R2), the priority group (R3)."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint

from app.attachments.page import Answers
from app.fields import ChoiceField, DateField, Form, HoursField, LongTextField, Option
from app.matters.matter import AssessmentCard
from app.matters.rights import Right
from app.web.office.deeds import Answer
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.matter_deed import MatterDeed
from app.web.services import services
from app.wording.labels import label, sentence
from app.wording.values import PRIORITIES
from app.workflow.office.assessment import Assessment
from app.workflow.office.desk import Seen
from app.workflow.office.register import OpenMatter
from rules.vocabulary import Criterion

PAGES = Blueprint("office_assessment", __name__, url_prefix="/biuro/<programme>/sprawy/<matter_id>")
NO_GROUP = "none"
MOST_WORDS = 4000


class Card(Form):
    """The card as it is printed; the words are the commission's own."""

    needs = LongTextField(
        sentence(label(Criterion.NEEDS)),
        hint="W czym ta osoba potrzebuje asystenta i jak często.",
        missing="Opisz potrzeby osoby z niepełnosprawnością",
        max_length=MOST_WORDS,
    )
    independence = LongTextField(
        sentence(label(Criterion.INDEPENDENCE)),
        hint="Co robi bez pomocy, a czego nie.",
        missing="Opisz poziom samodzielności",
        max_length=MOST_WORDS,
    )
    help_from_others = LongTextField(
        sentence(label(Criterion.HELP_FROM_OTHERS)),
        hint="Kto z rodziny, otoczenia lub instytucji może pomagać, a kto nie.",
        missing="Opisz, czy można liczyć na pomoc innych osób",
        max_length=MOST_WORDS,
    )
    proposed_hours = HoursField("Proponowana liczba godzin w roku")
    assessed_on = DateField("Dzień oceny", missing="Podaj dzień oceny", past=True)


class Group(Form):
    """The priority group the office acknowledges, and why."""

    group = ChoiceField("Grupa pierwszeństwa", missing="Wybierz grupę albo jej brak")
    reason = LongTextField(
        "Z czego to wynika",
        hint="Na przykład: mieszka i gospodaruje bez pomocy, potwierdził pracownik socjalny.",
        missing="Napisz, z czego wynika pierwszeństwo albo jego brak",
        max_length=1000,
    )


def _card(opened: OpenMatter, posted: Answers | None) -> Card:
    if posted is not None:
        return Card(posted)
    known = opened.matter.assessment
    if known is None:
        return Card(data={"assessed_on": services().desk.clock()})
    words = {criterion.value: text for criterion, text in known.found.items()}
    return Card(
        data={
            **words,
            "proposed_hours": known.proposed_hours,
            "assessed_on": known.assessed_on,
        }
    )


def _assess(_opened: OpenMatter, seen: Seen, form: Card) -> None:
    actor = current_actor()
    card = AssessmentCard(
        assessed_on=form.assessed_on.answer,
        found={
            Criterion.NEEDS: form.needs.answer,
            Criterion.INDEPENDENCE: form.independence.answer,
            Criterion.HELP_FROM_OTHERS: form.help_from_others.answer,
        },
        assessed_by=actor.name,
        proposed_hours=form.proposed_hours.answer,
    )
    Assessment(services().desk).assess(actor, seen, card)


def _said(opened: OpenMatter) -> Mapping[str, Any]:
    """What the applicant says of the same three things, and the most that may be proposed."""
    return {"situation": opened.case.situation, "limit": opened.verdict.limit}


def _group(opened: OpenMatter, posted: Answers | None) -> Group:
    known = opened.matter.priority
    data = {} if known is None else {"group": _code(known.group), "reason": known.reason}
    form = Group(data=data) if posted is None else Group(posted)
    names = opened.programme.edition.priorities
    groups = [
        Option(_code(number), f"Grupa {number}: {PRIORITIES[name]}")
        for number, name in enumerate(names, 1)
    ]
    form.group.options = (*groups, Option(NO_GROUP, "Bez pierwszeństwa"))
    return form


def _code(group: int | None) -> str:
    return NO_GROUP if group is None else str(group)


def _acknowledge(_opened: OpenMatter, seen: Seen, form: Group) -> None:
    group = None if form.group.answer == NO_GROUP else int(form.group.answer)
    service = Assessment(services().desk)
    service.acknowledge_group(current_actor(), seen, group, form.reason.answer)


def _by_answers(opened: OpenMatter) -> Mapping[str, Any]:
    """What follows from the application alone."""
    group = opened.verdict.priority
    told = "bez pierwszeństwa" if group is None else f"grupa {group}"
    return {"intro": f"Z odpowiedzi wynika: {told}. Ustala to jednak realizator."}


CARD = MatterDeed(
    form=_card,
    do=_assess,
    heading="Karta oceny sytuacji",
    press="Zapisz ocenę",
    done="Ocena jest zapisana. Teraz sprawę można rozpatrzyć na posiedzeniu albo rozstrzygnąć.",
    template="office/register/assessment.html",
    more=_said,
)
GROUP = MatterDeed(
    form=_group,
    do=_acknowledge,
    heading="Pierwszeństwo",
    press="Zapisz",
    done="Pierwszeństwo jest zapisane.",
    more=_by_answers,
)


@PAGES.route("/ocena", methods=["GET", "POST"])
@needs(Right.ASSESS)
def card(programme: str, matter_id: str) -> Answer:
    return CARD.answer(programme, matter_id)


@PAGES.route("/pierwszenstwo", methods=["GET", "POST"])
@needs(Right.ASSESS)
def group(programme: str, matter_id: str) -> Answer:
    return GROUP.answer(programme, matter_id)
