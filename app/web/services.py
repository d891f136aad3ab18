"""What the pages work with, in one parcel hung on the Flask application."""

from dataclasses import dataclass
from typing import cast

from flask import current_app

from app.config import Settings
from app.documents.pipeline import Office
from app.store.opened import Store
from app.workflow.applying import Applying
from app.workflow.batches.opened import Batching
from app.workflow.blanks import Blanks
from app.workflow.dossier.standings import Standings
from app.workflow.integrity.watching import Watching
from app.workflow.months.figures import Figures
from app.workflow.office.desk import Desk
from app.workflow.producing import Producing


@dataclass(frozen=True)
class Services:
    settings: Settings
    store: Store
    office: Office
    applying: Applying
    producing: Producing
    blanks: Blanks
    desk: Desk
    batching: Batching
    figures: Figures
    standings: Standings
    watching: Watching


def services() -> Services:
    return cast("Services", current_app.extensions["teczka"])
