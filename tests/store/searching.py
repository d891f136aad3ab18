"""A store comes in; everything it holds goes out: raw bytes, opened rows, opened and unpacked files."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence

import pypdfium2
from sqlalchemy import select

from app.config import Settings
from app.store.dossier_models import ArchivedFile
from app.store.files import Files
from app.store.letter_rows import LetterBlank, LetterRow
from app.store.models import Made, Upload
from app.store.opened import Store
from app.store.rotation import SEALED

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def places_of(store: Store, settings: Settings, needles: Sequence[str]) -> dict[str, set[str]]:
    """By needle, the kinds of places that hold it: files as they lie, tables and rooms as they open."""
    places: dict[str, set[str]] = {needle: set() for needle in needles}
    for where, data in (*raw(settings), *opened_rows(store), *opened_files(store, settings)):
        for needle in needles:
            if any(holds(part, needle) for part in unpacked(data)):
                places[needle].add(where)
    return places


def raw(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Every file there is, with its name, as a thief of the disk would read it."""
    for folder in (settings.data, settings.generated):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                inside = path.relative_to(folder)
                yield (
                    f"raw {folder.name}/{inside.parts[0]}",
                    str(inside).encode() + path.read_bytes(),
                )


def opened_rows(store: Store) -> Iterator[tuple[str, bytes]]:
    """Every sealed value of every table, as one who has the keys reads it."""
    with store.shelf.database.reading() as session:
        for model, _ in SEALED:
            for row in session.scalars(select(model)):
                if row.sealed:
                    opened = store.shelf.cipher.open(row.sealed, *row.own_place)
                    kind = getattr(row, "kind", "")
                    yield f"{model.__tablename__} {kind}".strip(), opened


def opened_files(store: Store, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Every sealed file a row speaks of; one of nobody would be a fault and raises."""
    shelf = store.shelf
    with shelf.database.reading() as session:
        owned = {
            "uploads": (
                shelf.uploads,
                {u.file: u.draft_id for u in session.scalars(select(Upload))},
            ),
            "produced": (
                shelf.produced,
                {m.file: m.draft_id for m in session.scalars(select(Made))},
            ),
            "letters": (shelf.letters, dict(_letter_files(session))),
            "archive": (
                shelf.archive,
                {a.name: a.owner for a in session.scalars(select(ArchivedFile))},
            ),
        }
    for folder in settings.exports.iterdir() if settings.exports.is_dir() else ():
        files = Files(folder.resolve().as_uri(), shelf.cipher)
        yield from (("file of exports", files.get(n, owner=folder.name)) for n in names_in(files))
    for room, (files, owners) in owned.items():
        on_disk = set(names_in(files))
        assert on_disk == owners.keys(), f"{room}: {on_disk ^ owners.keys()} are nobody's"
        for name, owner in owners.items():
            yield f"file of {room}", files.get(name, owner=owner)


def _letter_files(session) -> Iterator[tuple[str, str]]:
    for row in session.scalars(select(LetterRow)):
        yield from ((name, row.owner) for name in row.files)
    for blank in session.scalars(select(LetterBlank)):
        yield blank.file, blank.id


def names_in(files: Files) -> Iterator[str]:
    for path, _ in files._all():
        yield path.rpartition("/")[2]


def unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes, and what a ZIP (a DOCX) or a PDF among them says inside."""
    yield data
    start = data.find(b"PK\x03\x04")
    if start >= 0 and zipfile.is_zipfile(io.BytesIO(data[start:])):
        with zipfile.ZipFile(io.BytesIO(data[start:])) as package:
            for name in package.namelist():
                yield name.encode()
                yield package.read(name)
    start = data.find(b"%PDF")
    if start >= 0:
        for page in pypdfium2.PdfDocument(data[start:]):
            yield page.get_textpage().get_text_range().encode()


def holds(data: bytes, needle: str) -> bool:
    """Whether the needle stands there in any encoding or form, also as JSON writes what is not ASCII."""
    forms = {needle, unicodedata.normalize("NFD", needle), needle.casefold(), needle.upper()}
    return any(form.encode(encoding) in data for form in forms for encoding in ENCODINGS) or any(
        form.encode("ascii", "backslashreplace") in data for form in forms
    )
