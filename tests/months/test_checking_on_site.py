"""What may be noted of a check on site, and what its signed paper must say (rule R11)."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.errors import DeedRefused
from app.months import checking_on_site as sentences
from app.months.checking_on_site import changed, documented, noted
from app.months.spot_check import Answer, Checked, SpotCheck
from rules.programme import load_programme
from tests.matters.builders import SEJNY
from tests.web.office.served_year import a_check

PROGRAMME = load_programme(SEJNY)
TODAY = date(2026, 3, 20)


def refusal(check: SpotCheck) -> tuple[str, ...]:
    with pytest.raises(DeedRefused) as refused:
        noted(check, PROGRAMME, TODAY)
    return refused.value.because


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"on": date(2026, 3, 21)}, sentences.AHEAD),
        ({"starts": time(10), "ends": time(9, 59)}, sentences.BACKWARDS),
        ({"mend_by": date(2026, 3, 8)}, sentences.TOO_SOON),
        ({"checked_by": (" ",)}, sentences.NOBODY),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(wrong: dict[str, object], because: str) -> None:
    assert refusal(a_check(**wrong)) == (because,)


def test_everything_wrong_is_told_at_once() -> None:
    told = refusal(a_check(on=date(2025, 12, 31), mend_by=date(2025, 12, 1), checked_by=()))
    assert len(told) == 3
    assert "31 grudnia 2026" in " ".join(told).replace("\N{NO-BREAK SPACE}", " ")


def test_today_and_the_day_of_the_check_itself_are_no_mistakes() -> None:
    check = a_check(on=TODAY, mend_by=TODAY, starts=time(9), ends=time(9))
    assert noted(check, PROGRAMME, TODAY) == check


def test_texts_are_trimmed_and_answers_stand_in_the_order_of_the_paper() -> None:
    answers = (
        Answer(Checked.PARTICIPANT_CONTENT, yes=True),
        Answer(Checked.ASSISTANT_PRESENT, yes=False, note=" wyszedł "),
    )
    check = noted(
        a_check(place=" dom ", checked_by=(" Ktoś ", ""), answers=answers), PROGRAMME, TODAY
    )
    assert (check.place, check.checked_by) == ("dom", ("Ktoś",))
    assert [answer.question for answer in check.answers] == [
        Checked.ASSISTANT_PRESENT,
        Checked.PARTICIPANT_CONTENT,
    ]
    assert check.answers[0].note == "wyszedł"


def test_change_keeps_whom_it_is_about() -> None:
    stored = a_check(version=3)
    other = a_check(id="x", matter_id="y", assistant_id="z", findings="inne", version=9)
    assert changed(stored, other, PROGRAMME, TODAY) == replace(stored, findings="inne")


@pytest.mark.parametrize(
    ("missing", "because"),
    [
        ({"place": ""}, sentences.NO_PLACE),
        ({"where_service_takes_place": None}, sentences.NO_PLACE),
        ({"answers": ()}, sentences.NO_ANSWERS),
        ({"findings": ""}, sentences.NO_FINDINGS),
    ],
)
def test_paper_that_says_too_little_documents_nothing(
    missing: dict[str, object], because: str
) -> None:
    with pytest.raises(DeedRefused) as refused:
        documented(a_check(**missing))
    assert refused.value.because == (because,)


def test_question_that_did_not_apply_is_answered_too() -> None:
    answers = tuple(Answer(question, yes=None) for question in Checked)
    assert documented(a_check(answers=answers)).documented


def test_documented_check_changes_no_more() -> None:
    done = documented(a_check())
    for deed in (lambda: documented(done), lambda: changed(done, a_check(), PROGRAMME, TODAY)):
        with pytest.raises(DeedRefused, match="sprostować"):
            deed()
