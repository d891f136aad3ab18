"""Whose dossier it is comes in; what every table but records and the ledger holds of the person goes out."""

from collections.abc import Iterator

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.dossier.page_code import plain_code
from app.dossier.scans import PageState
from app.dossier.traces import texts_in
from app.store.bundles import Bundles
from app.store.dossier_models import (
    ArchivedFile,
    PrintedPartRow,
    PrintedRow,
    ScanPageRow,
    ScanRow,
    Wish,
)
from app.store.keyed_hash import KeyedHash
from app.store.letter_rows import BatchRow, LetterRow
from app.store.letter_values import CARDS
from app.store.models import Draft, Made, Upload
from app.store.page_codes import PageCodes
from app.store.plain import read
from app.store.reach import ARCHIVE, ERASE, LETTERS, PRODUCED, UPLOADS, Rows, Told, Whose
from app.store.shared_records import Leaving, mentions
from app.store.shelf import Shelf
from app.store.wishes import WishState

UNSORTED = (
    PageState.WAITING,
    PageState.KNOWN,
    PageState.UNTAKEN,
    PageState.FOREIGN,
    PageState.UNREADABLE,
)
"""Pages that lie in no dossier: whose they are nobody has said yet."""
_AT_A_TIME = 500


class ReachedRows:
    """Cheap enough to ask for inside the transaction that erases."""

    def __init__(self, shelf: Shelf, keyed_hash: KeyedHash) -> None:
        self._shelf = shelf
        self._bundles = Bundles(shelf, keyed_hash)
        self._codes = PageCodes(shelf, keyed_hash)

    def of(self, session: Session, whose: Whose, told: Told) -> Rows:
        """Files of scans and of kept papers are found by the records ``told`` has."""
        letters = tuple(self._letters(session, whose))
        pages = session.scalars(
            select(ScanPageRow)
            .join(ScanRow, ScanRow.id == ScanPageRow.scan_id)
            .where(ScanRow.programme == whose.programme, ScanPageRow.subject == whose.matter_id)
        ).all()
        scans = tuple(sorted({page.scan_id for page in pages}))
        owners = (*(each.id for each in told.own), *scans)
        wishes, busy = self._wishes(session, whose)
        drafts = self._drafts(session, whose)
        return Rows(
            letters=tuple((row.batch_id, row.matter_id) for row in letters),
            drafts=drafts,
            scans=scans,
            scan_pages=len(pages),
            prints=_prints(session, whose),
            wishes=wishes,
            files=(
                *((LETTERS, name) for row in letters for name in row.files),
                *((ARCHIVE, name) for name in _archived(session, owners)),
                *_of_drafts(session, drafts),
            ),
            crowded=tuple(_crowded(session, scans, whose.matter_id)),
            busy=busy,
            unsorted=_unsorted(session, whose.programme),
        )

    def _letters(self, session: Session, whose: Whose) -> Iterator[LetterRow]:
        """The person's own, and an assistant's cards made in one file, of which a page is the person's."""
        prints = session.execute(_prints_of(whose)).all()
        batches, codes = {origin for origin, _ in prints}, {code for _, code in prints}
        query = select(LetterRow).join(BatchRow).where(BatchRow.programme == whose.programme)
        mine = LetterRow.matter_id == whose.matter_id
        for row in session.scalars(query.where(mine | LetterRow.batch_id.in_(batches))):
            cards = self._codes.code_of(CARDS, row.batch_id, row.matter_id)
            if row.matter_id == whose.matter_id or plain_code(cards) in codes:
                yield row

    def _drafts(self, session: Session, whose: Whose) -> tuple[str, ...]:
        """The drafts whose prints became this matter, as far as they still live."""
        origins = {
            *session.scalars(_prints_of(whose)),
            *self._bundles.drafts_of(session, whose.programme, whose.bundle),
        }
        return tuple(session.scalars(select(Draft.id).where(Draft.id.in_(origins))))

    def _wishes(self, session: Session, whose: Whose) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those about the person that are over, and those that are not."""
        query = select(Wish).where(Wish.programme == whose.programme)
        over, busy = list[str](), list[str]()
        leaving = Leaving(whose.traces, frozenset({whose.matter_id}))
        for row in session.scalars(query.order_by(Wish.asked_at, Wish.id)):
            if row.kind == ERASE:
                continue
            told = read(self._shelf.cipher.open(row.sealed, *row.own_place))
            text = "\n".join(texts_in(told))
            mine = row.subject == whose.matter_id or mentions(text, leaving)
            if mine or whose.traces.found_in(text):
                (busy if row.state == WishState.ASKED.value else over).append(row.id)
        return tuple(over), tuple(busy)


def _prints_of(whose: Whose) -> Select[str, str]:
    """Origin and code of every print of which a page is the person's."""
    printed = select(PrintedRow.origin, PrintedRow.code).join(
        PrintedPartRow,
        (PrintedPartRow.programme == PrintedRow.programme)
        & (PrintedPartRow.code == PrintedRow.code)
        & (PrintedPartRow.edition == PrintedRow.edition),
    )
    return printed.where(
        PrintedRow.programme == whose.programme, PrintedPartRow.subject == whose.matter_id
    )


def _prints(session: Session, whose: Whose) -> int:
    query = select(func.count()).where(
        PrintedPartRow.programme == whose.programme, PrintedPartRow.subject == whose.matter_id
    )
    return session.execute(query).scalar_one()


def _archived(session: Session, owners: tuple[str, ...]) -> Iterator[str]:
    for start in range(0, len(owners), _AT_A_TIME):
        some = owners[start : start + _AT_A_TIME]
        query = select(ArchivedFile.name).where(ArchivedFile.owner.in_(some))
        yield from session.scalars(query.order_by(ArchivedFile.name))


def _of_drafts(session: Session, drafts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    copies = select(Upload.file).where(Upload.draft_id.in_(drafts)).order_by(Upload.file)
    made = select(Made.file).where(Made.draft_id.in_(drafts)).order_by(Made.file)
    yield from ((UPLOADS, name) for name in session.scalars(copies))
    yield from ((PRODUCED, name) for name in session.scalars(made))


def _crowded(session: Session, scans: tuple[str, ...], matter_id: str) -> Iterator[str]:
    """Stacks whose original still holds pages of others that lie in no dossier."""
    query = select(ScanPageRow.scan_id).where(
        ScanPageRow.scan_id.in_(scans),
        ScanPageRow.subject != matter_id,
        ScanPageRow.state.in_([state.value for state in UNSORTED]),
    )
    yield from session.scalars(query.distinct().order_by(ScanPageRow.scan_id))


def _unsorted(session: Session, programme: str) -> int:
    query = (
        select(func.count())
        .select_from(ScanPageRow)
        .join(ScanRow, ScanRow.id == ScanPageRow.scan_id)
        .where(
            ScanRow.programme == programme,
            ScanPageRow.subject == "",
            ScanPageRow.state.in_([state.value for state in UNSORTED]),
        )
    )
    return session.execute(query).scalar_one()
