from datetime import date
from decimal import Decimal

from app.attachments.application_card.questions.other_programmes import OtherHoursPage
from app.attachments.page import Raw
from app.fields import add_row, remove_row
from rules.case import Case, OtherProgramme
from rules.programme import load_programme

WIAZOWNA = load_programme("wiazowna_2026")
ROW = {
    "other_programmes-rows": ["1"],
    "other_programmes-0-name": ["Program zmyślony"],
    "other_programmes-0-hours": ["120,5"],
    "other_programmes-0-since-day": ["1"],
    "other_programmes-0-since-month": ["2"],
    "other_programmes-0-since-year": ["2026"],
}
FIRST = OtherProgramme("Program zmyślony", Decimal("120.5"), date(2026, 2, 1))


def filled(raw: Raw) -> tuple[OtherProgramme, ...]:
    return OtherHoursPage.of(Case(), WIAZOWNA, raw).fill(Case()).other_programmes


def test_rows_become_programmes() -> None:
    assert filled(ROW) == (FIRST,)


def test_the_first_day_may_be_unknown() -> None:
    raw = {name: values for name, values in ROW.items() if "since" not in name}
    assert OtherHoursPage.of(Case(), WIAZOWNA, raw).validate()
    assert filled(raw) == (OtherProgramme("Program zmyślony", Decimal("120.5")),)


def test_at_least_one_row_is_needed() -> None:
    page = OtherHoursPage.of(Case(), WIAZOWNA, {"other_programmes-rows": ["3"]})
    assert not page.validate()
    assert page.errors == {"other_programmes": ["Podaj co najmniej jeden program"]}


def test_a_row_added_and_removed_again_changes_nothing() -> None:
    more = add_row(ROW, "other_programmes")
    assert filled(more) == (FIRST,)
    assert filled(remove_row(more, "other_programmes", 1)) == (FIRST,)


def test_what_is_wrong_in_a_row_is_left_unanswered() -> None:
    raw = ROW | {"other_programmes-0-hours": ["dużo"]}
    page = OtherHoursPage.of(Case(), WIAZOWNA, raw)
    assert not page.validate()
    assert [problem.target for problem in page.problems] == ["other_programmes-0-hours"]
    assert filled(raw) == (OtherProgramme("Program zmyślony", None, date(2026, 2, 1)),)
