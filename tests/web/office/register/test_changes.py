"""Changes during the year, a resignation, a closed matter, and how the person wishes to be written to."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from app.matters.matter import State
from rules.case import Address
from rules.vocabulary import CertificateKind, Degree, Equivalent, FormOfAddress
from tests.matters.builders import a_matter, a_resolution, a_resolved_matter
from tests.web.office.clerk import TODAY, Clerk, a_clerk, day_of
from tests.web.office.staff import OWN
from tests.web.site import close

SINCE = date(2026, 3, 1)
REPORTED = {**day_of("since", SINCE), **day_of("reported_on", TODAY)}
HELD = {
    "held": "moderate",
    "compound": "no",
    "permanent": "yes",
    "disability_types": ["motor"],
    **REPORTED,
}
HOURS = {"name": "Program fikcyjny", "hours": "200", **REPORTED}
HOME = {"street": "ul. Zmyślona 9", "postcode": "16-500", "town": "Sejny", "left": "no", **REPORTED}


@pytest.fixture
def clerk(tmp_path) -> Iterator[Clerk]:
    clerk = a_clerk(tmp_path)
    sent = a_resolution(sent_on=date(2026, 1, 20))
    clerk.keeps(a_resolved_matter(resolutions=(sent,)))
    yield clerk
    close(clerk.site)


def recorded(clerk: Clerk, kind: str, data) -> str:
    assert clerk.post(f"m1/zmiana/{kind}", data) == 200, clerk.visitor.errors()
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/m1/zmiana/zapisana", clerk.visitor.text
    return clerk.visitor.text.split("<main")[1].split("</main")[0]


def test_every_kind_of_change_is_offered(clerk: Clerk):
    clerk.get("m1/zmiana")
    for word in ("orzeczenie", "godziny", "adres", "asystent"):
        assert f'href="/biuro/{OWN}/sprawy/m1/zmiana/{word}"' in clerk.visitor.page
    assert clerk.visitor.get(f"/biuro/{OWN}/sprawy/m1/zmiana/nazwisko").status_code == 404


def test_a_new_certificate_shows_the_new_limit_and_what_to_do(clerk: Clerk):
    told = recorded(clerk, "orzeczenie", HELD)
    (change,) = clerk.matter("m1").changes
    assert change.certificate is not None
    assert change.certificate.degree is Degree.MODERATE
    assert change.certificate.compound is False
    assert (change.since, change.reported_on) == (SINCE, TODAY)
    assert "<li>od 1 marca 2026 r.: 360 godzin</li>" in told
    assert "pismo o zmianie limitu" in told
    clerk.get("m1/zmiana/zapisana")
    assert "360 godzin" in clerk.visitor.text


def test_only_what_the_kind_of_certificate_says_is_asked_and_kept(clerk: Clerk):
    equivalent = {**HELD, "held": "equivalent"}
    assert clerk.post("m1/zmiana/orzeczenie", equivalent) == 422
    assert clerk.visitor.errors() == ["Błąd: Zaznacz, co stwierdza orzeczenie"]
    assert clerk.post("m1/zmiana/orzeczenie", {**HELD, "held": "child"}) == 422
    assert len(clerk.visitor.errors()) == 2
    recorded(clerk, "orzeczenie", {**equivalent, "equivalent": "group_1", "point_7": "yes"})
    certificate = clerk.matter("m1").changes[0].certificate
    assert certificate is not None
    assert certificate.kind is CertificateKind.EQUIVALENT
    assert (certificate.equivalent, certificate.point_7) == (Equivalent.GROUP_1, None)


def test_a_certificate_for_a_time_needs_its_last_day(clerk: Clerk):
    assert clerk.post("m1/zmiana/orzeczenie", {**HELD, "permanent": "no"}) == 422
    assert "Podaj ostatni dzień ważności" in clerk.visitor.errors()[0]


def test_hours_elsewhere_lower_the_limit_from_their_day(clerk: Clerk):
    told = recorded(clerk, "godziny", HOURS)
    (change,) = clerk.matter("m1").changes
    assert change.other_programme is not None
    assert change.other_programme.hours == Decimal(200)
    assert "<li>od 1 marca 2026 r.: 520 godzin</li>" in told


def test_an_address_within_the_commune_changes_no_limit(clerk: Clerk):
    told = recorded(clerk, "adres", HOME)
    change = clerk.matter("m1").changes[0]
    assert change.address == Address("ul. Zmyślona 9", "16-500", "Sejny")
    assert not change.left_commune
    assert "Limit godzin się nie zmienił" in told
    assert "rezygnacj" not in told


def test_moving_out_leads_to_a_resignation_from_the_day_of_the_move(clerk: Clerk):
    told = recorded(clerk, "adres", {**HOME, "town": "Suwałki", "left": "yes"})
    assert "Potrzebna jest rezygnacja na piśmie" in told
    assert f'href="/biuro/{OWN}/sprawy/m1/rezygnacja"' in clerk.visitor.page
    clerk.get("m1/rezygnacja")
    assert "wyprowadzka" in clerk.visitor.text
    page = clerk.visitor.page.split('name="ends_on-day"')[1]
    assert 'value="1"' in page.split(">")[0]


def test_another_assistant_or_none(clerk: Clerk):
    named = {"who": "somebody", "name": "Aurelia Przykładowa", **REPORTED}
    assert clerk.post("m1/zmiana/asystent", {**named, "name": ""}) == 422
    assert clerk.post("m1/zmiana/asystent", {**named, "who": "nobody"}) == 422
    recorded(clerk, "asystent", named)
    recorded(clerk, "asystent", {**named, "who": "nobody", "name": ""})
    assert [c.assistant for c in clerk.matter("m1").changes] == ["Aurelia Przykładowa", ""]


def test_a_change_that_is_reported_tomorrow_or_begins_after_the_programme_waits(clerk: Clerk):
    assert clerk.post("m1/zmiana/godziny", HOURS | day_of("reported_on", date(2026, 3, 3))) == 422
    assert clerk.post("m1/zmiana/godziny", HOURS | day_of("since", date(2027, 1, 1))) == 409
    assert "po zakończeniu Programu" in clerk.visitor.text
    assert "Program fikcyjny" in clerk.visitor.text
    assert not clerk.matter("m1").changes


def test_without_a_change_there_is_nothing_recorded_to_show(clerk: Clerk):
    clerk.get("m1/zmiana/zapisana")
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/m1/"


def test_a_resignation_frees_the_place(clerk: Clerk):
    days = {**day_of("received_on", TODAY), **day_of("ends_on", date(2026, 4, 1))}
    assert clerk.post("m1/rezygnacja", day_of("ends_on", TODAY)) == 422
    assert clerk.post("m1/rezygnacja", {**days, "reason": "pobyt w sanatorium"}) == 200
    assert "pobyt w sanatorium" in clerk.visitor.text
    matter = clerk.matter("m1")
    assert matter.state is State.RESIGNED
    assert matter.resignation is not None
    assert clerk.post("m1/rezygnacja", days) == 409
    assert "Rezygnację wpisuje się" in clerk.visitor.text


def test_a_matter_is_closed_only_once_nothing_is_left_of_it(clerk: Clerk):
    assert clerk.post("m1/zamkniecie", day_of("closed_on", TODAY)) == 409
    assert "Program trwa do 31 grudnia 2026" in clerk.visitor.text
    clerk.post("m1/rezygnacja", {**day_of("received_on", TODAY), **day_of("ends_on", TODAY)})
    assert clerk.post("m1/zamkniecie", day_of("closed_on", date(2026, 3, 3))) == 422
    clerk.post("m1/zamkniecie", day_of("closed_on", TODAY))
    assert clerk.matter("m1").state is State.CLOSED
    assert "Sprawa zamknięta" in clerk.visitor.text


def test_the_form_of_address_is_chosen_and_taken_back(clerk: Clerk):
    clerk.get("m1/")
    assert f'href="/biuro/{OWN}/sprawy/m1/zwrot-i-forma-pism"' in clerk.visitor.page
    wishes = {"address": "ms", "accessible_form": "duży druk"}
    clerk.post("m1/zwrot-i-forma-pism", wishes)
    matter = clerk.matter("m1")
    assert (matter.form_of_address, matter.accessible_form) == (FormOfAddress.MS, "duży druk")
    clerk.post("m1/zwrot-i-forma-pism", {"address": "none", "accessible_form": ""})
    assert clerk.matter("m1").form_of_address is None
    assert clerk.post("m1/zwrot-i-forma-pism", {}) == 422


@pytest.mark.parametrize(
    "page", ["rezygnacja", "zamkniecie", "zwrot-i-forma-pism", "zmiana/godziny"]
)
def test_nothing_is_done_to_a_matter_that_changed_meanwhile(clerk: Clerk, page: str):
    matter = clerk.matter("m1")
    days = {name: day_of(name, TODAY) for name in ("received_on", "ends_on", "closed_on")}
    data = {**HOURS, "address": "ms"}
    for day in days.values():
        data |= day
    assert clerk.post(f"m1/{page}", {**data, "wersja": "0"}) == 409
    assert "w międzyczasie" in clerk.visitor.text
    # Pressed again it is refused again: what somebody else did was still not looked at.
    assert clerk.post(f"m1/{page}", data, again=False) == 409
    assert clerk.matter("m1") == matter


def test_before_any_place_a_change_tells_no_limit(clerk: Clerk):
    clerk.keeps(a_matter(id="m2", case_number="2.2026"))
    clerk.post("m2/zmiana/godziny", HOURS)
    assert "Limit godzin się nie zmienił" in clerk.visitor.text
