"""Store, settings and a LibreOffice come in; the durable jobs of dossiers go out, by their kinds."""

from collections.abc import Mapping

from app.config import Settings
from app.documents import scans
from app.documents.pipeline import Office
from app.store.opened import Store
from app.workflow.dossier.keeping import Keeping
from app.workflow.dossier.scan_filing import ScanFiling
from app.workflow.dossier.scan_job import JOB as SCAN
from app.workflow.dossier.scan_job import ScanJob
from app.workflow.dossier.scan_reading import Originals, Reader, ScanReading
from app.workflow.dossier.scan_sorting import Sorting
from app.workflow.jobs.job import Job
from app.workflow.office.desk import Desk


def dossier_jobs(
    store: Store,
    settings: Settings,  # noqa: ARG001 - what the jobs will work with
    desk: Desk,
    office: Office,  # noqa: ARG001 - the same
) -> Mapping[str, Job]:
    """Seen through one at a time, in one queue with the batches of letters."""
    return {SCAN: scan_job(store, desk)}


def scan_job(store: Store, desk: Desk, reader: Reader = scans) -> ScanJob:
    """What reads and files scans."""
    sorting, originals = Sorting(desk, store.page_codes), Originals(store.scans)
    reading = ScanReading(store.scan_work, store.scans, sorting, reader, originals)
    filing = ScanFiling(
        desk=desk,
        work=store.scan_work,
        scans=store.scans,
        archive=store.archive,
        sorting=sorting,
        keeping=Keeping(desk, store.archive, store.shelf.clock),
        ledger=store.ledger,
        reader=reader,
        originals=originals,
    )
    return ScanJob(reading, filing)
