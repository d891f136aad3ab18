"""A page of questions is opened or sent; it is drawn, or kept as typed and left as the button says.

Applicants fill in their drafts, clerks what a paper says: each ``Journey`` says where its answers are kept
and where it goes on, and everything else is the same for both.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Self

from flask import redirect, request
from werkzeug.wrappers import Response

from app.attachments.answers import EVERY_PAGE
from app.attachments.attachment import Attachment
from app.attachments.page import Page, Raw
from app.attachments.sheet import Sheet
from app.fields import add_row, remove_row
from app.web.posted import posted
from app.web.templating import STATES

REMOVE = re.compile(r"remove-([a-z_]+)-([0-9]{1,2})")
ADD = re.compile(r"add-([a-z_]+)")
Answer = Response | str | tuple[str, int]


class Journey(ABC):
    """Somebody filling in ``sheet``, page by page."""

    sheet: Sheet

    @abstractmethod
    def save(self, page: type[Page], raw: Raw) -> Self:
        """Keep a page as it was typed, valid or not; the journey with it kept."""

    @abstractmethod
    def here(self, page: type[Page], row: str) -> str:
        """The address of this page, with the input to go to."""

    @abstractmethod
    def onward(self, page: type[Page]) -> str:
        """Where to go once the page is without error."""

    @abstractmethod
    def leave(self) -> str:
        """Where to go when somebody saves and stops."""

    @abstractmethod
    def drawn(self, form: Page) -> str:
        """The page as the browser gets it."""


def shown(journey: Journey, page: type[Page]) -> str:
    """The page with what was answered; an error is shown again to whoever comes to mend it."""
    raw = journey.sheet.answers.get(page.slug)
    form = journey.sheet.form(page, raw)
    if raw is not None and request.args.get("popraw") == "1":
        form.validate()
    return journey.drawn(form)


def typed(journey: Journey, page: type[Page]) -> Raw:
    """What was sent, as far as the page asks it."""
    return posted(journey.sheet.form(page))


def answered(journey: Journey, page: type[Page], raw: Raw) -> Answer:
    """Keep what was typed, then go where the pressed button says."""
    action = request.form.get("action", "next")
    if changed := changed_rows(raw, action):
        raw, focus = changed
        return redirect(journey.save(page, raw).here(page, focus), 303)
    journey = journey.save(page, raw)
    if action == "save":
        return redirect(journey.leave(), 303)
    form = journey.sheet.form(page, raw)
    if not form.validate():
        return journey.drawn(form), 422
    return redirect(journey.onward(page), 303)


def known(slug: str) -> bool:
    """Whether any application could have this page."""
    return any(page.slug == slug for page in EVERY_PAGE)


def asked(sheet: Sheet) -> list[tuple[Attachment, list[type[Page]]]]:
    """The attachments of this case, each with the pages it is asked."""
    return [
        (each, [page for page in each.pages if page in sheet.pages]) for each in sheet.attachments
    ]


def task(sheet: Sheet, page: type[Page], href: str) -> Mapping[str, Any]:
    """A page as a line of the list of tasks."""
    status, tone = STATES[sheet.state(page)]
    return {"title": page.heading, "href": href, "status": status, "tone": tone}


def changed_rows(raw: Raw, action: str) -> tuple[Raw, str] | None:
    """The answers with a row added or removed, and the input to go to."""
    if added := ADD.fullmatch(action):
        raw = add_row(raw, added[1])
        number = int(raw[f"{added[1]}-rows"][0]) - 1
        return raw, f"{added[1]}-{number}"
    if removed := REMOVE.fullmatch(action):
        index = int(removed[2])
        return remove_row(raw, removed[1], index), f"{removed[1]}-{max(0, index - 1)}"
    return None
