"""The office: everything under /biuro/, for people with an account; each room is a blueprint in ``ROOMS``."""

from flask import Blueprint, Flask

from app.web.office import (
    answers,
    assessment,
    batches,
    blanks,
    changes,
    confirming,
    exports,
    intake,
    ledger,
    letters,
    lists,
    matter,
    matters,
    minutes,
    papers,
    passwords,
    proposals,
    reserve,
    resolutions,
    second_factor,
    sessions,
    settings,
    shell,
    signing_in,
    start,
)
from app.web.office.machinery import prepare
from app.web.services import services

__all__ = ["ROOMS", "open_office"]

ROOMS: tuple[Blueprint, ...] = (
    signing_in.PAGES,
    passwords.PAGES,
    second_factor.PAGES,
    start.PAGES,
    matters.PAGES,
    matter.PAGES,
    intake.PAGES,
    answers.PAGES,
    papers.PAGES,
    changes.PAGES,
    assessment.PAGES,
    resolutions.PAGES,
    letters.PAGES,
    batches.PAGES,
    blanks.PAGES,
    settings.PAGES,
    ledger.PAGES,
    sessions.PAGES,
    proposals.PAGES,
    confirming.PAGES,
    minutes.PAGES,
    lists.PAGES,
    exports.PAGES,
    reserve.PAGES,
)
"""A new room adds itself here, and its routes to the table in ``tests/web/office/test_rights.py``."""


def open_office(app: Flask) -> None:
    """Register the pages of the office; the application has its services by then."""
    with app.app_context():
        prepare(app, services().store)
    shell.furnish(app)
    for room in ROOMS:
        app.register_blueprint(room)
