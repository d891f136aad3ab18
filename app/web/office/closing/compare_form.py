"""What was handed in comes in; the form on which it is compared with the signed paper goes out, and back."""

from collections.abc import Mapping
from typing import Any, cast

from app.attachments.page import Answers
from app.fields import ChoicesField, ConfirmField, DateField, Form, LongTextField, Option, TextField
from app.months.closing import Compared
from app.months.month_file import Remark
from app.workflow.months.handed_month import HandedMonth

LONGEST_REMARK = 400
CHECKED, GENERAL, PAPER_ON, SAME_CODE = "checked", "general", "paper_on", "same_code"


def remark_name(place: int) -> str:
    return f"remark_{place}"


def remark_names(handed: HandedMonth) -> Mapping[str, str]:
    """The names of the remarks' fields by the rows' keys."""
    return {row.key: remark_name(place) for place, row in enumerate(_rows(handed))}


def form_of(handed: HandedMonth, sent: Answers | None) -> Form:
    """The form as it was saved last, or with what was sent."""
    kind = _kind(handed)
    form = kind(sent) if sent is not None else kind(data=_saved(handed))
    last = cast("Any", form)
    last.paper_on.latest = handed.judged.known.on
    return form


def compared(form: Form, handed: HandedMonth) -> Compared:
    """What a valid form says."""
    fields = cast("Any", form)
    remarks = [
        Remark(fields[remark_name(place)].answer, row.entry.id, row.key)
        for place, row in enumerate(_rows(handed))
    ]
    return Compared(
        frozenset(fields.checked.answer),
        (*remarks, Remark(fields.general.answer)),
        fields.paper_on.answer,
    )


def same_code(form: Form) -> bool:
    """Whether the clerk says that the paper bears the code on the screen."""
    return bool(cast("Any", form)[SAME_CODE].answer)


def _kind(handed: HandedMonth) -> type[Form]:
    rows = _rows(handed)
    fields: dict[str, Any] = {
        CHECKED: ChoicesField(
            "Porównane wiersze", [Option(row.key, row.key) for row in rows], optional=""
        )
    }
    for place, _ in enumerate(rows):
        fields[remark_name(place)] = TextField(
            "Uwaga do tego wiersza", optional="", max_length=LONGEST_REMARK, autocomplete="off"
        )
    fields[PAPER_ON] = DateField("Kiedy wpłynęły podpisane papiery?")
    fields[GENERAL] = LongTextField(
        "Uwaga ogólna",
        hint="Przeczyta ją asystent, jeśli zwrócisz rozliczenie.",
        max_length=2000,
        rows=3,
    )
    fields[SAME_CODE] = ConfirmField(
        "Kod na podpisanych papierach jest taki sam jak tutaj",
        hint="Nie trzeba wtedy zaznaczać każdego wiersza. Sprawdź jeszcze podpisy i dopiski na papierze.",
    )
    return type("ComparingForm", (Form,), fields)


def _saved(handed: HandedMonth) -> Mapping[str, Any]:
    last = handed.edition
    at = {remark.row: remark.text for remark in last.remarks}
    texts = {remark_name(n): at.get(row.key, "") for n, row in enumerate(_rows(handed))}
    return texts | {CHECKED: last.checked, GENERAL: at.get("", ""), PAPER_ON: last.paper_on}


def _rows(handed: HandedMonth) -> list[Any]:
    return [row for sheet in handed.sheets for row in sheet.rows]
