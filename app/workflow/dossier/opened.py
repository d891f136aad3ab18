"""Store, settings and a LibreOffice come in; the durable jobs of dossiers go out, by their kinds."""

from collections.abc import Mapping

from app.config import Settings
from app.documents.pipeline import Office
from app.store.opened import Store
from app.workflow.jobs.job import Job
from app.workflow.office.desk import Desk


def dossier_jobs(
    store: Store,  # noqa: ARG001 - what the jobs will work with
    settings: Settings,  # noqa: ARG001 - the same
    desk: Desk,  # noqa: ARG001 - the same
    office: Office,  # noqa: ARG001 - the same
) -> Mapping[str, Job]:
    """Seen through one at a time, in one queue with the batches of letters."""
    return {}
