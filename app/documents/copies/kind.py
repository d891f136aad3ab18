"""The bytes of an upload come in; the kind their content shows, whatever the name, goes out."""

import magic

from app.documents.copies.accepted import Kind
from app.errors import UploadRefused

_KINDS = {
    "application/pdf": Kind.PDF,
    "image/jpeg": Kind.JPEG,
    "image/png": Kind.PNG,
    "image/heic": Kind.HEIC,
    "image/heif": Kind.HEIC,
}

_ACCEPTED = "Przyjmujemy pliki PDF oraz zdjęcia JPG (JPEG), PNG i HEIC."
_SAVE_AS_PDF = (
    "Otwórz go i zapisz jako PDF (Plik → Zapisz jako lub Eksportuj), a potem dodaj ten PDF."
)
_SAVE_AS_PICTURE = "Zapisz obraz jako JPG albo PNG i dodaj go jeszcze raz."

# The first fitting beginning of the MIME type decides; the last one, empty, fits everything.
_ADVICE = (
    (
        "application/x-empty",
        "Ten plik jest pusty. Zeskanuj lub sfotografuj orzeczenie jeszcze raz.",
    ),
    ("application/vnd.openxmlformats", f"To plik pakietu Office, np. Word. {_SAVE_AS_PDF}"),
    ("application/vnd.oasis.opendocument", f"To plik LibreOffice lub OpenOffice. {_SAVE_AS_PDF}"),
    ("application/msword", f"To plik programu Word. {_SAVE_AS_PDF}"),
    ("application/vnd.ms-", f"To plik pakietu Office, np. Word. {_SAVE_AS_PDF}"),
    ("application/cdfv2", f"To plik pakietu Office, np. Word. {_SAVE_AS_PDF}"),
    ("text/rtf", f"To plik edytora tekstu (RTF). {_SAVE_AS_PDF}"),
    (
        "text/html",
        "To strona internetowa. Otwórz ją i wydrukuj do pliku PDF (Drukuj → Zapisz jako PDF).",
    ),
    ("text/", "To plik tekstowy, a potrzebny jest skan lub zdjęcie orzeczenia."),
    ("application/zip", "To archiwum ZIP. Rozpakuj je i dodaj znajdujące się w nim pliki osobno."),
    (
        "application/x-rar",
        "To archiwum RAR. Rozpakuj je i dodaj znajdujące się w nim pliki osobno.",
    ),
    ("application/x-7z", "To archiwum 7z. Rozpakuj je i dodaj znajdujące się w nim pliki osobno."),
    ("video/", "To film. Zrób orzeczeniu zwykłe zdjęcie, po jednym na każdą stronę."),
    ("image/heic-sequence", "To zdjęcie ruchome. Zrób zwykłe zdjęcie, po jednym na każdą stronę."),
    ("image/heif-sequence", "To zdjęcie ruchome. Zrób zwykłe zdjęcie, po jednym na każdą stronę."),
    ("image/tiff", "To obraz TIFF. W programie do skanowania wybierz zapis jako PDF albo JPG."),
    ("image/", f"To obraz w innym formacie. {_SAVE_AS_PICTURE}"),
    ("", "Nie rozpoznajemy tego pliku albo jest on uszkodzony."),
)


def recognise(data: bytes) -> Kind:
    """Say what ``data`` is by its content.

    Raises :class:`UploadRefused`, in Polish, for anything else: it says what is accepted and how to
    get there.
    """
    mime = magic.from_buffer(data, mime=True) if data else "application/x-empty"
    kind = _KINDS.get(mime)
    if kind is None:
        advice = next(words for start, words in _ADVICE if mime.lower().startswith(start))
        raise UploadRefused(f"{advice} {_ACCEPTED}")
    return kind
