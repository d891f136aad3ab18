"""A strange PDF comes in; what it does beyond showing pages goes out, in Polish words.

Nothing here removes anything: the copying by shapes leaves all of it behind. This only says so.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from app.documents.copies.pdf.names import entries, plain

# Deep enough for an action inside an annotation's dictionary; indirect parts are visited on their
# own.
_DEPTH = 12

_SCRIPTS, _LAUNCHES, _FORMS = "skrypty", "uruchamianie programów", "wysyłanie formularzy"
_LINKS, _FILES, _MEDIA = "odnośniki", "załączniki", "dźwięk, film lub obiekty 3D"
_TRIGGERS = "działania uruchamiane same"
_ORDER = (_SCRIPTS, _LAUNCHES, _FORMS, _TRIGGERS, _FILES, _MEDIA, _LINKS)

_ACTIONS = {
    "/JavaScript": _SCRIPTS,
    "/Launch": _LAUNCHES,
    "/SubmitForm": _FORMS,
    "/ImportData": _FORMS,
    "/URI": _LINKS,
    "/GoToR": _LINKS,
    "/GoToE": _FILES,
    "/Rendition": _MEDIA,
    "/Movie": _MEDIA,
    "/Sound": _MEDIA,
    "/RichMediaExecute": _MEDIA,
    "/GoTo3DView": _MEDIA,
}
_KEYS = {
    "/JS": _SCRIPTS,
    "/JavaScript": _SCRIPTS,
    "/AA": _TRIGGERS,
    "/EF": _FILES,
    "/EmbeddedFiles": _FILES,
    "/XFA": _FORMS,
    "/RichMediaContent": _MEDIA,
    "/3DD": _MEDIA,
}
_SIGNED = "/ByteRange"


def active_parts(pdf: Pdf) -> tuple[str, ...]:
    """Name in Polish, in a fixed order, what ``pdf`` (opened with explicit conversion) can do."""
    found = {part for key, value in _entries(pdf) if (part := _part(key, value))}
    opening = pdf.Root.get("/OpenAction")
    if isinstance(opening, Dictionary) and opening.get("/S") != Name.GoTo:
        found.add(_TRIGGERS)
    return tuple(part for part in _ORDER if part in found)


def is_signed(pdf: Pdf) -> bool:
    """Say whether ``pdf`` carries a digital signature, whatever it is worth."""
    return any(key == _SIGNED for key, _ in _entries(pdf))


def _part(key: str, value: Object) -> str:
    if key == "/S":
        return _ACTIONS.get(plain(value), "")
    if key == "/F=":
        return _FILES
    return _KEYS.get(key, "")


def _entries(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    for held in pdf.objects:
        yield from _entries_of(held, _DEPTH)


def _entries_of(held: Object, depth: int) -> Iterator[tuple[str, Object]]:
    if depth == 0:
        return
    if isinstance(held, Array):
        for item in held.as_list():
            if item is not None and not item.is_indirect:
                yield from _entries_of(item, depth - 1)
    if not isinstance(held, (Dictionary, Stream)):
        return
    for key, value in entries(held):
        if value is None:
            continue
        # A stream whose data lies in another file says so under /F.
        yield ("/F=" if key == "/F" and isinstance(held, Stream) else key), value
        if not value.is_indirect:
            yield from _entries_of(value, depth - 1)
