"""A page of the office is drawn; who is signed in, the programme and the way to other rooms come with it."""

from datetime import datetime
from typing import Any

from flask import Flask, request

from app.matters.role_names import ROLE_NAMES
from app.store.account import Account
from app.store.clock import OFFICE
from app.web.office.gatehouse.gate import ROOT, current_account, current_programme
from app.web.office.navigation import links
from app.web.office.phone import phone_of
from app.wording.dates import long_date
from app.wording.labels import label, sentence


def furnish(app: Flask) -> None:
    """Give templates under ``office/`` what every one of them uses."""
    app.context_processor(_shown)
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.globals["role_names"] = role_names
    app.jinja_env.globals["words_of"] = lambda member: sentence(label(member))


def moment(told: datetime) -> str:
    """Day and time as the office's clock showed them."""
    there = told.astimezone(OFFICE)
    return f"{long_date(there.date())}, {there:%H:%M}"


def role_names(account: Account) -> list[str]:
    return [name for role, name in ROLE_NAMES.items() if role in account.roles]


def _shown() -> dict[str, Any]:
    # Applicants' pages ask nothing of the accounts, and show nothing of who is signed in beside.
    if not request or not request.path.startswith(ROOT):
        return {}
    staff = current_account()
    programme = current_programme()
    may_know = staff is not None and programme is not None and programme.slug in staff.programmes
    known = programme if may_know else None
    return {
        "staff": staff,
        "programme": known,
        "office_links": tuple(links(known.slug if known else None)),
        "phone": phone_of(staff, known),
    }
