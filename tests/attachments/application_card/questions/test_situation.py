import pytest

from app.attachments.application_card.questions.situation import (
    SHOW_THE_OTHER,
    NeedsPage,
    SituationPage,
)
from rules.programme import load_programme
from rules.vocabulary import Household
from tests.builders import a_case, a_situation


@pytest.mark.parametrize(
    ("programme", "asked"), [("wiazowna_2026", True), ("sejny_2026", False), ("ngo_2024", False)]
)
def test_the_reason_is_asked_where_the_office_asks_it(programme: str, asked: bool) -> None:
    assert ("reason" in SituationPage.of(a_case(), load_programme(programme))) is asked


@pytest.mark.parametrize(
    ("programme", "hint"), [("wiazowna_2026", SHOW_THE_OTHER), ("sejny_2026", "")]
)
def test_the_other_persons_certificate_is_announced_where_it_is_shown(
    programme: str, hint: str
) -> None:
    options = SituationPage.of(a_case(), load_programme(programme)).household.options
    hints = {option.value: option.hint for option in options}
    assert hints[Household.WITH_DISABLED_PERSONS] == hint


def test_telling_of_difficulties_is_advised_and_never_required() -> None:
    quiet = a_situation(moving_at_home="", moving_outside="", communication="")
    wiazowna = load_programme("wiazowna_2026")
    page = NeedsPage.of(a_case(situation=quiet), wiazowna, {"areas": ["self_care"]})
    assert page.validate()
    assert page.advice().keys() == {"moving_at_home"}
    assert NeedsPage.of(a_case(), wiazowna).advice() == {}
