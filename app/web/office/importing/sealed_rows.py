"""The rows of a file come in; a text the page carries to the next step goes out, and the rows again of it.

Sealed for one account and programme and good for an hour: nothing of a file that nobody took is stored, and
nobody can change what was looked at.
"""

import base64
import json
import zlib
from dataclasses import dataclass

from app.errors import DeedRefused, KeyMissing, SealBroken
from app.matters.rights import Actor
from app.months.table_rows import Sheet, TableRow
from app.store.shelf import Shelf
from app.wording.dates import NBSP
from rules.diary import YearMonth

GOOD_FOR_SECONDS = 3600
STALE = (
    f"Podgląd jest ważny godzinę i{NBSP}ten już minął albo jest uszkodzony. Nic nie zapisano. Wybierz plik "
    "jeszcze raz."
)


@dataclass(frozen=True)
class Sealing:
    """``shelf`` has the keys and the clock."""

    shelf: Shelf
    actor: Actor
    programme: str

    def seal(self, of: YearMonth, rows: Sheet) -> str:
        told = {
            "of": [of.year, of.month],
            "until": self._now() + GOOD_FOR_SECONDS,
            "rows": [[row.number, row.cells] for row in rows],
        }
        packed = zlib.compress(json.dumps(told, ensure_ascii=False).encode(errors="replace"))
        sealed = self.shelf.cipher.seal(packed, *self._place)
        return base64.urlsafe_b64encode(sealed).decode("ascii")

    def open(self, text: str) -> tuple[YearMonth, Sheet]:
        """The month and the rows; ``DeedRefused`` for what is too old, another's, or not ours."""
        try:
            sealed = base64.urlsafe_b64decode(text.encode("ascii", "replace"))
            told = json.loads(zlib.decompress(self.shelf.cipher.open(sealed, *self._place)))
        except (ValueError, SealBroken, KeyMissing) as broken:
            raise DeedRefused((STALE,)) from broken
        if told["until"] < self._now():
            raise DeedRefused((STALE,))
        rows = tuple(TableRow(number, tuple(cells)) for number, cells in told["rows"])
        return YearMonth(*told["of"]), rows

    @property
    def _place(self) -> tuple[str, ...]:
        return "import", self.programme, self.actor.account_id

    def _now(self) -> float:
        return self.shelf.clock().timestamp()
