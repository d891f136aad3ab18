"""Settings come in; the store goes out, with its tables up to date and its keys in hand."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from app.config import Settings
from app.dossier.control import Control
from app.dossier.erasure import Erasure, ErasureOrder
from app.dossier.kept import KeptPaper
from app.dossier.lacks import DossierLacks
from app.dossier.requests import DataRequest
from app.dossier.retention import Retention
from app.matters.matter import Matter
from app.matters.office import OfficeSettings
from app.matters.session import Session
from app.months.assignment import Assignment, Profile
from app.months.care import CareSchedule
from app.months.entry import ServiceEntry
from app.months.figures import MonthFigures
from app.months.month_file import HandedContent, MonthFile
from app.months.spot_check import SpotCheck
from app.store import keys
from app.store.accounts import Accounts
from app.store.archive import Archive
from app.store.attempts import AttemptLimits, Attempts
from app.store.audit import Audit, Event
from app.store.batches import Batches
from app.store.bundles import Bundles
from app.store.chain import Chain
from app.store.cipher import Cipher
from app.store.claims import Room, claims, files_of
from app.store.clock import Clock, utc_now
from app.store.database import Database
from app.store.deletion import Deleted
from app.store.drafts import Drafts
from app.store.erasing import Erasing
from app.store.files import Files
from app.store.integrity import Integrity
from app.store.keyed_hash import KeyedHash, has_pepper, load_keyed_hash
from app.store.kinds import (
    ASSIGNMENTS,
    CARE_SCHEDULES,
    CONTROLS,
    DATA_REQUESTS,
    ENTRIES,
    ERASURE_ORDERS,
    ERASURES,
    HANDED_CONTENTS,
    KEPT_PAPERS,
    MATTERS,
    MONTH_FILES,
    OFFICE_SETTINGS,
    PROFILES,
    RETENTIONS,
    SESSIONS,
    SPOT_CHECKS,
)
from app.store.ledger import Ledger
from app.store.letter_blanks import LetterBlanks
from app.store.letter_work import LetterWork
from app.store.numbers import take_number
from app.store.page_codes import PageCodes
from app.store.prepared import Prepared
from app.store.produced import Produced
from app.store.productions import Productions
from app.store.records import Records
from app.store.remembered import Remembered
from app.store.remembered_matters import RememberedMatters
from app.store.resumption import Resumption
from app.store.rotation import Rotated, rotate
from app.store.row_sums import RowSums
from app.store.scan_work import ScanWork
from app.store.scans import Scans
from app.store.schema import bring_up_to_date
from app.store.shelf import Shelf
from app.store.sign_ins import SignIns
from app.store.uploads import Uploads
from app.store.visits import Visits
from app.store.wishes import Wishes


@dataclass(frozen=True)
class Expired:
    """What ``expire`` removed; ``files`` are those no row spoke of."""

    deleted: Deleted
    files: int


@dataclass(frozen=True)
class Store:
    """Everything kept. Threads may share one; a forked process opens its own."""

    drafts: Drafts
    visits: Visits
    uploads: Uploads
    produced: Produced
    letter_blanks: LetterBlanks
    productions: Productions
    batches: Batches
    letter_work: LetterWork
    audit: Audit
    shelf: Shelf
    attempts: Attempts
    accounts: Accounts
    sign_ins: SignIns
    keyed_hash: KeyedHash
    ledger: Ledger
    matters: Records[Matter]
    sessions: Records[Session]
    office_settings: Records[OfficeSettings]
    bundles: Bundles
    assignments: Records[Assignment]
    profiles: Records[Profile]
    entries: Records[ServiceEntry]
    month_files: Records[MonthFile]
    handed_contents: Records[HandedContent]
    care_schedules: Records[CareSchedule]
    spot_checks: Records[SpotCheck]
    month_figures: Remembered[MonthFigures]
    dossier_lacks: RememberedMatters[DossierLacks]
    kept_papers: Records[KeptPaper]
    retentions: Records[Retention]
    erasures: Records[Erasure]
    controls: Records[Control]
    erasure_orders: Records[ErasureOrder]
    data_requests: Records[DataRequest]
    erasing: Erasing
    archive: Archive
    page_codes: PageCodes
    wishes: Wishes
    scans: Scans
    scan_work: ScanWork
    prepared: Prepared
    integrity: Integrity
    row_sums: RowSums

    def take_number(self, programme: str, year: int) -> int:
        """The next number of a case of this year, from 1 upwards; never the same twice."""
        return take_number(self.shelf.database, programme, year)

    def secret(self, purpose: str) -> bytes:
        """32 bytes for one purpose, the same as long as the installation lives."""
        return self.keyed_hash.of(purpose)

    def ping(self) -> None:
        """Raise what the database raises when it cannot be asked."""
        with self.shelf.database.reading() as session:
            session.execute(select(1))

    def expire(self) -> Expired:
        """Delete drafts whose time is over and files nobody claims; at start and once a day."""
        deleted = self.drafts.expire()
        self.attempts.delete_old()
        self.visits.delete_old()
        self.sign_ins.delete_old()
        self.scans.expire()
        self.prepared.delete_old()
        claimed, now, shelf = self.claimed(), self.shelf.clock(), self.shelf
        rooms = (files_of(shelf, room) for room in Room)
        return Expired(deleted, sum(files.delete_unclaimed(claimed, now) for files in rooms))

    def claimed(self) -> frozenset[str]:
        """Every file a row speaks of; of all rooms, since in one object store they may lie in one another."""
        with self.shelf.database.reading() as session:
            return frozenset(each.name for each in claims(session))

    def rotate(self) -> Rotated:
        """Seal everything with the current key; what is damaged is left and named."""
        rotated = rotate(self.shelf, self.row_sums)
        detail = f"rows={rotated.rows}:files={rotated.files}:damaged={len(rotated.damaged)}"
        self.audit.record(Event.KEYS_ROTATED, detail=detail)
        return rotated

    def close(self) -> None:
        self.shelf.database.close()


def open_store(
    settings: Settings, clock: Clock = utc_now, limits: AttemptLimits | None = None
) -> Store:
    """Open what is there, or begin anew; ``KeyMissing`` if there is data and not its key."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(settings.database)
    try:
        revision = bring_up_to_date(database)
        may_generate = not has_pepper(database)
        keys.load_keys(settings, may_generate=may_generate)  # makes them, if need be
        watch = keys.KeyWatch(settings)  # before they are read, so that no change is overlooked
        cipher = Cipher(keys.load_keys(settings, may_generate=False), fresh=watch)
        keyed_hash = load_keyed_hash(database, cipher)
        row_sums = RowSums(database, keyed_hash.of("row sums"))
        row_sums.watch(revision)
    except BaseException:
        database.close()
        raise
    shelf = Shelf(
        database,
        cipher,
        uploads=Files(settings.files, cipher),
        produced=Files(settings.produced, cipher),
        letters=Files(settings.letters, cipher),
        archive=Files(settings.archive, cipher),
        clock=clock,
        keep=timedelta(days=settings.draft_days),
    )
    return _furnished(shelf, keyed_hash, limits or AttemptLimits(), settings, row_sums)


