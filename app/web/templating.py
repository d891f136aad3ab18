"""What templates may use: GOV.UK macros, Polish dates and hours, titles of attachments."""

from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from app.attachments import ALL
from app.attachments.answers import PageState
from app.web.typography import set_in_type
from app.wording.dates import long_date
from app.wording.hours import days, hours
from app.wording.numbers import Forms, counted
from app.wording.titles import short_title

UNCONFIRMED = "nie potwierdzono (brak w dokumentach programu)"
UNCONFIRMED_SHORT = "nie potwierdzono"
PAGES_COUNT = Forms("strona", "strony", "stron", "strony")
STATES = {
    PageState.DONE: ("Wypełnione", "good"),
    PageState.ERRORS: ("Do poprawy", "bad"),
    PageState.EMPTY: ("Do wypełnienia", ""),
}


def prepare(app: Flask) -> None:
    """Give the application's templates what they use; unknown names in them are errors."""
    set_in_type(app)
    app.jinja_env.loader = ChoiceLoader(
        [
            FileSystemLoader(f"{app.root_path}/templates"),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.jinja_env.filters.update(
        long_date=long_date,
        hours=hours,
        days=days,
        pages_count=lambda number: counted(number, PAGES_COUNT),
    )
    app.jinja_env.globals.update(
        unconfirmed=UNCONFIRMED,
        unconfirmed_short=UNCONFIRMED_SHORT,
        short_title=short_title,
        part_of=part_of,
        states=STATES,
    )


def part_of(page_slug: str) -> str:
    """The paper a page belongs to, e.g. "Karta zgłoszenia"."""
    for attachment in ALL:
        if any(page.slug == page_slug for page in attachment.pages):
            return short_title(attachment.slug)
    return ""
