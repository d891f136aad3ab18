"""Raw answers, page by page, come in; the case they make and the state of every page go out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.attachments import ALL
from app.attachments.page import Page, Raw
from app.fields import DateField, Rows
from rules.case import Case
from rules.programme import Programme


class PageState(StrEnum):
    """``EMPTY``: asked, and nothing that counts given yet; an optional page is done once saved."""

    NOT_ASKED = "not_asked"
    EMPTY = "empty"
    ERRORS = "errors"
    DONE = "done"


@dataclass(frozen=True)
class Place:
    """Where an answer is mended: the page's slug and the field's name."""

    page: str
    field: str


EVERY_PAGE: tuple[type[Page], ...] = tuple(page for each in ALL for page in each.pages)
"""All pages of all attachments, in the order they are asked."""


def pages_of(case: Case, programme: Programme) -> tuple[type[Page], ...]:
    """The pages this case is asked, in order."""
    return tuple(
        page
        for attachment in ALL
        if attachment.applies(case, programme)
        for page in attachment.pages
        if page.applies(case, programme)
    )


def case_from(answers: Mapping[str, Raw], programme: Programme, applied_on: date) -> Case:
    """The case the answers make on a day; answers to pages no longer asked are left aside."""
    case = Case(programme=programme.slug, applied_on=applied_on)
    for attachment in ALL:
        if not attachment.applies(case, programme):
            continue
        for page in attachment.pages:
            if page.slug in answers and page.applies(case, programme):
                case = page.of(case, programme, answers[page.slug]).fill(case)
    return case


def page_state(page: type[Page], raw: Raw | None, case: Case, programme: Programme) -> PageState:
    """How far a page is, by what was posted for it; ``None`` for a page nobody has saved yet."""
    if page not in pages_of(case, programme):
        return PageState.NOT_ASKED
    if raw is None:
        return PageState.EMPTY
    form = page.of(case, programme, raw)
    if form.validate():
        return PageState.DONE
    return PageState.ERRORS if any(_given(form)) else PageState.EMPTY


def is_optional(page: type[Page], case: Case, programme: Programme) -> bool:
    """Whether the page may be left empty: then it is done as soon as it is saved."""
    return page.of(case, programme, {}).validate()


def page_for(about: str, pages: Sequence[type[Page]] = EVERY_PAGE) -> Place | None:
    """Where the answer at a dotted path is mended; ``None`` for what no page asks, such as a copy.

    ``pages`` may be those a case is asked. Where the page that asks it is not among them, the first
    one about the same thing is: a child is not asked the kind of certificate, but its points.
    """
    asked = [(path, Place(page.slug, name)) for page in pages for path, name in page.asks.items()]
    for near in (_same, _about_the_same):
        for path, place in asked:
            if near(about, path):
                return place
    return None


def _same(about: str, path: str) -> bool:
    """Whether one path is the other, or lies within it."""
    return about == path or about.startswith(f"{path}.") or path.startswith(f"{about}.")


def _about_the_same(about: str, path: str) -> bool:
    """Whether a path lies beside one that some page asks: ``certificate.kind``, ``.point_7``."""
    whole = about.rpartition(".")[0]
    known = any(_same(about, other) for page in EVERY_PAGE for other in page.asks)
    return known and bool(whole) and path.startswith(f"{whole}.")


def raw_of(page: Page) -> dict[str, list[str]]:
    """What a browser would post for a page as it stands: prefill, paper entry and tests use it."""
    return {name: values for field in page for name, values in _posted(field)}


def _posted(field: Any) -> Iterator[tuple[str, list[str]]]:
    """The names and values of one field's inputs; nothing for boxes that are not ticked."""
    if isinstance(field, Rows):
        yield field.count_name, [str(len(field.rows))]
        for row in field.rows:
            for part in row:
                yield from _posted(part)
    elif isinstance(field, DateField):
        for name, text in field.value._asdict().items():
            yield f"{field.name}-{name}", [text]
    elif hasattr(field, "options"):
        if field.chosen:
            yield field.name, [option.code for option in field.chosen]
    else:
        yield field.name, [field.value]


def raw_answers(case: Case, programme: Programme) -> dict[str, dict[str, list[str]]]:
    """What somebody would have posted, page by page, to make this case."""
    return {page.slug: raw_of(page.of(case, programme)) for page in pages_of(case, programme)}


def _given(form: Page) -> Iterator[bool]:
    fields: Iterator[Any] = iter(form)
    return (field.given for field in fields)
