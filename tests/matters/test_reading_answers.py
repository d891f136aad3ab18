from dataclasses import replace
from datetime import date

import pytest

from app.attachments.answers import case_from, raw_answers
from app.matters.reading_answers import read_answers
from rules.programme import load_programme
from tests.attachments.applications import APPLICATIONS

DAY = date(2026, 1, 5)


@pytest.mark.parametrize("name", APPLICATIONS)
def test_what_is_read_once_is_what_the_pages_say(name):
    case = APPLICATIONS[name]
    programme = load_programme(case.programme)
    answers = raw_answers(case, programme)
    for _ in range(2):
        assert read_answers(answers, programme, DAY) == case_from(answers, programme, DAY)


def test_another_answer_another_day_or_another_office_is_read_anew():
    case = APPLICATIONS["adult alone"]
    programme = load_programme(case.programme)
    answers = raw_answers(case, programme)
    read = read_answers(answers, programme, DAY)
    assert read_answers(answers, programme, date(2026, 1, 6)).applied_on == date(2026, 1, 6)
    page = {**answers["uczestnik"], "last_name": ["Inna"]}
    assert read_answers({**answers, "uczestnik": page}, programme, DAY) != read
    elsewhere = replace(programme, commune=None)
    assert read_answers(answers, elsewhere, DAY) == case_from(answers, elsewhere, DAY) != read
    younger = replace(programme, edition=replace(programme.edition))
    assert read_answers(answers, younger, DAY) == read


@pytest.mark.parametrize("page", [{"first_name": [None, 3]}, {"first_name": "Jan"}, {"x": None}])
def test_damaged_answers_read_as_the_pages_read_them(page):
    programme = load_programme("sejny_2026")
    answers = {"uczestnik": page}
    assert read_answers(answers, programme, DAY) == case_from(answers, programme, DAY)
