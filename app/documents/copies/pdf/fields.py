"""A PDF's annotations and form fields come in; pages that show them by themselves go out.

A filled field whose picture is missing from the file is drawn here, if its letters can be: the
drawing knows Western European letters only, and „Łódź" shown as „?ód?" would be a forged copy. Then
the file is refused.
"""

from collections.abc import Iterator

from pikepdf import (
    AcroFormField,
    Annotation,
    Array,
    Dictionary,
    Integer,
    Name,
    Object,
    Pdf,
    Stream,
    String,
)

from app.documents.copies.pdf.layers import Layers
from app.documents.copies.pdf.names import plain
from app.errors import UploadRefused

_NOT_DRAWN = (
    "Ten plik to wypełniony formularz, którego odpowiedzi nie da się wiernie pokazać w kopii."
    " Otwórz go, wybierz Drukuj → Zapisz jako PDF i dodaj tak zapisany plik."
)
FILLED_NOTE = (
    "Plik jest formularzem. Sprawdź w podglądzie, czy widać w kopii wszystkie wpisane odpowiedzi."
)
LOST_NOTE = (
    "Części dopisków umieszczonych w pliku nie udało się przenieść."
    " Sprawdź w podglądzie, czy niczego nie brakuje."
)

# Never drawn on paper: a link is a place to press, a pop-up belongs to its note.
_UNDRAWN = {"/Link", "/Popup", "/Widget"}
_HIDDEN_FLAG = 2


def draw_into_pages(pdf: Pdf, layers: Layers) -> tuple[str, ...]:
    """Change ``pdf`` so that its pages alone show what annotations and fields showed.

    It must have been opened with explicit conversion.

    Returns notes for the person; raises :class:`UploadRefused` where an answer cannot be shown.
    """
    notes = []
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary):
        filled = [_field_is_shown(pdf, widget) for widget in _widgets(pdf)]
        notes += [FILLED_NOTE] * any(filled)
        # The flag would make the library skip every field; what had no picture has one now.
        form.NeedAppearances = False
    if any(_is_lost(annotation) for annotation in _annotations(pdf)):
        notes.append(LOST_NOTE)
    _drop_hidden(pdf, layers)
    pdf.flatten_annotations("all")
    return tuple(notes)


def _annotations(pdf: Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        listed = page.obj.get("/Annots")
        if isinstance(listed, Array):
            yield from (item for item in listed.as_list() if isinstance(item, Dictionary))


def _widgets(pdf: Pdf) -> Iterator[Object]:
    return (item for item in _annotations(pdf) if item.get("/Subtype") == Name.Widget)


def _appearance(annotation: Object) -> Object | None:
    """The stream that pictures the annotation in its present state."""
    looks = annotation.get("/AP")
    normal = looks.get("/N") if isinstance(looks, Dictionary) else None
    if isinstance(normal, Dictionary):
        state = annotation.get("/AS")
        normal = normal.get(state) if isinstance(state, Name) else None
    return normal if isinstance(normal, Stream) else None


def _field_is_shown(pdf: Pdf, widget: Object) -> bool:
    """Say whether the widget holds an answer; if it does, see that it has a picture."""
    if _is_hidden(widget):
        return False
    annotation = Annotation(widget)
    field = pdf.acroform.get_field_for_annotation(annotation)
    if not _is_answered(field, widget):
        return False
    if _appearance(widget) is None:
        if not field.is_text or not _can_be_drawn(field.value_as_string):
            raise UploadRefused(_NOT_DRAWN)
        field.generate_appearance(annotation)
    return True


def _is_answered(field: AcroFormField, widget: Object) -> bool:
    if field.is_checkbox or field.is_radio_button:
        return widget.get("/AS") not in (None, Name.Off)
    if field.is_text or field.is_choice:
        value = field.value
        filled = isinstance(value, String) and str(value) != ""
        return filled or isinstance(value, (Array, Stream))
    return False


def _can_be_drawn(answer: str) -> bool:
    try:
        answer.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return bool(answer)


def _is_lost(annotation: Object) -> bool:
    drawn = plain(annotation.get("/Subtype")) not in _UNDRAWN
    return drawn and not _is_hidden(annotation) and _appearance(annotation) is None


def _is_hidden(annotation: Object) -> bool:
    flags = annotation.get("/F")
    return bool(int(flags) & _HIDDEN_FLAG) if isinstance(flags, Integer) else False


def _drop_hidden(pdf: Pdf, layers: Layers) -> None:
    for page in pdf.pages:
        listed = page.obj.get("/Annots")
        if isinstance(listed, Array):
            page.obj.Annots = Array(
                [item for item in listed.as_list() if not _on_hidden_layer(item, layers)]
            )


def _on_hidden_layer(annotation: Object, layers: Layers) -> bool:
    return isinstance(annotation, Dictionary) and layers.hide(annotation.get("/OC"))
