"""A deed on one matter is told once, as a value; the page that shows its form and does it comes of that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import flash, render_template, request

from app.attachments.page import Answers
from app.fields import Form
from app.web.office.deeds import Answer, Reasons, as_shown, carry_out, seen
from app.web.office.gatehouse.gate import current_actor
from app.web.office.register.lines import about
from app.web.office.register.matter import back
from app.web.services import services
from app.workflow.office.desk import Seen
from app.workflow.office.register import OpenMatter, Register

F = TypeVar("F", bound=Form)


def nothing_more(_: OpenMatter) -> Mapping[str, Any]:
    """Most pages show no more than their form."""
    return {}


@dataclass(frozen=True)
class MatterDeed(Generic[F]):
    """``form`` makes the form from what was sent, or as it first shows; ``do`` does the deed, or is refused.

    ``heading`` titles the page, ``press`` stands on the button, ``done`` is said afterwards. ``more`` is what
    ``template`` shows beside the form.
    """

    form: Callable[[OpenMatter, Answers | None], F]
    do: Callable[[OpenMatter, Seen, F], object]
    heading: str
    press: str
    done: str
    template: str = "office/deed.html"
    more: Callable[[OpenMatter], Mapping[str, Any]] = nothing_more

    def answer(self, programme: str, matter_id: str) -> Answer:
        """The page, or where to go once the deed is done."""
        opened = Register(services().desk).open(current_actor(), programme, matter_id)
        if request.method == "GET":
            return self._shown(opened, self.form(opened, None))
        form = self.form(opened, Answers(request.form.to_dict(flat=False)))
        return carry_out(
            form,
            lambda: self._done(opened, form),
            lambda reasons: self._shown(opened, form, reasons),
            back(opened.matter),
        )

    def _done(self, opened: OpenMatter, form: F) -> None:
        self.do(opened, seen(opened.matter.programme, opened.matter.id), form)
        flash(self.done, "success")

    def _shown(self, opened: OpenMatter, form: F, reasons: Reasons = ()) -> str:
        return render_template(
            self.template,
            form=form,
            reasons=reasons,
            about=about(opened.matter),
            back=back(opened.matter),
            version=as_shown(opened.matter),
            heading=self.heading,
            press=self.press,
            opened=opened,
            **self.more(opened),
        )
