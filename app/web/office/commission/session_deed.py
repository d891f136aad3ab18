"""A deed on one session of the commission is told once, as a value; its page comes of that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import flash, render_template, request, url_for

from app.attachments.page import Answers
from app.fields import Form
from app.matters.rights import Right
from app.matters.session import Session
from app.web.office.deeds import Answer, Reasons, as_shown, carry_out, seen
from app.web.office.gatehouse.gate import current_actor
from app.web.services import services
from app.wording.dates import long_date
from app.workflow.office.desk import Seen

F = TypeVar("F", bound=Form)


def nothing_more(_: Session) -> Mapping[str, Any]:
    """Most pages show no more than their form."""
    return {}


def opened(programme: str, session_id: str) -> Session:
    """The session as it is stored, for whoever may read it."""
    desk = services().desk
    desk.admit(current_actor(), Right.READ, programme)
    return desk.session(Seen(programme, session_id))


def back(session: Session) -> str:
    """The address of a session's page."""
    return url_for("office_sessions.session", programme=session.programme, session_id=session.id)


def title(session: Session) -> str:
    """„Posiedzenie komisji, 15 stycznia 2026 r.”."""
    return f"Posiedzenie komisji, {long_date(session.held_on)}"


@dataclass(frozen=True)
class SessionDeed(Generic[F]):
    """``form`` makes the form from what was sent, or as it first shows; ``do`` does the deed, or is refused.

    ``heading`` titles the page, ``press`` stands on the button, ``done`` is said afterwards. ``more`` is what
    ``template`` shows beside the form.
    """

    form: Callable[[Session, Answers | None], F]
    do: Callable[[Session, Seen, F], object]
    heading: str
    press: str
    done: str
    template: str = "office/commission/session_deed.html"
    more: Callable[[Session], Mapping[str, Any]] = nothing_more

    def answer(self, programme: str, session_id: str) -> Answer:
        """The page, or where to go once the deed is done."""
        session = opened(programme, session_id)
        if request.method == "GET":
            return self._shown(session, self.form(session, None))
        form = self.form(session, Answers(request.form.to_dict(flat=False)))
        return carry_out(
            form,
            lambda: self._done(session, form),
            lambda reasons: self._shown(session, form, reasons),
            back(session),
        )

    def _done(self, session: Session, form: F) -> None:
        self.do(session, seen(session.programme, session.id), form)
        flash(self.done, "success")

    def _shown(self, session: Session, form: F, reasons: Reasons = ()) -> str:
        return render_template(
            self.template,
            form=form,
            reasons=reasons,
            about=title(session),
            back=back(session),
            version=as_shown(session),
            heading=self.heading,
            press=self.press,
            session=session,
            **self.more(session),
        )
