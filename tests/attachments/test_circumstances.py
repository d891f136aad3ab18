"""Who is asked which pages: a table over circumstances, a case changed in one thing at a time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.attachments import ALL
from app.attachments.answers import pages_of
from app.attachments.circumstances import on_child_path, represented_by_law
from rules.case import Case
from rules.programme import load_programme
from rules.vocabulary import CertificateKind, FilledBy, Qualification
from tests.builders import a_case, a_certificate, a_child_case, a_participant, an_assistant

WIAZOWNA = load_programme("wiazowna_2026")
NGO = load_programme("ngo_2024")


def born(day: date, **changes: Any) -> Case:
    return a_case(participant=a_participant(birth_date=day), **changes)


def slugs(case: Case, programme: str = "wiazowna_2026") -> set[str]:
    return {page.slug for page in pages_of(case, load_programme(programme))}


NAMED = {"asystent", "asystent-wiezi", "asystent-kwalifikacje"}
EQUIVALENT = a_certificate(kind=CertificateKind.EQUIVALENT, degree=None)
UNSURE = an_assistant(qualification=Qualification.UNKNOWN)
EXPERIENCED = an_assistant(qualification=Qualification.EXPERIENCE)


@pytest.mark.parametrize(
    ("case", "asked", "not_asked"),
    [
        (
            a_case(),
            {"reprezentacja"},
            {"orzeczenie-rownowazne", "opiekun", "osoba-pomagajaca", *NAMED},
        ),
        (a_case(filled_by=FilledBy.HELPER), {"osoba-pomagajaca", "reprezentacja"}, {"opiekun"}),
        (a_case(filled_by=FilledBy.GUARDIAN, represented=True), {"opiekun"}, {"reprezentacja"}),
        (a_case(represented=True), {"opiekun", "reprezentacja"}, set()),
        (a_case(represented=None), {"reprezentacja"}, {"opiekun"}),
        (a_child_case(), {"opiekun", "orzeczenie-dziecka"}, {"orzeczenie", "reprezentacja"}),
        (a_child_case(), {*NAMED, "asystent-zawod", "akceptacja-asystenta"}, set()),
        (a_child_case(names_assistant=False), set(), {*NAMED, "akceptacja-asystenta"}),
        (born(date(2008, 2, 1), names_assistant=True), {"akceptacja-asystenta"}, set()),
        (born(date(2008, 1, 5), names_assistant=True), NAMED, {"akceptacja-asystenta"}),
        (born(date(2008, 1, 6)), {"orzeczenie"}, {"reprezentacja", "orzeczenie-dziecka"}),
        (a_case(certificate=EQUIVALENT), {"orzeczenie-rownowazne"}, set()),
        (a_case(uses_other_programmes=True), {"godziny-w-innych-programach"}, set()),
        (a_case(uses_other_programmes=False), set(), {"godziny-w-innych-programach"}),
        (
            a_case(names_assistant=True, assistant=EXPERIENCED),
            {*NAMED, "asystent-doswiadczenie"},
            {"asystent-zawod"},
        ),
        (
            a_case(names_assistant=True, assistant=UNSURE),
            NAMED,
            {"asystent-zawod", "asystent-doswiadczenie"},
        ),
        (a_case(assistant=EXPERIENCED), set(), {*NAMED, "asystent-doswiadczenie"}),
        (Case(programme="wiazowna_2026"), {"kto-wypelnia", "orzeczenie"}, {"opiekun"}),
    ],
)
def test_who_is_asked_what(case: Case, asked: set[str], not_asked: set[str]) -> None:
    assert asked <= slugs(case)
    assert not not_asked & slugs(case)


@pytest.mark.parametrize(
    ("birth_date", "applied_on", "child"),
    [
        (date(2010, 3, 15), date(2026, 3, 14), True),
        (date(2010, 3, 15), date(2026, 3, 15), False),
        # Ages are judged for the first day of service: the 16th birthday falls before it.
        (date(2009, 12, 30), date(2025, 12, 23), False),
        (None, date(2026, 1, 5), False),
    ],
)
def test_the_child_path_ends_with_the_sixteenth_birthday(
    birth_date: date | None, applied_on: date, child: bool
) -> None:
    participant = a_participant(birth_date=birth_date)
    assert on_child_path(a_case(participant=participant, applied_on=applied_on), WIAZOWNA) is child


def test_acceptance_follows_the_edition_not_majority() -> None:
    seventeen = born(date(2007, 1, 1), applied_on=date(2024, 2, 1), names_assistant=True)
    assert represented_by_law(seventeen, NGO)
    assert "akceptacja-asystenta" not in slugs(seventeen, "ngo_2024")
    fifteen = born(date(2009, 1, 1), applied_on=date(2024, 2, 1), names_assistant=True)
    assert "akceptacja-asystenta" in slugs(fifteen, "ngo_2024")


def test_a_programme_that_does_not_know_a_paper_asks_nothing_for_it() -> None:
    kept = tuple(r for r in WIAZOWNA.requirements if not r.document.startswith("gdpr"))
    programme = replace(WIAZOWNA, requirements=kept)
    asked = {attachment.slug for attachment in ALL if attachment.applies(a_case(), programme)}
    assert asked == {"application_card", "activity_scope"}
    assert "klauzula-ministra" not in {page.slug for page in pages_of(a_case(), programme)}
