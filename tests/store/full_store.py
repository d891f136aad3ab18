"""A store with something of everything: a file in every room, a row in every table with sealed bytes."""

import secrets
import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.config import Settings
from app.dossier.kept import KeptFile, KeptPaper, Source
from app.dossier.printed import PrintedPaper, PrintedPart
from app.matters.matter import Matter
from app.matters.rights import Role
from app.store.claims import Claim, Room, claims
from app.store.letter_values import MadeLetter, Order
from app.store.models import Moment, SealedRow
from app.store.opened import Store, open_store
from app.store.rotation import SEALED
from tests.store.builders import BORN, NAME, TurnableClock
from tests.store.matters import CLERK, PROGRAMME, a_matter

PDF = "application/pdf"
PAPER = b"%PDF a paper of the dossier " * 20


def a_furnished_folder(folder: Path) -> Path:
    """The folders of a store with something of everything, to be copied: that is quicker than furnishing."""
    store = open_store(settings_in(folder), TurnableClock())
    furnish(store)
    store.close()
    return folder


def copied(furnished: Path, folder: Path) -> Settings:
    """The same store once more."""
    shutil.copytree(furnished, folder, dirs_exist_ok=True)
    return settings_in(folder)


def settings_in(folder: Path) -> Settings:
    return Settings(data=folder / "data", generated=folder / "generated")


def furnish(store: Store, people: int = 2) -> Sequence[Matter]:
    """Fill every room and every table; the matters, each with papers in its dossier."""
    started = store.drafts.start(PROGRAMME, "person", {"name": [NAME]}, "token-1")
    draft = started.draft_id
    store.drafts.set_birth_date(draft, BORN)
    store.drafts.remember(draft, "back", "needs")
    store.visits.open(draft, started.code)
    store.uploads.add(draft, "orzeczenie.pdf", PDF, 1, b"%PDF a copy " * 30)
    store.produced.put(draft, "digest", "bundle", PDF, b"%PDF a bundle " * 30)
    store.bundles.put("K7MX-3T9P", draft, PROGRAMME, NAME, store.drafts.answers(draft))
    store.letter_blanks.add(PROGRAMME, "award", b"PK a blank " * 30, CLERK, "wzór.docx")
    store.accounts.add("ewa@example.org", "Ewa Zmyślona", frozenset({Role.CLERK}), {PROGRAMME})
    store.wishes.ask("export", PROGRAMME, "", CLERK.account_id, {"reason": NAME})
    matters = [a_dossier(store, number) for number in range(1, people + 1)]
    _letters(store, matters)
    with store.shelf.database.writing() as session:
        for model, _ in SEALED:
            if session.scalars(select(model).limit(1)).first() is None:
                _add_any(store, session, model)
    return matters


def a_dossier(store: Store, number: int) -> Matter:
    """A matter with a print under a code and two editions of a paper."""
    matter = store.matters.add(a_matter(number), CLERK, "matter_opened")
    code = store.page_codes.code_of("matter", matter.id)
    part = PrintedPart("card", "Karta zgłoszenia", 1, 2, matter.id)
    store.page_codes.give(
        PrintedPaper(code, PROGRAMME, "card", "draft-1", "Karta", 2, "d", (part,))
    )
    for edition in (1, 2):
        paper_id = secrets.token_hex(16)
        kept = keep(store, PAPER + bytes([number, edition]), paper_id)
        store.kept_papers.add(_paper(matter, paper_id, edition, kept), CLERK, "paper.kept")
    return matter


def keep(store: Store, data: bytes, owner: str) -> KeptFile:
    return store.archive.put(data, PDF, owner=owner)


def _paper(matter: Matter, paper_id: str, edition: int, file: KeptFile) -> KeptPaper:
    return KeptPaper(
        id=paper_id,
        programme=matter.programme,
        matter_id=matter.id,
        kind="card",
        title="Karta zgłoszenia",
        source=Source.MADE,
        edition=edition,
        made_on=date(2026, 1, 5),
        filed_at=datetime(2026, 1, 5, 9, edition, tzinfo=UTC),
        filed_by=CLERK.name,
        files=(file,),
    )


def _letters(store: Store, matters: Sequence[Matter]) -> None:
    order = Order(PROGRAMME, "award", date(2026, 1, 8))
    batch = store.batches.create(order, [each.id for each in matters], made_by="a1")
    store.batches.ask(PROGRAMME, batch.id)
    for each in matters:
        letter = MadeLetter(b"PK a letter " * 30, b"%PDF a letter " * 30, 1)
        assert store.letter_work.put(batch.id, each.id, "digest", letter)


def _add_any(store: Store, session: Session, model: type[SealedRow]) -> None:
    """A row of a table nothing above fills, made of whatever its columns take."""
    row = model()
    for column in model.__table__.columns:
        setattr(row, column.key, _any_value(session, column))
    row.sealed = store.shelf.cipher.seal(b'{"name":"nobody"}', *row.own_place)
    session.add(row)
    session.flush()


def _any_value(session: Session, column: Any) -> Any:
    for key in column.foreign_keys:
        return session.scalars(select(key.column).limit(1)).first()
    if column.key == "picture":
        return ""  # a name would have to be that of a file
    if isinstance(column.type, Moment):
        return datetime(2026, 3, 3, 10, tzinfo=UTC)
    return {str: "x1", int: 1, bool: True, bytes: b""}.get(column.type.python_type)


def path_of(store: Store, claim: Claim) -> Path:
    """Where the file lies."""
    files = {
        Room.ARCHIVE: store.shelf.archive,
        Room.LETTERS: store.shelf.letters,
        Room.UPLOADS: store.shelf.uploads,
        Room.PRODUCED: store.shelf.produced,
    }
    return Path(files[claim.room]._path(claim.name))


def every_claim(store: Store) -> Sequence[Claim]:
    with store.shelf.database.reading() as session:
        return sorted(claims(session), key=lambda claim: (claim.room, claim.name))
