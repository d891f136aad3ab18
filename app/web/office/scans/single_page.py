"""One page of a stack, its picture and what it is; a clerk says where it belongs, or that it goes nowhere."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.dossier.printed import PrintedPaper, PrintedPart
from app.dossier.scans import PageState, StackPage
from app.dossier.sorting import BY_HAND
from app.matters.matter import Matter
from app.matters.rights import Right
from app.web.office.deeds import VERSION, Answer, Reasons, refused, seen, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.office.scans import shown
from app.web.office.scans.page_forms import (
    ByCode,
    ByPerson,
    WhichPaper,
    key_of,
    papers,
    title_of,
)
from app.web.office.scans.receiving import deeds, page_deeds
from app.web.office.scans.stacks import around
from app.web.services import services
from app.workflow.dossier.scan_pages import OtherPaper, SeenPage
from app.workflow.dossier.scan_sorting import SortedStack
from app.workflow.office.register import Query, Register, Summary

PAGES = Blueprint(
    "office_scan_pages", __name__, url_prefix="/biuro/<programme>/skany/<scan_id>/strony"
)
MOST_SHOWN = 20
NOBODY = "Nie ma takiej sprawy. Sprawdź znak sprawy albo wpisz samo nazwisko"


@PAGES.route("/<int:number>/", methods=["GET", "POST"])
@needs(Right.FILE)
def page(programme: str, scan_id: str, number: int) -> Answer:
    """The page, its picture, and three ways to say what it is."""
    found, this = _found(programme, scan_id, number)
    if request.method == "GET":
        return _page(found, this)
    action = request.form.get("action", "")
    if action == "code":
        return _by_code(found, this)
    if action == "who":
        return _by_person(found, this)
    if reasons := refused(lambda: _do(found, this, action)):
        return _page(found, this, reasons=reasons), 409
    return redirect(_onward(found, this), 303)


@PAGES.route("/<int:number>/<matter_id>", methods=["GET", "POST"])
@needs(Right.FILE)
def paper(programme: str, scan_id: str, number: int, matter_id: str) -> Answer:
    """Which paper of this person's the page is of."""
    found, this = _found(programme, scan_id, number)
    matter = services().store.matters.get(programme, matter_id)
    prints = page_deeds().prints_of(current_actor(), programme, matter_id)
    form = sent(WhichPaper) if request.method == "POST" else WhichPaper(page=1)
    form.paper.options = papers(prints)
    if request.method == "GET":
        return _paper_page(found, this, matter, form)
    if not form.validate():
        return _paper_page(found, this, matter, form), 422
    if reasons := refused(lambda: _put(_seen(this, found), matter, prints, form)):
        return _paper_page(found, this, matter, form, reasons), 409
    flash(f"Strona {number} ma już swoje miejsce.", "success")
    return redirect(_onward(found, this), 303)


def _by_code(found: SortedStack, this: StackPage) -> Answer:
    form = sent(ByCode)
    if not form.validate():
        return _page(found, this, by_code=form), 422
    reasons = refused(
        lambda: page_deeds().read_by_hand(current_actor(), _seen(this, found), form.code.answer)
    )
    if reasons:
        return _page(found, this, by_code=form, reasons=reasons), 409
    flash(f"Strona {this.number} ma już swoje miejsce.", "success")
    return redirect(_onward(found, this), 303)


def _by_person(found: SortedStack, this: StackPage) -> Answer:
    form, programme = sent(ByPerson), found.stack.programme
    if not form.validate():
        return _page(found, this, by_person=form), 422
    query = Query(text=form.who.answer)
    people = Register(services().desk).search(current_actor(), programme, query).matters
    if len(people) == 1:
        return redirect(_to_paper(found, this, people[0]), 303)
    if not people:
        form.who.errors = [NOBODY]
        return _page(found, this, by_person=form), 422
    return _page(found, this, by_person=form, people=people)


def _do(found: SortedStack, this: StackPage, action: str) -> None:
    seen_page = _seen(this, found)
    if action == "drop":
        page_deeds().drop_one(current_actor(), seen_page)
        flash(f"Strona {this.number} jest odłożona.", "success")
    elif action == "undo":
        page_deeds().undo(current_actor(), seen_page)
        flash(f"Strona {this.number} jest znów taka, jak ją odczytano.", "success")
    elif action == "choose":
        page_deeds().choose(current_actor(), seen_page)
        flash(f"Wybrano stronę {this.number}.", "success")
    elif action == "look-again":
        page_deeds().look_again(current_actor(), seen_page)
        flash("Podpisy na tej stronie czekają znów na sprawdzenie.", "success")


