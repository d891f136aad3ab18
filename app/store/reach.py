"""Whose dossier it is comes in; every row and file that tells of the person goes out, and nothing is changed.

A record is the person's own by its mark; what several people share is found by the matter's id and by the
person's traces, and so are lines of the ledger. What other persons' own records say is those persons' data:
it is counted and stays.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.dossier.erasure import NONE
from app.dossier.page_code import plain_code
from app.dossier.scans import PageState
from app.dossier.traces import Traces, texts_in
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
from app.store.kinds import CONTROLS, ERASURE_ORDERS, ERASURES, MATTERS
from app.store.letter_rows import BatchRow, LetterRow
from app.store.letter_values import CARDS
from app.store.models import Draft, Made, Upload
from app.store.office_models import LedgerDetail, LedgerLine, Record
from app.store.page_codes import PageCodes
from app.store.plain import Plain, made_of, read
from app.store.records import Kept
from app.store.remembered import NEVER_A_DEED
from app.store.shared_records import SHARED, Leaving
from app.store.shelf import Shelf
from app.store.wishes import WishState

ERASE = "erase"
"""The kind of the wish that erases."""
PAPERLESS = frozenset({ERASURES.name, ERASURE_ORDERS.name})
"""Kinds that tell of erasures, and by their making of nobody."""
UNSORTED = (
    PageState.WAITING,
    PageState.KNOWN,
    PageState.UNTAKEN,
    PageState.FOREIGN,
    PageState.UNREADABLE,
)
BY_ID = frozenset({CONTROLS.name})
"""Kinds that name matters by their ids alone, as proof of what was drawn: an id by itself leads to nobody."""
_WORD = re.compile(r"[\w-]+")
_AT_A_TIME = 500
LETTERS, ARCHIVE, UPLOADS, PRODUCED = "letters", "archive", "uploads", "produced"
"""The rooms of files."""


@dataclass(frozen=True)
class Whose:
    """``bundle`` is the code on the paper the matter was opened with, if there is one."""

    programme: str
    matter_id: str
    traces: Traces
    bundle: str = ""


@dataclass(frozen=True)
class Found:
    """One record, as it stood when it was found."""

    kind: str
    id: str
    version: int


@dataclass(frozen=True)
class Told:
    """What records and the ledger say of the person, up to ``last_line``."""

    own: tuple[Found, ...]
    shared: tuple[Kept, ...]
    lines: tuple[int, ...]
    last_line: int
    shared_kinds: tuple[str, ...] = ()
    left: Mapping[str, int] = field(default_factory=lambda: NONE)


@dataclass(frozen=True)
class Rows:
    """What other tables hold of the person: ids, and files as pairs of their room and name.

    ``crowded`` are stacks in which pages of others wait to be filed, ``busy`` wishes about the person that
    are not done yet, ``unsorted`` how many pages of the programme nobody sorted.
    """

    letters: tuple[tuple[str, str], ...]
    drafts: tuple[str, ...]
    scans: tuple[str, ...]
    scan_pages: int
    prints: int
    wishes: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    crowded: tuple[str, ...] = ()
    busy: tuple[str, ...] = ()
    unsorted: int = 0


@dataclass(frozen=True)
class Reach:
    told: Told
    rows: Rows

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of what goes, by codes; nothing is told of what there is none of."""
        counted = Counter(each.kind for each in self.told.own)
        counted["shared"] = len(self.told.shared)
        counted["ledger_detail"] = len(self.told.lines)
        counted["letter"] = len(self.rows.letters)
        counted["draft"] = len(self.rows.drafts)
        counted["scan"] = len(self.rows.scans)
        counted["scan_page"] = self.rows.scan_pages
        counted["printed_part"] = self.rows.prints
        counted["wish"] = len(self.rows.wishes)
        counted["file"] = len(self.rows.files)
        return MappingProxyType({code: n for code, n in sorted(counted.items()) if n})

    @property
    def left(self) -> Mapping[str, int]:
        """What stays and may name the person: other persons' own records, pages nobody sorted."""
        unsorted = {"unsorted": self.rows.unsorted} if self.rows.unsorted else {}
        return MappingProxyType({**self.told.left, **unsorted})


@dataclass(frozen=True)
class _Opened:
    """A record that is open before us; ``text`` is everything it says."""

    row: Record
    plain: Plain
    text: str


