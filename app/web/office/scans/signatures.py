"""Places to sign of a stack come in, some at a time; a clerk says of each whether it is signed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.attachments.page import Answers
from app.dossier.scans import StackPage
from app.dossier.sorting import FoundPaper
from app.fields import ChoiceField, Form, Option
from app.matters.rights import Right
from app.web.office.deeds import Answer, Reasons, refused
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.scans import shown
from app.web.office.scans.receiving import deeds, page_deeds
from app.web.office.scans.stacks import around
from app.workflow.dossier.scan_sorting import SortedStack

PAGES = Blueprint(
    "office_scan_signatures", __name__, url_prefix="/biuro/<programme>/skany/<scan_id>/podpisy"
)
AT_ONCE = 20
SIGNED, UNSIGNED, UNSEEN = "tak", "nie", "nie-widac"
SEEN: Mapping[str, bool | None] = {SIGNED: True, UNSIGNED: False, UNSEEN: None}
CHOICES = (
    Option(SIGNED, "podpisano"),
    Option(UNSIGNED, "nie podpisano"),
    Option(UNSEEN, "nie widać"),
)
_NUMBER = re.compile(r"[0-9]{1,9}")
NOTHING_SAID = "Zaznacz odpowiedź przy co najmniej jednym podpisie"


@dataclass(frozen=True)
class Place:
    """One place to sign: the page of the stack, and which place on it (from 0)."""

    page: StackPage
    index: int
    paper: FoundPaper

    @property
    def key(self) -> tuple[int, int]:
        return (self.page.number, self.index)

    @property
    def field(self) -> str:
        return f"p{self.page.number}-{self.index}"

    @property
    def who(self) -> str:
        """With a number where several of the same name sign one page; nothing else tells them apart."""
        who = self.page.signed[self.index].who
        alike = [index for index, each in enumerate(self.page.signed) if each.who == who]
        number = alike.index(self.index) + 1
        return who if len(alike) == 1 else f"{who} ({number} z {len(alike)})"


class _Seeing(Form):
    """A question for each place; at least one is answered."""

    def of(self, place: Place) -> ChoiceField:
        return cast("ChoiceField", self[place.field])


@PAGES.route("", methods=["GET", "POST"])
@needs(Right.FILE)
def signatures(programme: str, scan_id: str) -> Answer:
    """The next places nobody looked at; what is not answered comes again."""
    found = deeds().open(current_actor(), programme, scan_id)
    places = _open(found)
    if request.method == "POST":
        return _answered(found, places)
    if not places:
        return redirect(_stack(found), 303)
    return _page(found, places, _form(found, places[:AT_ONCE]))


def _answered(found: SortedStack, places: list[Place]) -> Answer:
    programme, scan_id = found.stack.programme, found.stack.id
    if not places:
        return _nothing_to_ask(found)
    asked = _asked(places)
    form = _form(found, asked, Answers(request.form.to_dict(flat=False)))
    if not form.validate():
        return _page(found, places, form), 422
    answers = {each.key: SEEN[form.of(each).answer] for each in asked if form.of(each).answer}
    if not answers:
        for each in asked[:1]:
            form.of(each).errors = [NOTHING_SAID]
        return _page(found, places, form), 422
    reasons = refused(
        lambda: page_deeds().confirm(current_actor(), programme, scan_id, answers, _versions())
    )
    if reasons:
        return _page(found, places, form, reasons), 409
    return _onward(found)


def _nothing_to_ask(found: SortedStack) -> Answer:
    """The stack is on its way to the dossiers, or somebody else answered everything meanwhile."""
    stack = found.stack

    def opened() -> None:
        deeds().opened(current_actor(), stack.programme, stack.id)

    if reasons := refused(opened):
        return _page(found, [], _form(found, ()), reasons), 409
    return _onward(found)


def _onward(found: SortedStack) -> Answer:
    programme, scan_id = found.stack.programme, found.stack.id
    now = deeds().open(current_actor(), programme, scan_id)
    if _open(now):
        return redirect(url_for(".signatures", programme=programme, scan_id=scan_id), 303)
    flash("Wszystkie podpisy są sprawdzone. Teraz włóż dokumenty do teczek.", "success")
    return redirect(_stack(found), 303)


def _open(found: SortedStack) -> list[Place]:
    """In the order of case numbers, so that one person's signatures stand together."""
    papers = shown.in_case_order(found.papers, shown.whose(found.stack.programme))
    return [Place(page, index, paper) for paper in papers for page, index in paper.open_places]


def _asked(places: list[Place]) -> list[Place]:
    """What the page that was sent showed, as far as it is still open."""
    told = set(request.form.getlist("miejsca"))
    return [each for each in places if each.field in told][:AT_ONCE] or places[:AT_ONCE]


def _versions() -> Mapping[int, int]:
    """Of the pages that were sent, as they were shown."""
    told = (each.partition(":") for each in request.form.getlist("wersje"))
    return {
        int(number): int(version)
        for number, _, version in told
        if _NUMBER.fullmatch(number) and _NUMBER.fullmatch(version)
    }


def _form(found: SortedStack, places: Sequence[Place], answers: Answers | None = None) -> _Seeing:
    people = shown.whose(found.stack.programme)
    fields = {
        each.field: ChoiceField(_label(each, people), CHOICES, optional="") for each in places
    }
    form: _Seeing = type("Seeing", (_Seeing,), fields)(answers)
    for each in places:
        form.of(each).inline = True
    return form


def _label(each: Place, people: shown.Whose) -> str:
    return f"{people.said(each.paper.matter_id)} – {each.who}"


def _page(found: SortedStack, places: list[Place], form: _Seeing, reasons: Reasons = ()) -> str:
    asked = [each for each in places if each.field in form]
    return render_template(
        "office/scans/signatures.html",
        **around(found),
        form=form,
        items=[_item(each, form) for each in asked],
        left=len(places) - len(asked),
        reasons=reasons,
    )


def _item(each: Place, form: _Seeing) -> Mapping[str, Any]:
    return {
        "field": form.of(each),
        "paper": f"{each.paper.title}, {shown.place_in(each.paper, each.page)}",
        "number": each.page.number,
        "version": each.page.version,
        "index": each.index,
        "cut": bool(each.page.read_at) and not each.page.by_hand and bool(each.page.picture),
    }


def _stack(found: SortedStack) -> str:
    stack = found.stack
    return url_for("office_scan_stacks.stack", programme=stack.programme, scan_id=stack.id)
