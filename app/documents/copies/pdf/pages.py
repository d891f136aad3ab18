"""Somebody's PDF comes in; a new PDF of upright A4 pages with the same drawings goes out.

The source is never edited and passed on. Each page's drawing is copied, by a table of what may be
copied, into a form XObject of a new file and placed on a fresh sheet: scripts, actions,
attachments, forms, links, structure, metadata and signatures stay behind because nothing copies
them.
"""

from io import BytesIO

import pikepdf
from pikepdf import Array, Boolean, Dictionary, Integer, Page, Pdf, Stream

from app.documents.copies.accepted import AcceptedCopy, Kind
from app.documents.copies.limits import require_pages
from app.documents.copies.pdf.activity import active_parts, is_signed
from app.documents.copies.pdf.drawings import Copier
from app.documents.copies.pdf.fields import draw_into_pages
from app.documents.copies.pdf.geometry import inherited, view_of
from app.documents.copies.pdf.layers import Layers
from app.documents.copies.sheet import add_page, saved, sheet_for
from app.errors import UploadRefused

_LOCKED = (
    "Ten plik PDF jest zabezpieczony hasłem. Zdejmij hasło"
    " (otwórz plik, podaj hasło i wybierz Drukuj → Zapisz jako PDF) i dodaj plik jeszcze raz."
)
_DAMAGED = (
    "Ten plik PDF jest uszkodzony i nie da się odczytać jego stron."
    " Pobierz go lub zeskanuj orzeczenie jeszcze raz."
)
_PORTFOLIO = (
    "Ten plik PDF to portfolio, czyli zbiór innych plików."
    " Zapisz z niego samo orzeczenie i dodaj je osobno."
)
_DYNAMIC = (
    "Treść tego formularza PDF powstaje dopiero w programie Adobe."
    " Otwórz go tam, wybierz Drukuj → Zapisz jako PDF i dodaj tak zapisany plik."
)
_NO_PAGES = "Ten plik PDF nie ma żadnej strony. Zeskanuj orzeczenie jeszcze raz."
_BLANK = "Na stronach tego pliku PDF nic nie widać. Zeskanuj orzeczenie jeszcze raz."
_SHAPELESS = (
    "Strona {number} tego pliku PDF ma rozmiar, którego nie da się wydrukować."
    " Zeskanuj orzeczenie jeszcze raz."
)
REPAIRED_NOTE = (
    "Plik był uszkodzony. Odczytaliśmy, co się dało: sprawdź w podglądzie, czy są wszystkie strony."
)
LACKING_NOTE = "Część pliku jest uszkodzona. Sprawdź w podglądzie, czy widać całe strony."
RESTRICTED_NOTE = (
    "Autor pliku ograniczył w nim drukowanie lub kopiowanie. Kopia tych ograniczeń nie zachowuje."
)
SIGNED_NOTE = (
    "Plik jest podpisany elektronicznie. Kopia w komplecie dokumentów nie ma tego podpisu:"
    " zachowaj oryginalny plik."
)
LAYERS_NOTE = "Plik ma warstwy. W kopii jest to, co widać po jego otwarciu."
ACTIVE_NOTE = "Usunęliśmy z pliku aktywne elementy: {parts}. W kopii jest to, co widać na stronach."


def pdf_pages(data: bytes, *, max_pages: int) -> AcceptedCopy:
    """Copy every page of a PDF onto A4 sheets.

    Raises :class:`UploadRefused`: locked with a password, damaged beyond reading, without pages or
    with more than ``max_pages``, or showing what only one program can show.
    """
    try:
        with _opened(data) as source:
            return _copied(source, max_pages)
    except pikepdf.PasswordError as error:
        raise UploadRefused(_LOCKED) from error
    except pikepdf.PikepdfError as error:
        locked = "encrypt" in str(error).lower()
        raise UploadRefused(_LOCKED if locked else _DAMAGED) from error


def _opened(data: bytes) -> Pdf:
    # Explicit conversion: a strange file may hold any type anywhere, and no value then takes us
    # unawares. The page tree stays as it is, so that it can be asked what it promised.
    return pikepdf.open(BytesIO(data), conversion_mode="explicit", inherit_page_attributes=False)


def _copied(source: Pdf, max_pages: int) -> AcceptedCopy:
    promised = _promised_pages(source)  # asked first: the library counts anew on the way
    count = len(source.pages)
    _refuse_unprintable(source, count, max_pages)
    layers = Layers(source.Root)
    notes = _notes(source, layers, lost=promised > count) + draw_into_pages(source, layers)
    target = Pdf.new()
    copier = Copier(target, layers)
    drawn = [
        _copy_page(page, number, target, copier)
        for number, page in enumerate(source.pages, start=1)
    ]
    if REPAIRED_NOTE in notes and (copier.lacks_parts or not all(drawn)):
        # The repair lost something a page shows: a copy with a hole is worse than none.
        raise UploadRefused(_DAMAGED)
    if copier.lacks_parts:
        notes += (LACKING_NOTE,)
    if not any(drawn):
        raise UploadRefused(_BLANK)
    return AcceptedCopy(kind=Kind.PDF, pages=count, pdf=saved(target), notes=notes)


def _promised_pages(source: Pdf) -> int:
    tree = source.Root.get("/Pages")
    promised = tree.get("/Count") if isinstance(tree, Dictionary) else None
    return int(promised) if isinstance(promised, Integer) else 0


def _refuse_unprintable(source: Pdf, count: int, max_pages: int) -> None:
    if "/Collection" in source.Root:
        raise UploadRefused(_PORTFOLIO)
    rendering = source.Root.get("/NeedsRendering")
    if isinstance(rendering, Boolean) and bool(rendering):
        raise UploadRefused(_DYNAMIC)
    if count == 0:
        raise UploadRefused(_NO_PAGES)
    require_pages([count], max_pages=max_pages)


def _notes(source: Pdf, layers: Layers, *, lost: bool) -> tuple[str, ...]:
    active = active_parts(source)
    notes = {
        REPAIRED_NOTE: bool(source.get_warnings()) or lost,
        RESTRICTED_NOTE: source.is_encrypted,
        ACTIVE_NOTE.format(parts=", ".join(active)): bool(active),
        SIGNED_NOTE: is_signed(source),
        LAYERS_NOTE: layers.present,
    }
    return tuple(note for note, applies in notes.items() if applies)


def _copy_page(page: Page, number: int, target: Pdf, copier: Copier) -> bool:
    """Append a copy of ``page`` to ``target``; say whether anything is drawn on it."""
    view = view_of(page)
    if not view.is_printable:
        raise UploadRefused(_SHAPELESS.format(number=number))
    resources = inherited(page, "/Resources")
    operators = _operators(page)
    drawing = copier.page_drawing(
        operators,
        resources if isinstance(resources, Dictionary) else Dictionary(),
        list(view.box),
        page.obj.get("/Group"),
    )
    sheet = sheet_for(*view.size, enlarge=False)
    add_page(target, sheet, drawing, view.placed_on(sheet))
    return bool(operators.strip())


def _operators(page: Page) -> bytes:
    """A page's drawing may be cut into several streams, between any two tokens."""
    contents = page.obj.get("/Contents")
    parts = contents.as_list() if isinstance(contents, Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts if isinstance(part, Stream))
