"""Resolutions of one matter as its pages make them: what the rules refuse carries its clause."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.matters.matter import Matter, ResolutionState, State
from rules.vocabulary import Criterion, Outcome
from tests.web.office.recruitment import (
    DAY,
    a_recruiting_site,
    assess,
    four_eyes,
    matters_of,
    resolve,
    take_in,
    told,
)
from tests.web.office.staff import OWN, an_account, signed_in
from tests.web.site import close
from tests.web.visitor import Visitor


def dated(name: str) -> dict[str, str]:
    parts = {"day": DAY.day, "month": DAY.month, "year": DAY.year}
    return {f"{name}-{part}": str(value) for part, value in parts.items()}


DECIDED = dated("decided_on")
AWARD = {**DECIDED, "outcome": "qualified", "hours": "240"}
REASONS = {
    "needs": "Mniejsze niż u innych.",
    "independence": "Wychodzi bez pomocy.",
    "help_from_others": "Pomaga rodzina.",
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Flask]:
    site = a_recruiting_site(tmp_path)
    take_in(site, 1)
    assess(site, the_matter(site))
    yield site
    close(site)


@pytest.fixture
def clerk(site: Flask) -> Visitor:
    return signed_in(site, an_account(site))


def the_matter(site: Flask) -> Matter:
    (matter,) = matters_of(site)
    return matter


def send(clerk: Visitor, matter: Matter, page: str, **data: object) -> int:
    path = f"/biuro/{OWN}/sprawy/{matter.id}/rozstrzygniecie/{page}"
    clerk.get(path)
    return clerk.post(path, {"wersja": matter.version, **data}).status_code


def test_the_form_suggests_what_the_card_of_assessment_found(site: Flask, clerk: Visitor):
    clerk.get(f"/biuro/{OWN}/sprawy/{the_matter(site).id}/rozstrzygniecie/nowe")
    assert 'value="240"' in clerk.page
    assert "Nikt z bliskich nie może pomagać." in clerk.text
    assert "720 godzin" in clerk.text
    assert "0 z 10" in clerk.text


def test_an_award_is_kept_and_leaves_out_what_belongs_to_a_refusal(site: Flask, clerk: Visitor):
    assert (
        send(clerk, the_matter(site), "nowe", **AWARD, **REASONS, assistant="Jan Asystujący") == 200
    )
    assert "Rozstrzygnięcie jest zapisane" in clerk.text
    resolution = the_matter(site).resolution
    assert resolution is not None
    assert (resolution.hours, resolution.assistant) == (240, "Jan Asystujący")
    assert resolution.reasons == {}
    assert the_matter(site).state is State.AWARDED


def test_a_refusal_keeps_its_reasons_and_leaves_out_what_belongs_to_an_award(
    site: Flask, clerk: Visitor
):
    refusal = AWARD | REASONS | {"outcome": "not_qualified"}
    assert send(clerk, the_matter(site), "nowe", **refusal) == 200
    resolution = the_matter(site).resolution
    assert resolution is not None
    assert resolution.hours is None
    assert resolution.reasons[Criterion.INDEPENDENCE] == REASONS["independence"]


def test_a_refusal_without_reasons_is_refused_with_its_clause(site: Flask, clerk: Visitor):
    assert send(clerk, the_matter(site), "nowe", **DECIDED, outcome="not_qualified") == 409
    assert "Tego nie można teraz zrobić" in clerk.text
    assert "uzasadnieni" in clerk.text
    assert "Podstawa" in clerk.text
    assert the_matter(site).resolution is None


def test_an_award_over_the_limit_is_refused_with_its_clause(site: Flask, clerk: Visitor):
    assert send(clerk, the_matter(site), "nowe", **(AWARD | {"hours": "721"})) == 409
    assert "720" in clerk.text
    assert "Podstawa" in clerk.text
    assert 'value="721"' in clerk.page


def test_a_form_without_an_outcome_or_with_a_day_to_come_is_in_error(site: Flask, clerk: Visitor):
    later = {**DECIDED, "decided_on-year": "2027"}
    assert send(clerk, the_matter(site), "nowe", **later) == 422
    first, second = clerk.errors()
    assert first == "Błąd: Wybierz rozstrzygnięcie"
    assert "nie późniejszą niż dzisiejsza" in second


def test_what_was_not_told_is_withdrawn_with_its_reason(site: Flask, clerk: Visitor):
    matter = resolve(site, the_matter(site), Outcome.RESERVE, for_want_of_places=True)
    assert send(clerk, matter, "zmien", **AWARD, instead_because="Miejsce.") == 409
    assert "Pisma w tej sprawie jeszcze nie wysłano" in clerk.text
    assert send(clerk, matter, "wycofaj") == 422
    assert clerk.errors() == ["Błąd: Napisz, dlaczego rozstrzygnięcie jest wycofywane"]
    assert send(clerk, matter, "wycofaj", because="Pomyłka.") == 200
    assert the_matter(site).resolution is None
    assert the_matter(site).state is State.ASSESSED
    assert "Pomyłka." in clerk.text


def test_what_was_told_is_only_changed_by_a_new_one_with_a_reason(site: Flask, clerk: Visitor):
    matter = told(site, resolve(site, the_matter(site), Outcome.RESERVE, for_want_of_places=True))
    assert send(clerk, matter, "wycofaj", because="Pomyłka.") == 409
    assert "Zmień je nowym" in clerk.text
    assert send(clerk, matter, "zmien", **AWARD) == 422
    assert clerk.errors() == ["Błąd: Napisz, dlaczego rozstrzygnięcie się zmienia"]
    assert send(clerk, matter, "zmien", **AWARD, instead_because="Zwolniło się miejsce.") == 200
    changed = the_matter(site)
    assert changed.state is State.AWARDED
    assert changed.resolution is not None
    assert changed.resolution.instead_because == "Zwolniło się miejsce."


def test_what_was_awarded_before_is_not_said_to_be_the_most_of_a_new_award(
    site: Flask, clerk: Visitor
):
    matter = told(site, resolve(site, the_matter(site), Outcome.QUALIFIED))
    clerk.get(f"/biuro/{OWN}/sprawy/{matter.id}/rozstrzygniecie/zmien")
    assert "720 godzin" in clerk.text
    assert "240 godzin" not in clerk.text


def test_a_letter_is_said_to_be_sent_on_its_day(site: Flask, clerk: Visitor):
    matter = resolve(site, the_matter(site), Outcome.QUALIFIED)
    later = {**dated("sent_on"), "sent_on-year": "2027"}
    assert send(clerk, matter, "wyslane", **later) == 422
    assert send(clerk, matter, "wyslane", **dated("sent_on")) == 200
    resolution = the_matter(site).resolution
    assert resolution is not None
    assert resolution.sent_on == DAY
    assert send(clerk, the_matter(site), "wyslane", **dated("sent_on")) == 409
    assert "jest już oznaczone jako wysłane" in clerk.text


def test_where_four_eyes_are_wanted_the_second_pair_confirms(site: Flask, clerk: Visitor):
    four_eyes(site)
    send(clerk, the_matter(site), "nowe", **AWARD)
    proposed = the_matter(site)
    assert proposed.resolution is not None
    assert proposed.resolution.state is ResolutionState.PROPOSED
    assert send(clerk, proposed, "zatwierdz") == 409
    assert "inna osoba" in clerk.text
    second = signed_in(site, an_account(site, email="druga@example.com"))
    assert send(second, proposed, "zatwierdz") == 200
    assert the_matter(site).state is State.AWARDED
    assert send(second, the_matter(site), "zatwierdz") == 409
    assert "żadne rozstrzygnięcie nie czeka" in second.text


def test_a_letter_before_any_resolution_says_what_to_do_first(site: Flask, clerk: Visitor):
    assert send(clerk, the_matter(site), "wyslane", **dated("sent_on")) == 409
    assert "Najpierw ją rozstrzygnij" in clerk.text
