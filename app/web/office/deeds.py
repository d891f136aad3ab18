"""A form and a deed come in; where to go next goes out, or the form again with all that stands in the way.

Whatever refuses a deed, the law, the matter's state or somebody else's change, what was typed stays in
the form, and each reason says what to do and on which clause it rests.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from flask import redirect, request
from werkzeug.wrappers import Response

from app.attachments.page import Answers
from app.errors import ChangedMeanwhile, DeedRefused
from app.fields import Form
from app.workflow.office.desk import Seen

F = TypeVar("F", bound=Form)
Answer = Response | str | tuple[str, int]
Reasons = tuple[tuple[str, str], ...]
"""Why a deed was refused: sentences, each with its clause or nothing."""
VERSION = "wersja"


class Versioned(Protocol):
    """Whatever the office keeps and two people may have before them at once."""

    @property
    def id(self) -> str: ...

    @property
    def programme(self) -> str: ...

    @property
    def version(self) -> int: ...


def sent(kind: Callable[[Answers], F]) -> F:
    """The form with what the browser sent, as text only."""
    return kind(Answers(request.form.to_dict(flat=False)))


def seen(programme: str, record_id: str) -> Seen:
    """What the page showed when its form was filled in; an unreadable version is an old one."""
    told = request.form.get(VERSION, "")
    return Seen(programme, record_id, int(told) if told.isdecimal() and len(told) < 10 else -1)


def as_shown(record: Versioned) -> int | None:
    """The version a form carries: while it is shown again, still the one it was filled in on."""
    return seen(record.programme, record.id).version if VERSION in request.form else record.version


def carry_out(
    form: Form, deed: Callable[[], object], show: Callable[[Reasons], str], onward: str
) -> Answer:
    """Do the deed of a valid form and go on, or show the form with errors and reasons."""
    if not form.validate():
        return show(()), 422
    if reasons := refused(deed):
        return show(reasons), 409
    return redirect(onward, 303)


def refused(deed: Callable[[], object]) -> Reasons:
    """Nothing, once the deed is done; or why it is not."""
    try:
        deed()
    except DeedRefused as refusal:
        return tuple(zip(refusal.because, refusal.clauses, strict=True))
    except ChangedMeanwhile as meanwhile:
        return ((str(meanwhile), ""),)
    return ()
