"""What a certificate says, in the order of its kinds; it asks its blank for neither more nor less."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.documents.erasure_certificate import BLANK
from app.documents.fill import marks
from app.dossier.certificate import (
    KINDS,
    backups_line,
    certificate_context,
    erased_rows,
    left_lines,
)
from app.dossier.erasure import Erasure
from app.matters.office import OfficeSettings
from rules.programme import load_programme

SEJNY = load_programme("sejny_2026")
ERASURE = Erasure(
    id="0123456789abcdef" * 2,
    programme="sejny_2026",
    matter_id="1" * 32,
    year=2032,
    erased_on=date(2032, 1, 5),
    because="Minął czas przechowywania.",
    category="B5",
    years=5,
    ordered_by="Klara Kartotekowa",
    confirmed_by="Kajetan Drugi",
    counts=dict.fromkeys(KINDS, 2),
    last_line=812,
    case_number="1.2026",
    left={"matter": 1, "unsorted": 3},
    backups_until=date(2032, 4, 4),
)


def a_context() -> dict[str, Any]:
    return certificate_context(ERASURE, SEJNY, OfficeSettings("sejny_2026"))


def test_the_blank_is_asked_for_what_it_has() -> None:
    assert marks(BLANK) == a_context().keys()


def test_kinds_are_told_in_their_order_and_none_twice() -> None:
    rows = list(erased_rows({"letter": 2, "matter": 1, "care": 0, "later_room": 4}))
    assert [count for _, count in rows] == [1, 2, 4]
    assert rows[0][0] == "Sprawa w rejestrze, z odpowiedziami i rozstrzygnięciami"
    assert rows[-1] == ("later_room", 4)


def test_it_tells_what_is_left_and_when_backups_must_be_gone() -> None:
    told = " ".join(left_lines(ERASURE.left))
    assert "Nieprzypisane strony skanów: 3." in told
    assert "sprawy innych osób: 1." in told
    assert "do 4\xa0kwietnia 2032" in backups_line(ERASURE)
    assert "niepotwierdzony" in backups_line(replace(ERASURE, backups_until=None))
