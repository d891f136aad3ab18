"""The office: everything under /biuro/, for people with an account; each room is a blueprint in ``ROOMS``."""

from flask import Blueprint, Flask

from app.web.office import ledger, settings, shell, start
from app.web.office.accounts import passwords, second_factor, signing_in
from app.web.office.assistants import assignments, assistants, care, of_matter
from app.web.office.checks import pages as check_pages
from app.web.office.checks import papers as check_papers
from app.web.office.closing import compare, month, queue
from app.web.office.closing import papers as month_papers
from app.web.office.commission import lists, minutes, proposals, sessions
from app.web.office.control import dossier as control_dossier
from app.web.office.control import drawing as control_drawing
from app.web.office.control import opening as control_opening
from app.web.office.control import pack as control_pack
from app.web.office.control import pages as control_pages
from app.web.office.correspondence import batches, blanks, letters
from app.web.office.diary import pages as diary
from app.web.office.diary import repeating
from app.web.office.dossiers import pages as dossier_pages
from app.web.office.dossiers import reminders
from app.web.office.exports import dossier as dossier_export
from app.web.office.exports import programme as programme_export
from app.web.office.figures import files as figure_files
from app.web.office.figures import pages as figure_pages
from app.web.office.gatehouse.machinery import prepare
from app.web.office.importing import pages as importing
from app.web.office.integrity import pages as integrity_pages
from app.web.office.offline import pages as offline
from app.web.office.prints import cards
from app.web.office.register import (
    answers,
    assessment,
    changes,
    confirming,
    exports,
    intake,
    matter,
    matters,
    papers,
    reserve,
    resolutions,
)
from app.web.office.retention import erasing, requests
from app.web.office.retention import pages as retention_pages
from app.web.office.scans import index as scans
from app.web.office.scans import pictures, signatures, single_page, stacks
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
    cards.PAGES,
    figure_pages.PAGES,
    figure_files.PAGES,
    check_pages.PAGES,
    check_papers.PAGES,
    diary.PAGES,
    repeating.PAGES,
    offline.PAGES,
    assistants.PAGES,
    assignments.PAGES,
    of_matter.PAGES,
    importing.PAGES,
    care.PAGES,
    month.PAGES,
    queue.PAGES,
    compare.PAGES,
    month_papers.PAGES,
    dossier_pages.PAGES,
    reminders.PAGES,
    scans.PAGES,
    stacks.PAGES,
    single_page.PAGES,
    pictures.PAGES,
    signatures.PAGES,
    control_pages.PAGES,
    control_opening.PAGES,
    control_drawing.PAGES,
    control_dossier.PAGES,
    control_pack.PAGES,
    dossier_export.PAGES,
    programme_export.PAGES,
    retention_pages.PAGES,
    erasing.PAGES,
    requests.PAGES,
    integrity_pages.PAGES,
)
"""A new room adds itself here, and its routes to the table in ``tests/web/office/routes.py``."""


def open_office(app: Flask) -> None:
    """Register the pages of the office; the application has its services by then."""
    with app.app_context():
        prepare(app, services().store)
    shell.furnish(app)
    for room in ROOMS:
        app.register_blueprint(room)