def _put(
    seen_page: SeenPage,
    matter: Matter,
    prints: Sequence[tuple[PrintedPaper, PrintedPart]],
    form: WhichPaper,
) -> None:
    actor, chosen, number = current_actor(), form.paper.answer, form.page.answer
    for printed, part in prints:
        if key_of(printed, part) == chosen:
            page_deeds().put_as_printed(actor, seen_page, printed, part, number)
            return
    other = OtherPaper(matter.id, chosen, title_of(form), number)
    page_deeds().put_as_other(actor, seen_page, other)


def _onward(found: SortedStack, this: StackPage) -> str:
    """To the next page that waits for a clerk, or back to the stack."""
    programme, scan_id = found.stack.programme, found.stack.id
    if this.state in BY_HAND:
        waiting = _waiting(deeds().open(current_actor(), programme, scan_id), this)
        if waiting:
            return _address(".page", programme, scan_id, waiting[0])
    return url_for("office_scan_stacks.stack", programme=programme, scan_id=scan_id)


def _waiting(found: SortedStack, this: StackPage) -> list[int]:
    """The numbers of the other pages nobody knows the place of: first those after this one."""
    every = (each.number for each in found.of(PageState.UNREADABLE, PageState.FOREIGN))
    others = [number for number in every if number != this.number]
    return sorted(others, key=lambda number: (number < this.number, number))


def _found(programme: str, scan_id: str, number: int) -> tuple[SortedStack, StackPage]:
    found = deeds().open(current_actor(), programme, scan_id)
    this = next((each for each in found.pages if each.number == number), None)
    if this is None:
        abort(404)
    return found, this


def _seen(this: StackPage, found: SortedStack) -> SeenPage:
    told = seen(found.stack.programme, found.stack.id).version if VERSION in request.form else None
    return SeenPage(found.stack.programme, found.stack.id, this.number, told)


def _to_paper(found: SortedStack, this: StackPage, matter: Summary) -> str:
    stack = found.stack
    at = (stack.programme, stack.id, this.number)
    return _address(".paper", *at, matter_id=matter.id)


def _address(endpoint: str, programme: str, scan_id: str, number: int, **more: Any) -> str:
    return url_for(endpoint, programme=programme, scan_id=scan_id, number=number, **more)


def _page(  # noqa: PLR0913 - the page, its two forms, and what came of them
    found: SortedStack,
    this: StackPage,
    *,
    by_code: ByCode | None = None,
    by_person: ByPerson | None = None,
    people: Sequence[Summary] = (),
    reasons: Reasons = (),
) -> str:
    twin = next((each for each in found.pages if each.number == this.same_as), None)
    waiting = _waiting(found, this) if this.state in BY_HAND else []
    return render_template(
        "office/scans/page.html",
        **around(found),
        page=this,
        said=shown.said_of(this, found, shown.whose(found.stack.programme)),
        text=shown.text_of(this),
        twin=twin,
        form=by_code or by_person,
        by_code=by_code or ByCode(),
        by_person=by_person or ByPerson(),
        people=[_choice(found, this, each) for each in people[:MOST_SHOWN]],
        left_out=max(len(people) - MOST_SHOWN, 0),
        version=this.version,
        looked_at=[each for each in this.signed if each.by],
        changeable=this.state is not PageState.FILED,
        undoable=this.by_hand or this.chosen or this.state is PageState.DROPPED,
        reasons=reasons,
        file=shown.file_of(found.stack, this),
        later=_address(".page", found.stack.programme, found.stack.id, waiting[0])
        if waiting
        else "",
        others=len(waiting),
    )


def _choice(found: SortedStack, this: StackPage, matter: Summary) -> dict[str, Any]:
    return {
        "href": _to_paper(found, this, matter),
        "number": matter.case_number,
        "name": matter.name,
    }


def _paper_page(
    found: SortedStack, this: StackPage, matter: Matter, form: WhichPaper, reasons: Reasons = ()
) -> str:
    back = _address(".page", found.stack.programme, found.stack.id, this.number)
    return render_template(
        "office/scans/paper.html",
        **(around(found) | {"about": about(matter), "back": back}),
        page=this,
        form=form,
        version=this.version,
        reasons=reasons,
    )
