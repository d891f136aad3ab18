"""One deed of keeping or erasing comes in as a value; its page, or where to go once it is done, goes out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from flask import flash, render_template, request

from app.fields import Form
from app.web.office.deeds import Answer, Reasons, Versioned, as_shown, carry_out, seen, sent
from app.workflow.office.desk import Seen

F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class DeedPage(Generic[F]):
    """``record`` is what two people may have before them at once; ``known`` are facts beside the form.

    ``said`` tells what the deed means, ``empty`` is the form as it first shows, ``do`` the deed of a valid
    one, ``done`` what is said then.
    """

    record: Versioned
    kind: type[F]
    empty: F
    do: Callable[[F, Seen], object]
    heading: str
    press: str
    done: str
    back: str
    caption: str = ""
    said: str = ""
    back_words: str = "Przechowywanie teczek"
    danger: bool = False
    template: str = "office/retention/deed.html"
    known: Iterable[Mapping[str, str]] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def answer(self) -> Answer:
        if request.method == "GET":
            return self._shown(self.empty, ())
        form: F = sent(self.kind)
        return carry_out(
            form, lambda: self._do(form), lambda reasons: self._shown(form, reasons), self.back
        )

    def _do(self, form: F) -> None:
        self.do(form, seen(self.record.programme, self.record.id))
        flash(self.done, "success")

    def _shown(self, form: F, reasons: Reasons) -> str:
        return render_template(
            self.template,
            form=form,
            reasons=reasons,
            version=as_shown(self.record),
            heading=self.heading,
            press=self.press,
            back=self.back,
            back_words=self.back_words,
            about=self.caption,
            said=self.said,
            danger=self.danger,
            known=list(self.known),
            **self.more,
        )
