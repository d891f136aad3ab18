from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.matters.local_limits import as_run
from app.matters.office import OfficeSettings
from rules import check
from rules.programme import figure_on, load_programme
from rules.verdict import Figure, Source
from tests.matters.builders import SEJNY, an_applicant

PROGRAMME = load_programme(SEJNY)
FIRST, SUMMER = date(2026, 1, 1), date(2026, 7, 1)


def run_with(hours, *figures):
    history = {"limit_severe": figures} if figures else {}
    settings = OfficeSettings(SEJNY, lower_limits=(("limit_severe", Decimal(hours)),))
    return as_run(replace(PROGRAMME, local_history=history), settings)


def local(hours, since=None):
    return Figure("limit_severe", hours, "hours_a_year", Source("TEST"), since)


def allowed(programme):
    return [(span.since, span.hours) for span in check(an_applicant(), programme).limit]


def test_an_office_that_sets_nothing_runs_the_programme_as_it_is():
    assert as_run(PROGRAMME, OfficeSettings(SEJNY)) is PROGRAMME


@pytest.mark.parametrize(("hours", "limit"), [(500, 500), (720, 720), (2000, 720)])
def test_of_edition_and_office_the_lower_holds(hours, limit):
    assert allowed(run_with(hours)) == [(FIRST, limit)]


def test_the_edition_itself_is_left_alone():
    programme = run_with(500)
    assert programme.edition is PROGRAMME.edition
    held = figure_on(programme.edition.history, "limit_severe", FIRST)
    assert held is not None
    assert held.value == 720


@pytest.mark.parametrize(("hours", "limit"), [(500, 400), (300, 300)])
def test_of_organisers_file_and_office_the_lower_holds(hours, limit):
    assert allowed(run_with(hours, local(400))) == [(FIRST, limit)]


def test_a_limit_of_the_file_that_begins_later_leaves_the_offices_until_then():
    assert allowed(run_with(500, local(400, SUMMER))) == [(FIRST, 500), (SUMMER, 400)]


def test_what_the_office_lowered_says_who_set_it():
    figure = figure_on(run_with(500).local_history, "limit_severe", FIRST)
    assert figure is not None
    assert figure.source.document == "Ustawienia biura"
