"""Packs made for a control come in; rows that say when, by whom, how far, how large and where go out."""

from collections.abc import Iterable
from typing import Any

from flask import url_for

from app.errors import FileLost, KeyMissing, SealBroken
from app.store.wishes import Wished, WishState
from app.web.office.exports.services import exports
from app.web.office.exports.shown import STATES, how_far, kept_until
from app.web.office.shell import moment
from app.wording.dates import short_date
from app.workflow.dossier.dossier_words import file_size
from app.workflow.dossier.order import shape_of

COLUMNS = ["Zlecono", "Kto zlecił", "Teczki", "Stan", "Rozmiar", "Można pobrać do", "Plik"]


def pack_rows(packs: Iterable[Wished]) -> list[list[Any]]:
    """A row a pack, with ``COLUMNS``."""
    return [_row(each) for each in packs]


def _row(wish: Wished) -> list[Any]:
    asked_at, length = moment(wish.asked_at), _length(wish)
    # Finished, but its pieces are gone or sealed with a key that is: as its own page says.
    lost = wish.state is WishState.DONE and not length
    tag, tone = STATES[WishState.FAILED if lost else wish.state]
    page = {
        "text": asked_at,
        "href": _page(wish),
        "more": wish.told["reason"],
    }
    told = [page, wish.told["by"], how_far(wish), {"tag": tag, "tone": tone}]
    if not length:
        return [*told, "", "", ""]
    href = _file(wish)
    file = {"text": "Pobierz (ZIP)", "href": href, "more": f"zlecono {asked_at}"}
    return [*told, file_size(length), short_date(kept_until(wish)), file]


def _page(wish: Wished) -> str:
    return url_for("office_dossier_exports.export", programme=wish.programme, wish_id=wish.id)


def _file(wish: Wished) -> str:
    return url_for(
        "office_dossier_exports.package",
        programme=wish.programme,
        wish_id=wish.id,
        ending=shape_of(wish.told),
    )


def _length(wish: Wished) -> int:
    """In bytes; 0 where there is nothing to download."""
    if wish.state is not WishState.DONE:
        return 0
    try:
        return exports().length(wish)
    except (FileLost, KeyMissing, SealBroken):
        return 0
