"""One stack: how far it is, what was found in it, what a clerk has to put right, and its end."""

import time
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.dossier.scans import PageState, StackState
from app.matters.rights import Right
from app.web.office.deeds import Answer, Reasons, refused
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.navigation import room_link
from app.web.office.scans import shown
from app.web.office.scans.receiving import deeds, page_deeds
from app.wording.numbers import counted
from app.workflow.dossier.scan_deeds import AT_WORK
from app.workflow.dossier.scan_sorting import SortedStack

PAGES = Blueprint("office_scan_stacks", __name__, url_prefix="/biuro/<programme>/skany/<scan_id>")
PATIENCE = 2.0
"""Seconds a look at a stack waits while it is worked at, so that a small one is there at once."""
GLANCE = 0.1


@PAGES.route("/", methods=["GET", "POST"])
@needs(Right.FILE)
def stack(programme: str, scan_id: str) -> Answer:
    """What was found; a button files what is settled or lays a whole group aside."""
    if request.method == "GET":
        return _shown(_waited_for(programme, scan_id))
    found = deeds().open(current_actor(), programme, scan_id)
    if reasons := refused(lambda: _do(found, request.form.get("action", ""))):
        return _shown(found, reasons), 409
    return redirect(url_for(".stack", programme=programme, scan_id=scan_id), 303)


@PAGES.route("/usun", methods=["GET", "POST"])
@needs(Right.FILE)
def delete(programme: str, scan_id: str) -> Answer:
    """Take a stack away of which nothing was filed."""
    found = deeds().open(current_actor(), programme, scan_id)
    reasons: Reasons = ()
    if request.method == "POST":
        reasons = refused(lambda: deeds().delete(current_actor(), programme, scan_id))
        if not reasons:
            flash("Skan jest usunięty.", "success")
            return redirect(url_for("office_scans.index", programme=programme), 303)
    page = render_template(
        "office/scans/delete.html",
        about=f"{shown.title_of(found.stack)} · {found.stack.name}",
        back=url_for(".stack", programme=programme, scan_id=scan_id),
        reasons=reasons,
        files=len(found.stack.files),
        pages=counted(found.stack.pages, shown.PAGES) if found.stack.pages else "",
    )
    return (page, 409) if reasons else page


def _do(found: SortedStack, action: str) -> None:
    programme, scan_id, actor = found.stack.programme, found.stack.id, current_actor()
    if action == "file":
        deeds().file(actor, programme, scan_id)
    elif action == "pictures":
        deeds().drop_pictures(actor, programme, scan_id)
        flash("Podglądy stron są usunięte. Skan, który przyszedł, został.", "success")
    for group in shown.groups(found):
        if action == f"drop-{group.slug}" and group.droppable:
            numbers = {page.number for page in group.pages}
            page_deeds().drop(actor, programme, scan_id, numbers)
            flash(f"Odłożono: {counted(len(numbers), shown.PAGES)}.", "success")


def _waited_for(programme: str, scan_id: str) -> SortedStack:
    until = time.monotonic() + PATIENCE
    found = deeds().open(current_actor(), programme, scan_id)
    while found.stack.state in AT_WORK and time.monotonic() < until:
        time.sleep(GLANCE)
        found = deeds().open(current_actor(), programme, scan_id)
    return found


def _shown(found: SortedStack, reasons: Reasons = ()) -> str:
    people, stack = shown.whose(found.stack.programme), found.stack
    places = sum(len(paper.open_places) for paper in found.papers)
    return render_template(
        "office/scans/stack.html",
        stack=stack,
        heading=shown.title_of(stack),
        working=stack.state in AT_WORK,
        said=_said(found),
        failed=shown.FAILURES.get(stack.reason, "") if stack.state is StackState.FAILED else "",
        groups=list(shown.groups(found)),
        said_of=lambda page: shown.said_of(page, found, people),
        papers=list(shown.paper_rows(found, people)),
        filed=shown.filed_rows(found, people),
        places=places,
        incomplete=_incomplete(found),
        to_file=counted(len(found.to_file), shown.PAPERS) if found.to_file else "",
        aside=found.of(PageState.BLANK, PageState.COVER, PageState.DROPPED),
        intake=room_link(Right.INTAKE, "office_intake.find", stack.programme),
        done=stack.state is StackState.FILED,
        pictured=any(page.picture for page in found.pages),
        deletable=not found.of(PageState.FILED) and stack.state not in AT_WORK,
        reasons=reasons,
    )


def _said(found: SortedStack) -> str:
    """How far the work is, or what was found, in a sentence or two."""
    stack = found.stack
    if stack.state is StackState.READING:
        read = stack.pages - len(found.of(PageState.WAITING))
        return (
            f"Odczytano {read} z {stack.pages} stron."
            if stack.is_counted
            else f"Otwarto {len(stack.lengths)} z {counted(len(stack.files), shown.OF_FILES)}."
        )
    if stack.state is StackState.FILING:
        filed = len(found.of(PageState.FILED))
        return f"Stron w teczkach: {filed}."
    known = found.of(PageState.KNOWN)
    people = {page.matter_id for page in known}
    told = [f"Stron w skanie: {stack.pages}."]
    if known:
        told.append(
            f"Rozpoznano {counted(len(known), shown.PAGES_FOUND)} do {len(people)} "
            f"{'teczki' if len(people) == 1 else 'teczek'}."
        )
    if incomplete := _incomplete(found):
        told.append(f"Dokumenty, w których brakuje stron: {incomplete}.")
    return " ".join([*told, *_asides(found)])


def _incomplete(found: SortedStack) -> int:
    return sum(1 for paper in found.papers if paper.missing)


def _asides(found: SortedStack) -> list[str]:
    words: Mapping[PageState, str] = {
        PageState.BLANK: "Puste",
        PageState.COVER: "Strony tytułowe",
        PageState.DROPPED: "Odłożone",
        PageState.FILED: "W teczkach",
    }
    counts = ((word, len(found.of(state))) for state, word in words.items())
    return [f"{word}: {count}." for word, count in counts if count]


def around(found: SortedStack) -> dict[str, Any]:
    """What every page about one stack says of it."""
    stack = found.stack
    return {
        "about": f"{shown.title_of(stack)} · {stack.name}",
        "back": url_for("office_scan_stacks.stack", programme=stack.programme, scan_id=stack.id),
        "stack": stack,
    }
