"""Papers as they are printed come in; what the code of a page stands for goes out.

The same print asked for twice is one edition of its code; another content, or other pages, is the next one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from app.dossier.page_code import plain_code, shown_code
from app.dossier.printed import PrintedPaper, PrintedPart, SigningPlace
from app.store.database import one_at_a_time
from app.store.dossier_models import PrintedPartRow, PrintedRow
from app.store.keyed_hash import KeyedHash
from app.store.plain import read, written
from app.store.shelf import Shelf

LETTERS = "2346789ABCDEFGHJKMNPQRTWXYZ"
"""Signs none of which looks like another: 0 O, 1 I L, 5 S, U V are left out."""
LENGTH = 8
_LOCK = 7_203_145_004  # any number of our own: PostgreSQL's advisory locks are told apart by it


class PageCodes:
    """Every code given out; codes are kept as plain letters and digits and handed out as shown."""

    def __init__(self, shelf: Shelf, keyed_hash: KeyedHash) -> None:
        self._shelf = shelf
        self._hash = keyed_hash

    def code_of(self, *origin: str) -> str:
        """The code of what these ids name: the same each time, and says nothing of them."""
        number = int.from_bytes(self._hash.of("page code", *origin))
        signs = []
        for _ in range(LENGTH):
            number, place = divmod(number, len(LETTERS))
            signs.append(LETTERS[place])
        return shown_code("".join(signs))

    def give(self, paper: PrintedPaper) -> PrintedPaper:
        """Note what is about to be printed; the paper with its edition and moment."""
        code = plain_code(paper.code)
        with self._shelf.database.writing() as session:
            one_at_a_time(session, _LOCK)
            query = select(PrintedRow).where(
                PrintedRow.programme == paper.programme, PrintedRow.code == code
            )
            rows = session.scalars(query.order_by(PrintedRow.edition)).all()
            for row in rows:
                known = self._paper(session, row)
                if replace(known, edition=0, made_at=None, parts=_unowned(known.parts)) == replace(
                    paper, edition=0, made_at=None, parts=_unowned(paper.parts), code=known.code
                ):
                    return known
            given = replace(
                paper,
                code=shown_code(code),
                edition=rows[-1].edition + 1 if rows else 1,
                made_at=self._shelf.clock(),
            )
            self._insert(session, given, code)
            return given

    def find(self, programme: str, code: str, edition: int) -> PrintedPaper | None:
        """What this edition of this code stands for in this programme, if anything."""
        with self._shelf.database.reading() as session:
            row = session.get(PrintedRow, (programme, plain_code(code), edition))
            return None if row is None else self._paper(session, row)

    def editions(self, programme: str, code: str) -> Sequence[PrintedPaper]:
        """All prints of a code, the first one first."""
        query = select(PrintedRow).where(
            PrintedRow.programme == programme, PrintedRow.code == plain_code(code)
        )
        return self._papers(query.order_by(PrintedRow.edition))

    def of_origin(self, programme: str, origin: str) -> Sequence[PrintedPaper]:
        """Everything printed of one draft, batch or month, in the order of printing."""
        query = select(PrintedRow).where(
            PrintedRow.programme == programme, PrintedRow.origin == origin
        )
        return self._papers(query.order_by(PrintedRow.made_at, PrintedRow.code))

    def of_matter(self, programme: str, matter_id: str) -> Sequence[PrintedPaper]:
        """Every print with a part of this matter, in the order of printing."""
        mine = select(PrintedPartRow.code, PrintedPartRow.edition).where(
            PrintedPartRow.programme == programme, PrintedPartRow.subject == matter_id
        )
        with self._shelf.database.reading() as session:
            keys = sorted({(row[0], row[1]) for row in session.execute(mine)})
            rows = [session.get_one(PrintedRow, (programme, *key)) for key in keys]
            return [
                self._paper(session, row) for row in sorted(rows, key=lambda r: (r.made_at, r.code))
            ]

    def assign(self, programme: str, origin: str, matter_id: str) -> None:
        """What was printed of a draft belongs, from now on, to the matter opened with it."""
        query = select(PrintedRow).where(
            PrintedRow.programme == programme, PrintedRow.origin == origin
        )
        with self._shelf.database.writing() as session:
            for row in session.scalars(query.with_for_update()).all():
                for part in session.scalars(_parts_of(row)).all():
                    plain = self._shelf.cipher.open(part.sealed, *part.own_place)
                    part.subject = matter_id
                    part.sealed = self._shelf.cipher.seal(plain, *part.own_place)

    def forget(self, programme: str, matter_id: str) -> int:
        """Take away what was printed of a matter, and nothing of others; how many parts went."""
        with self._shelf.database.writing() as session:
            return forget_in(session, programme, matter_id)

    def forget_unowned(self, origins: Iterable[str]) -> None:
        """Take away what was printed of drafts that are gone, where no matter came of them."""
        with self._shelf.database.writing() as session:
            forget_unowned(session, origins)

    def _insert(self, session: Session, paper: PrintedPaper, code: str) -> None:
        row = PrintedRow(programme=paper.programme, code=code, edition=paper.edition)
        row.kind, row.origin, row.pages = paper.kind, paper.origin, paper.pages
        row.made_at = paper.made_at or self._shelf.clock()
        told = {"title": paper.title, "digest": paper.digest}
        row.sealed = self._shelf.cipher.seal(written(told), *row.own_place)
        session.add(row)
        for part in paper.parts:
            session.add(self._part_row(paper, part, code))

    def _part_row(self, paper: PrintedPaper, part: PrintedPart, code: str) -> PrintedPartRow:
        row = PrintedPartRow(programme=paper.programme, code=code, edition=paper.edition)
        row.first, row.pages, row.slug, row.subject = (
            part.first,
            part.pages,
            part.slug,
            part.matter_id,
        )
        told = {"title": part.title, "signing": [asdict(place) for place in part.signing]}
        row.sealed = self._shelf.cipher.seal(written(told), *row.own_place)
        return row

    def _papers(self, query: Select[PrintedRow]) -> list[PrintedPaper]:
        with self._shelf.database.reading() as session:
            return [self._paper(session, row) for row in session.scalars(query).all()]

    def _paper(self, session: Session, row: PrintedRow) -> PrintedPaper:
        told = read(self._shelf.cipher.open(row.sealed, *row.own_place))
        return PrintedPaper(
            code=shown_code(row.code),
            programme=row.programme,
            kind=row.kind,
            origin=row.origin,
            title=told["title"],
            pages=row.pages,
            digest=told["digest"],
            parts=tuple(self._part(part) for part in session.scalars(_parts_of(row))),
            edition=row.edition,
            made_at=row.made_at,
        )

    def _part(self, row: PrintedPartRow) -> PrintedPart:
        told = read(self._shelf.cipher.open(row.sealed, *row.own_place))
        signing = tuple(SigningPlace(**place) for place in told["signing"])
        return PrintedPart(row.slug, told["title"], row.first, row.pages, row.subject, signing)


def forget_in(session: Session, programme: str, matter_id: str) -> int:
    """``PageCodes.forget`` inside a transaction of somebody who takes more away in it."""
    of_matter = (PrintedPartRow.programme == programme, PrintedPartRow.subject == matter_id)
    keys = session.execute(
        select(PrintedPartRow.code, PrintedPartRow.edition).where(*of_matter).distinct()
    ).all()
    count = session.execute(delete(PrintedPartRow).where(*of_matter))
    for code, edition in keys:
        row = session.get_one(PrintedRow, (programme, code, edition))
        if session.scalars(_parts_of(row).limit(1)).first() is None:
            session.delete(row)
    return int(getattr(count, "rowcount", 0))


def forget_unowned(session: Session, origins: Iterable[str]) -> None:
    """The same within a deletion under way, so that a draft and its prints go at once."""
    query = select(PrintedRow).where(PrintedRow.origin.in_(list(origins)))
    for row in session.scalars(query).all():
        parts = session.scalars(_parts_of(row)).all()
        if not any(part.subject for part in parts):
            for part in parts:
                session.delete(part)
            session.delete(row)


def _parts_of(row: PrintedRow) -> Select[PrintedPartRow]:
    query = select(PrintedPartRow).where(
        PrintedPartRow.programme == row.programme,
        PrintedPartRow.code == row.code,
        PrintedPartRow.edition == row.edition,
    )
    return query.order_by(PrintedPartRow.first)


def _unowned(parts: tuple[PrintedPart, ...]) -> tuple[PrintedPart, ...]:
    """Whose a bundle is becomes known later; it is the same print all the same."""
    return tuple(replace(part, matter_id="") for part in parts)