def _furnished(
    shelf: Shelf,
    keyed_hash: KeyedHash,
    limits: AttemptLimits,
    settings: Settings,
    row_sums: RowSums,
) -> Store:
    idle = timedelta(minutes=settings.idle_minutes)
    attempts = Attempts(shelf.database, shelf.clock, limits)
    audit = Audit(shelf.database, keyed_hash, shelf.clock)
    resumption = Resumption(shelf, keyed_hash, attempts, audit)
    ledger = Ledger(shelf.database, Chain(keyed_hash, shelf.cipher), shelf.clock)
    erasures = Records(shelf, ledger, ERASURES)
    archive = Archive(shelf, keyed_hash)
    return Store(
        drafts=Drafts(shelf, keyed_hash, resumption, audit),
        visits=Visits(shelf),
        uploads=Uploads(shelf, audit),
        produced=Produced(shelf),
        letter_blanks=LetterBlanks(shelf),
        productions=Productions(shelf.database, shelf.clock),
        batches=Batches(shelf),
        letter_work=LetterWork(shelf),
        audit=audit,
        shelf=shelf,
        attempts=attempts,
        accounts=Accounts(shelf, keyed_hash, audit, ledger),
        sign_ins=SignIns(shelf, idle),
        keyed_hash=keyed_hash,
        ledger=ledger,
        matters=Records(shelf, ledger, MATTERS),
        sessions=Records(shelf, ledger, SESSIONS),
        office_settings=Records(shelf, ledger, OFFICE_SETTINGS),
        bundles=Bundles(shelf, keyed_hash),
        assignments=Records(shelf, ledger, ASSIGNMENTS),
        profiles=Records(shelf, ledger, PROFILES),
        entries=Records(shelf, ledger, ENTRIES),
        month_files=Records(shelf, ledger, MONTH_FILES),
        handed_contents=Records(shelf, ledger, HANDED_CONTENTS),
        care_schedules=Records(shelf, ledger, CARE_SCHEDULES),
        spot_checks=Records(shelf, ledger, SPOT_CHECKS),
        month_figures=Remembered(shelf, "figures", MonthFigures),
        dossier_lacks=RememberedMatters(shelf, "lacks", DossierLacks),
        kept_papers=Records(shelf, ledger, KEPT_PAPERS),
        retentions=Records(shelf, ledger, RETENTIONS),
        controls=Records(shelf, ledger, CONTROLS),
        erasures=erasures,
        erasure_orders=Records(shelf, ledger, ERASURE_ORDERS),
        data_requests=Records(shelf, ledger, DATA_REQUESTS),
        erasing=Erasing(shelf, keyed_hash, ledger, audit, erasures),
        archive=archive,
        page_codes=PageCodes(shelf, keyed_hash),
        wishes=Wishes(shelf),
        scans=Scans(shelf, archive),
        scan_work=ScanWork(shelf, archive),
        prepared=Prepared(shelf, settings.exports),
        integrity=Integrity(shelf, archive, ledger, row_sums),
        row_sums=row_sums,
    )