class Reaching:
    """Looks into every table that may hold something of a person."""

    def __init__(self, shelf: Shelf, keyed_hash: KeyedHash) -> None:
        self._shelf = shelf
        self._bundles = Bundles(shelf, keyed_hash)
        self._codes = PageCodes(shelf, keyed_hash)

    def reach(self, session: Session, whose: Whose) -> Reach:
        told = self.told(session, whose)
        return Reach(told, self.rows(session, whose, told))

    def last_line(self, session: Session) -> int:
        return session.scalar(select(func.max(LedgerLine.id))) or 0

    def quick(self, session: Session, whose: Whose) -> Reach:
        """What is the person's alone: opens nothing of others, and so tells nothing of what is shared."""
        told = Told(tuple(self._own(session, whose)), (), (), self.last_line(session))
        return Reach(told, self.rows(session, whose, told))

    def told(self, session: Session, whose: Whose) -> Told:
        """Opens every record of the programme and every detail of its lines once."""
        last = self.last_line(session)
        own = tuple(self._own(session, whose))
        leaving = Leaving(whose.traces, frozenset({whose.matter_id, *(each.id for each in own)}))
        others = {
            (each.row.kind, each.row.id): each for each in self._others(session, whose, leaving)
        }
        shared, left = _parted(others.values(), leaving)
        lines = tuple(self._lines(session, whose, leaving, others))
        return Told(
            own,
            tuple(value for _, value in shared),
            lines,
            last,
            tuple(kind for kind, _ in shared),
            left,
        )

    def rows(self, session: Session, whose: Whose, told: Told) -> Rows:
        """Everything that is no record: cheap enough to ask for inside the transaction that erases."""
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

    def _own(self, session: Session, whose: Whose) -> Iterator[Found]:
        query = select(Record.kind, Record.id, Record.version).where(
            Record.programme == whose.programme,
            Record.version != NEVER_A_DEED,
            (Record.subject == whose.matter_id)
            | ((Record.kind == MATTERS.name) & (Record.id == whose.matter_id)),
        )
        for kind, record_id, version in session.execute(query.order_by(Record.kind, Record.id)):
            yield Found(kind, record_id, version)

    def _others(self, session: Session, whose: Whose, leaving: Leaving) -> Iterator[_Opened]:
        """Records that are not the person's own and yet tell of them."""
        query = select(Record).where(
            Record.programme == whose.programme,
            Record.subject != whose.matter_id,
            Record.id != whose.matter_id,
            Record.version != NEVER_A_DEED,
            Record.kind.not_in(PAPERLESS),
        )
        for row in session.scalars(query.execution_options(yield_per=_AT_A_TIME)):
            plain = read(self._shelf.cipher.open(row.sealed, *row.own_place))
            text = "\n".join(texts_in(plain))
            near = row.kind in SHARED
            named = row.kind not in BY_ID and _mentions(text, leaving)
            if named or leaving.traces.found_in(text, near=near):
                yield _Opened(row, plain, text)

    def _lines(
        self,
        session: Session,
        whose: Whose,
        leaving: Leaving,
        others: Mapping[tuple[str, str], _Opened],
    ) -> Iterator[int]:
        """Lines about the person's own records, and lines that quote the person."""
        query = (
            select(LedgerLine, LedgerDetail)
            .join(LedgerDetail, LedgerDetail.ledger_id == LedgerLine.id)
            .where(LedgerLine.programme == whose.programme, LedgerLine.kind.not_in(PAPERLESS))
            .order_by(LedgerLine.id)
        )
        for line, detail in session.execute(query.execution_options(yield_per=_AT_A_TIME)):
            if line.record_id in leaving.ids or self._quoted(line, detail, leaving, others):
                yield line.id

    def _quoted(
        self,
        line: LedgerLine,
        detail: LedgerDetail,
        leaving: Leaving,
        others: Mapping[tuple[str, str], _Opened],
    ) -> bool:
        told = read(self._shelf.cipher.open(detail.sealed, *detail.own_place))
        text = "\n".join(texts_in([told["note"], told["before"], told["after"]]))
        if line.kind not in BY_ID and _mentions(text, leaving):
            return True
        near = line.kind in SHARED
        if not leaving.traces.found_in(text, near=near):
            return False
        # What another person's own record says of itself (a name, a common address) is theirs to keep.
        about = others.get((line.kind, line.record_id))
        if about is None or line.kind in SHARED:
            return True
        return leaving.traces.besides(about.text).found_in(text)

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
            mine = row.subject == whose.matter_id or _mentions(text, leaving)
            if mine or whose.traces.found_in(text):
                (busy if row.state == WishState.ASKED.value else over).append(row.id)
        return tuple(over), tuple(busy)


def _parted(
    others: Iterable[_Opened], leaving: Leaving
) -> tuple[tuple[tuple[str, Kept], ...], Mapping[str, int]]:
    """What is shared goes on without the person; what is another's own is counted by its kind."""
    shared, left = list[tuple[str, Kept]](), Counter[str]()
    for each in others:
        kind = SHARED.get(each.row.kind)
        if kind is not None:
            value = made_of(each.plain, kind.kind.type)
            rid = kind.rid(value, leaving)
            if rid != value:
                shared.append((each.row.kind, rid))
        else:
            left[each.row.kind] += 1
    return tuple(shared), MappingProxyType(dict(sorted(left.items())))


def _mentions(text: str, leaving: Leaving) -> bool:
    """Whether an id of the person's own records stands in the text."""
    return not leaving.ids.isdisjoint(_WORD.findall(text))


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
