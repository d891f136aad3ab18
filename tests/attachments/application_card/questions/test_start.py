from datetime import date

import pytest

from app.attachments.application_card import START_PAGE
from app.attachments.application_card.questions.start import HelperPage, RepresentationPage
from rules.case import Case
from rules.programme import load_programme
from rules.vocabulary import FilledBy, HelperCapacity
from tests.builders import a_case

WIAZOWNA = load_programme("wiazowna_2026")
DAY = date(2026, 1, 5)


def posted(filled_by: str, day: str, month: str, year: str) -> dict[str, list[str]]:
    parts = {"day": day, "month": month, "year": year}
    return {"filled_by": [filled_by]} | {f"birth_date-{k}": [v] for k, v in parts.items()}


def test_the_first_page_is_read_while_there_is_no_case() -> None:
    page = START_PAGE.of_raw(posted("self", "17", "maja", "1980"), WIAZOWNA, DAY)
    assert page.validate()
    assert page.birth_date.data == date(1980, 5, 17)


@pytest.mark.parametrize(
    ("filled_by", "year", "represented"),
    [
        ("self", "1980", None),
        ("helper", "1980", None),
        ("guardian", "1980", True),
        ("self", "2015", True),
        ("helper", "2009", True),
    ],
)
def test_the_law_may_answer_who_acts(filled_by: str, year: str, represented: bool | None) -> None:
    page = START_PAGE.of_raw(posted(filled_by, "17", "5", year), WIAZOWNA, DAY)
    assert page.fill(Case(applied_on=DAY)).represented is represented


def test_nobody_is_born_after_applying() -> None:
    page = START_PAGE.of_raw(posted("self", "6", "1", "2026"), WIAZOWNA, DAY)
    assert not page.validate()
    assert page.birth_date.errors == [
        "Data urodzenia uczestnika: wpisz datę nie późniejszą niż 5 stycznia 2026 r."
    ]


@pytest.mark.parametrize(
    ("filled_by", "token"),
    [(FilledBy.SELF, "bday"), (FilledBy.GUARDIAN, None), (FilledBy.HELPER, None), (None, None)],
)
def test_the_browser_offers_a_birthday_only_to_its_owner(
    filled_by: FilledBy | None, token: str | None
) -> None:
    page = START_PAGE.of(a_case(filled_by=filled_by), WIAZOWNA)
    assert page.birth_date.autocomplete == token


def test_a_helper_says_who_they_are() -> None:
    raw = {"helper_name": ["Jan Testowy"], "capacity": ["office"]}
    case = HelperPage.of(Case(), WIAZOWNA, raw).fill(Case())
    assert case.helper.name == "Jan Testowy"
    assert case.helper.capacity is HelperCapacity.OFFICE


@pytest.mark.parametrize(("answer", "represented"), [("yes", True), ("no", False), ("", None)])
def test_an_adult_says_whether_a_guardian_acts(answer: str, represented: bool | None) -> None:
    page = RepresentationPage.of(Case(), WIAZOWNA, {"represented": [answer]})
    assert page.fill(Case()).represented is represented
