"""Store, settings and a LibreOffice come in; what keeps dossiers and their durable jobs go out."""

from collections.abc import Callable, Mapping

from app.config import Settings
from app.documents import scans
from app.documents.pipeline import Office
from app.store.opened import Store
from app.store.prepared import EXPORT
from app.store.reach import ERASE
from app.workflow.batches.office_letters import OfficeLetters, own_or_common
from app.workflow.dossier.erasing_job import open_erasing_job
from app.workflow.dossier.export_job import ExportJob
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.keep_job import KeepJob
from app.workflow.dossier.keeper import WISH, Collecting, Keeper
from app.workflow.dossier.keeping import Keeping
from app.workflow.dossier.lacks_job import LacksJob
from app.workflow.dossier.papers.accepted_months import AcceptedMonths
from app.workflow.dossier.papers.office_papers import AssessmentCards, CheckRecords
from app.workflow.dossier.papers.printed_bundle import PrintedBundle
from app.workflow.dossier.papers.sent_letters import SentLetters
from app.workflow.dossier.papers.source import Source
from app.workflow.dossier.papers.verdict import Verdicts
from app.workflow.dossier.reading import DossierReading
from app.workflow.dossier.scan_counting import ScanCounting
from app.workflow.dossier.scan_filing import ScanFiling
from app.workflow.dossier.scan_job import JOB as SCAN
from app.workflow.dossier.scan_job import ScanJob
from app.workflow.dossier.scan_reading import Originals, Reader, ScanReading
from app.workflow.dossier.scan_sorting import Sorting
from app.workflow.dossier.standings import JOB as LACKS
from app.workflow.dossier.standings import open_standings
from app.workflow.jobs.job import Job
from app.workflow.months.figures import Figures, open_figures
from app.workflow.office.desk import Desk
from app.workflow.office.dossiers import Occasion
from app.workflow.office.office_papers import OfficePapers


def dossier_jobs(
    store: Store,
    settings: Settings,  # noqa: ARG001 - what further jobs will work with
    desk: Desk,
    office: Office,
) -> Mapping[str, Job]:
    """Seen through one at a time, in one queue with the batches of letters."""
    return {
        WISH: KeepJob(store.wishes, collecting(store, desk, office)),
        SCAN: scan_job(store, desk),
        EXPORT: ExportJob(
            store.wishes,
            store.prepared,
            open_exporting(store, desk, open_figures(desk)),
            office,
        ),
        ERASE: open_erasing_job(store, desk),
        LACKS: LacksJob(open_standings(store, desk)),
    }


def open_exporting(store: Store, desk: Desk, figures: Figures) -> Exporting:
    """Exports of what this store keeps."""
    reading = DossierReading(desk, store.ledger)
    return Exporting(desk, reading, store.archive, store.ledger, figures, store.shelf.clock)


def open_keeper(
    store: Store, desk: Desk, office: Office, nudge: Callable[[str, str], None]
) -> Keeper:
    """What a desk tells of its deeds; ``nudge`` wakes whoever sees wishes through."""
    return Keeper(collecting(store, desk, office), store.wishes, nudge)


def collecting(store: Store, desk: Desk, office: Office) -> Collecting:
    """Everything a dossier keeps, by the occasion that brings it."""
    letters = OfficeLetters(desk, own_or_common(store.letter_blanks))
    verdicts, papers = Verdicts(desk), OfficePapers(store.page_codes, office)
    sources: Mapping[Occasion, tuple[Source, ...]] = {
        Occasion.OPENED: (PrintedBundle(store), verdicts),
        Occasion.JUDGED: (verdicts,),
        Occasion.RESOLVED: (AssessmentCards(desk, papers),),
        Occasion.SENT: (SentLetters(store.batches, letters, store.page_codes, office),),
        Occasion.ACCEPTED: (AcceptedMonths(desk, store.page_codes, office),),
        Occasion.CHECKED: (CheckRecords(desk, papers),),
    }
    return Collecting(Keeping(desk, store.archive, store.shelf.clock), sources)


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
    return ScanJob(ScanCounting(store.scan_work, reader, originals), reading, filing)
