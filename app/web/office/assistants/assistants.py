"""The assistants of a programme: who they are, what papers say of them, whom they serve; one page each."""

from collections.abc import Iterable, Iterator
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for

from app.attachments.page import Answers
from app.matters.rights import Right
from app.months.assignment import AssignmentState
from app.web.office.assistants.forms import ProfileForm
from app.web.office.assistants.lines import COLUMNS, helper_name, participant_name, row_of, tag_of
from app.web.office.deeds import Answer, Reasons, as_shown, carry_out, seen
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.questions import changed_rows
from app.web.services import services
from app.wording.labels import label
from app.wording.labels import sentence as capital
from app.wording.people import address_line
from app.workflow.months.assignments import Assignments, OpenAssignment
from app.workflow.months.assistants import Assistants, Helper

PAGES = Blueprint("office_assistants", __name__, url_prefix="/biuro/<programme>/asystenci")


@PAGES.get("/")
@needs(Right.ASSIGN)
def index(programme: str) -> str:
    """Everybody who assists, whom, and what is still to be done about it."""
    desk, actor = services().desk, current_actor()
    every = Assignments(desk).all(actor, programme)
    return render_template(
        "office/assistants/index.html",
        rows=[_line(each, every) for each in Assistants(desk).all(actor, programme)],
    )


@PAGES.get("/<assistant_id>/")
@needs(Right.ASSIGN)
def one(programme: str, assistant_id: str) -> str:
    desk, actor = services().desk, current_actor()
    helper = Assistants(desk).one(actor, programme, assistant_id)
    theirs = Assignments(desk).of_assistant(actor, programme, assistant_id)
    today = desk.clock()
    return render_template(
        "office/assistants/one.html",
        name=helper_name(helper),
        helper=helper,
        facts=list(_facts(helper)),
        columns=[each for each in COLUMNS if each != "Asystent"],
        rows=[_without_assistant(row_of(each, today)) for each in theirs],
        edit=_at("profile", helper),
        assign=url_for("office_assignments.new", programme=programme, asystent=assistant_id),
    )


@PAGES.route("/<assistant_id>/dane", methods=["GET", "POST"])
@needs(Right.ASSIGN)
def profile(programme: str, assistant_id: str) -> Answer:
    """Name, address, vehicles: what cards and logs print."""
    service = Assistants(services().desk)
    helper = service.one(current_actor(), programme, assistant_id)
    if request.method == "GET":
        return _profile_page(helper, ProfileForm.of(helper.profile))
    raw = request.form.to_dict(flat=False)
    if changed := changed_rows(raw, request.form.get("action", "next")):
        return _profile_page(helper, ProfileForm(Answers(changed[0])), row=changed[1])
    form = ProfileForm(Answers(raw))

    def deed() -> None:
        service.save_profile(current_actor(), seen(programme, assistant_id), form.profile())
        flash("Dane asystenta są zapisane.", "success")

    return carry_out(form, deed, lambda told: _profile_page(helper, form, told), _at("one", helper))


def _profile_page(helper: Helper, form: ProfileForm, reasons: Reasons = (), row: str = "") -> str:
    return render_template(
        "office/assistants/profile.html",
        form=form,
        reasons=reasons,
        row=row,
        about=helper_name(helper),
        back=_at("one", helper),
        back_words=helper_name(helper),
        version=as_shown(helper.profile),
        heading="Dane asystenta do dokumentów",
        press="Zapisz dane",
    )


def _line(helper: Helper, every: Iterable[OpenAssignment]) -> list[Any]:
    theirs = [each for each in every if each.helper.account_id == helper.account_id]
    going_on = [each for each in theirs if each.assignment.state is not AssignmentState.ENDED]
    served = dict.fromkeys(participant_name(each) for each in going_on)
    lacks = helper.profile.lacks
    return [
        {"text": helper_name(helper), "href": _at("one", helper)},
        {"tag": "Do uzupełnienia", "tone": "warn"} if lacks else {"tag": "Pełne", "tone": "good"},
        {"lines": list(served)} if served else "",
        {"lines": _counts(theirs)} if theirs else "",
    ]


def _counts(theirs: Iterable[OpenAssignment]) -> list[str]:
    """„Otwarty: 2”, each state once, in the order in which they are met."""
    today, counts = services().desk.clock(), dict[str, int]()
    for each in theirs:
        word = tag_of(each, today).tag
        counts[word] = counts.get(word, 0) + 1
    return [f"{word}: {count}" for word, count in counts.items()]


def _facts(helper: Helper) -> Iterator[dict[str, Any]]:
    profile, edit = helper.profile, _at("profile", helper)
    yield {"question": "Imię i nazwisko", "answer": profile.full_name, "href": edit}
    yield {"question": "Adres", "answer": address_line(profile.address), "href": edit}
    yield {"question": "Kontakt", "answer": list(_contact(helper)), "href": edit}
    yield {
        "question": "Własne pojazdy",
        "answer": list(_vehicles(helper)) or "nie ma",
        "href": edit,
    }
    yield {"question": "Konto", "answer": _account(helper)}


def _contact(helper: Helper) -> Iterator[str]:
    yield from filter(None, (helper.profile.phone, helper.profile.email))


def _vehicles(helper: Helper) -> Iterator[str]:
    for each in helper.profile.vehicles:
        kind = capital(label(each.kind)) if each.kind else ""
        yield ", ".join(filter(None, (kind, each.make, each.registration)))


def _account(helper: Helper) -> list[str]:
    state = "działa" if helper.can_enter else "nie działa: ta osoba nie może teraz wpisywać usług"
    return [each for each in (helper.account_name, helper.email, state) if each]


def _without_assistant(row: list[Any]) -> list[Any]:
    return [cell for name, cell in zip(COLUMNS, row, strict=True) if name != "Asystent"]


def _at(page: str, helper: Helper) -> str:
    return url_for(
        f"office_assistants.{page}",
        programme=helper.profile.programme,
        assistant_id=helper.account_id,
    )
