"""Store, settings and a LibreOffice come in; exports and the durable jobs of dossiers go out."""

from collections.abc import Mapping

from app.config import Settings
from app.documents.pipeline import Office
from app.store.opened import Store
from app.store.prepared import EXPORT
from app.workflow.dossier.export_job import ExportJob
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.reading import DossierReading
from app.workflow.jobs.job import Job
from app.workflow.months.figures import Figures, open_figures
from app.workflow.office.desk import Desk


def dossier_jobs(
    store: Store,
    settings: Settings,  # noqa: ARG001 - what other jobs will work with
    desk: Desk,
    office: Office,  # noqa: ARG001 - the same
) -> Mapping[str, Job]:
    """Seen through one at a time, in one queue with the batches of letters."""
    exporting = open_exporting(store, desk, open_figures(desk))
    return {EXPORT: ExportJob(store.wishes, store.prepared, exporting)}


def open_exporting(store: Store, desk: Desk, figures: Figures) -> Exporting:
    """Exports of what this store keeps."""
    reading = DossierReading(desk, store.ledger)
    return Exporting(desk, reading, store.archive, store.ledger, figures, store.shelf.clock)
