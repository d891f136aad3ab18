"""Dossiers: all participants with how much is missing, one with everything in it, one of its files."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.matters.rights import Right
from app.web.office.dossiers import shown
from app.web.office.dossiers.looking import looked_at
from app.web.office.dossiers.paging import page_of
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import NAMELESS, state_tag
from app.web.sending import NAMES, send
from app.web.services import services
from app.workflow.dossier.completeness_words import standing
from app.workflow.dossier.dossiers import Dossiers
from app.workflow.dossier.standings import Listed

PAGES = Blueprint("office_dossiers", __name__, url_prefix="/biuro/<programme>/teczki")
BESIDE = (
    ("office_dossier_export.hand_out", "Wydaj całą teczkę", Right.EXPORT),
    ("office_data.index", "Żądania dotyczące danych", Right.FILE),
    ("office_erasing.dossier", "Przechowywanie teczki", Right.RETAIN),
    ("office_control_dossier.trail", "Pełny ślad sprawy", Right.EXAMINE),
)
ENDING = f"<any({', '.join(shown.ENDINGS)}):ending>"


@PAGES.get("/")
@needs(Right.READ)
def index(programme: str) -> str:
    """Every participant, or only those whose dossier lacks something; nothing typed stands in the address."""
    looked = looked_at(programme)
    only = request.args.get("braki") == "1"
    asked = [each for each in looked.listed if each.lacks] if only else list(looked.listed)
    page = page_of(len(asked), request.args.get("strona", ""))
    return render_template(
        "office/dossiers/index.html",
        rows=list(_rows(programme, asked[page.first : page.end])),
        all=len(looked.listed),
        incomplete=sum(1 for each in looked.listed if each.lacks),
        left=looked.left,
        only=only,
        page=page,
    )


@PAGES.get("/<matter_id>/")
@needs(Right.READ, in_control=True)
def one(programme: str, matter_id: str) -> str:
    """What must be there and what is missing first, then every paper, then what was done."""
    actor = current_actor()
    opened = dossiers().open(actor, programme, matter_id)
    matter = opened.dossier.matter
    return render_template(
        "office/dossiers/one.html",
        matter=matter,
        name=opened.dossier.name or NAMELESS,
        state=state_tag(matter.state),
        opened=opened,
        standing=standing(opened.expected, opened.on),
        stages=shown.stages(opened),
        papers=shown.papers(opened),
        paper_columns=shown.PAPER_COLUMNS,
        history=shown.history(opened.dossier),
        beside=_beside(programme, matter_id),
        may_ask=actor.may(Right.FILE, programme),
    )


@PAGES.post("/<matter_id>/uzupelnij")
@needs(Right.FILE)
def fill(programme: str, matter_id: str) -> AnyResponse:
    """Have the dossier filled with what the office has and it lacks."""
    dossiers().look_again(current_actor(), programme, matter_id)
    flash("Program szuka teraz dokumentów, których brakuje w teczce.", "success")
    return redirect(url_for(".one", programme=programme, matter_id=matter_id), 303)


@PAGES.get(f"/<matter_id>/<paper_id>.{ENDING}")
@needs(Right.READ, in_control=True)
def file(programme: str, matter_id: str, paper_id: str, ending: str) -> Response:
    """One file as it is kept; that somebody opened it is told in the ledger."""
    media_type = shown.ENDINGS[ending]
    data = dossiers().file(current_actor(), programme, matter_id, paper_id, media_type)
    kind = services().store.kept_papers.get(programme, paper_id).kind
    return send(data, media_type, f"{NAMES.get(kind, 'dokument')}.{ending}")


def dossiers() -> Dossiers:
    store = services().store
    return Dossiers(services().desk, store.archive, store.ledger, store.wishes)


def _beside(programme: str, matter_id: str) -> list[tuple[str, str]]:
    """What else may be done with this dossier, for whoever may: words and addresses."""
    may = current_actor().may
    return [
        (words, url_for(endpoint, programme=programme, matter_id=matter_id))
        for endpoint, words, right in BESIDE
        if may(right, programme)
    ]


def _rows(programme: str, listed: Iterable[Listed]) -> Iterable[list[Any]]:
    for each in listed:
        href = url_for(".one", programme=programme, matter_id=each.matter_id)
        name = each.name or NAMELESS
        yield [
            {"text": each.case_number, "href": href, "more": name},
            name,
            {"tag": str(each.missing), "tone": "bad"} if each.missing else "0",
            {"tag": str(each.unknown), "tone": "warn"} if each.unknown else "0",
        ]
