from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from app.wording.answer_names import answer_name, field_names
from rules.case import Case
from rules.diary import Month, YearMonth


def classes(kind: Any, known: set[type]) -> set[type]:
    """Every dataclass an answer of this type may hold."""
    if get_origin(kind) is not None or isinstance(kind, UnionType):
        for argument in get_args(kind):
            classes(argument, known)
    elif is_dataclass(kind) and isinstance(kind, type) and kind not in {*known, YearMonth}:
        known.add(kind)
        for hint in get_type_hints(kind).values():
            classes(hint, known)
    return known


def test_every_answer_of_a_case_and_a_month_has_its_name_and_no_name_is_idle() -> None:
    kinds = classes(Case, set()) | classes(Month, set())
    answers = {kind.__name__: {each.name for each in fields(kind)} for kind in kinds}
    assert {name: set(of) for name, of in field_names().items()} == answers


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("participant.birth_date", "data urodzenia"),
        ("certificate.valid_until", "orzeczenie ważne do"),
        ("certificate", "orzeczenie"),
        ("other_programmes.0.hours", "inny program 1 – przyznano"),
        ("certificate_changes.1.certificate.degree", "nowe orzeczenie 2 – stopień"),
        ("services.3.ends", "usługa 4 – do"),
        ("services.3.waiting.0.starts", "usługa 4 – czekanie 1 – od"),
        ("participants.0.case.certificate.degree", "uczestnik 1 – stopień"),
        (
            "notice.reasons.needs",
            "pismo do uczestnika – uzasadnienie – potrzeby osoby z niepełnosprawnością",
        ),
        ("award.own_funds_hours", "przyznano – ponad limit ze środków własnych realizatora"),
        ("01.decision.outcome", "sprawa 01 – decyzja komisji – lista"),
        ("CUS.2/2026.decision.outcome", "sprawa CUS.2/2026 – decyzja komisji – lista"),
        ("01", "sprawa 01"),
        ("certificate.unheard_of", "unheard_of"),
        ("", "sprawa"),
    ],
)
def test_a_path_is_named(path: str, name: str) -> None:
    assert answer_name(path) == name
