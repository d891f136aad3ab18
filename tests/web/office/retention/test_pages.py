"""The pages of keeping and erasing, as two clerks and an assistant's office use them."""

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest

from app.dossier.erasure import OrderState
from app.dossier.requests import RequestState
from tests.web.office.clerk import Clerk, day_of
from tests.web.office.retention.house import HELD, HERS, HIS, House, a_house
from tests.web.office.staff import OWN, signed_in, store_of
from tests.web.site import close

ROOM = "przechowywanie"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all: what a test changes, none after it asks for."""
    made = a_house(tmp_path_factory.mktemp("kept"))
    yield made
    close(made.site)


@pytest.fixture(scope="module")
def first(house: House) -> Clerk:
    return Clerk(house.site, signed_in(house.site, house.first))


@pytest.fixture(scope="module")
def second(house: House) -> Clerk:
    return Clerk(house.site, signed_in(house.site, house.second))


def test_a_certificate_is_shown_and_handed_out_and_an_order_withdrawn(
    house: House, first: Clerk
) -> None:
    first.get("", ROOM)
    assert "4.2026" in first.visitor.page
    first.get(f"zaswiadczenia/{house.erased}/", ROOM)
    assert "Co usunięto" in first.visitor.page
    [done] = (o for o in store_of(house.site).erasure_orders.all(OWN) if o.id != house.order.id)
    first.get(f"wnioski/{done.id}/", ROOM)
    assert f'href="/biuro/{OWN}/{ROOM}/zaswiadczenia/{house.erased}/"' in first.visitor.page
    first.get(f"wnioski/{house.order.id}/", ROOM)
    assert "zaswiadczenia" not in first.visitor.page
    file = first.visitor.client.get(
        f"/biuro/{OWN}/{ROOM}/zaswiadczenia/{house.erased}/zaswiadczenie.docx"
    )
    assert file.data.startswith(b"PK")
    assert first.post(f"wnioski/{house.order.id}/wycofaj", {"sure": "yes"}, room=ROOM) == 200
    order = store_of(house.site).erasure_orders.get(OWN, house.order.id)
    assert order.state is OrderState.WITHDRAWN


def test_a_copy_is_asked_for_handed_out_and_answered(house: House, first: Clerk) -> None:
    asked = day_of("asked_on", date(2032, 1, 2)) | {"asked_by": "Jan Testowy", "identity": ""}
    path = f"{HIS}/dane/kopia"
    first.get(path)
    assert 'name="asked_on-day" type="text" value="5"' in first.visitor.page
    assert first.post(path, asked) == 422
    assert first.post(path, asked | {"identity": "dowód"}) == 200
    assert "Pobierz pliki, przekaż je" in first.visitor.page.replace("&nbsp;", " ")
    assert "2 lutego 2032" in first.visitor.page.replace("\xa0", " ").replace("&nbsp;", " ")
    [request] = store_of(house.site).data_requests.find(OWN, subject=HIS)
    base = f"{HIS}/dane/{request.id}"
    pages = f"/biuro/{OWN}/sprawy/{base}"
    summary = first.visitor.post(f"{pages}/podsumowanie.html", {})
    text = summary.get_data(as_text=True)
    assert "Jan Testowy" in text
    assert "<script" not in text
    assert "Podsumowanie danych" in text
    assert "Spis czynności" in text
    first.get(f"{base}/")
    bag = first.visitor.post(f"{pages}/kopia.zip", {})
    with zipfile.ZipFile(BytesIO(bag.data)) as package:
        assert any(name.endswith("bagit.txt") for name in package.namelist())
    assert first.post(f"{base}/odpowiedz", {"granted": "no", "reason": ""}) == 409
    assert first.post(f"{base}/odpowiedz", {"granted": "yes", "reason": "wydano"}) == 200
    answered = store_of(house.site).data_requests.get(OWN, request.id)
    assert (answered.state, answered.decided_by) == (RequestState.GRANTED, house.first.name)


def test_a_correction_waits_in_the_overview_until_it_is_answered(
    house: House, first: Clerk
) -> None:
    told = day_of("asked_on", date(2032, 1, 3)) | {
        "asked_by": "Irena Rzekoma",
        "identity": "podpis",
        "wrong": "Numer domu 7.",
        "right": "Numer domu 17.",
    }
    assert first.post(f"{HELD}/dane/sprostowanie", told) == 200
    first.visitor.get(f"/biuro/{OWN}/")
    page = first.visitor.page.replace("\xa0", " ").replace("&nbsp;", " ")
    assert "Żądania uczestników: 2" in page
    assert "odpowiedź do 1 stycznia 2032 r. (po terminie)" in page
    assert "odpowiedź do 3 lutego 2032 r." in page
    future = told | day_of("asked_on", date(2032, 1, 6))
    assert first.post(f"{HELD}/dane/sprostowanie", future) == 409


def test_one_asks_and_another_confirms(house: House, first: Clerk, second: Clerk) -> None:
    path = f"teczki/{HERS}/"
    first.get(path, ROOM)
    assert "Co zniknie przy usunięciu" in first.visitor.page
    assert first.post(path, {"because": "sprawa p. Niepowtarzalnej"}, room=ROOM) == 409
    assert "sprawa p. Niepowtarzalnej" in first.visitor.page
    assert first.post(path, {"because": "Minął czas."}, room=ROOM) == 200
    order = store_of(house.site).erasure_orders.all(OWN)[-1]
    page = f"wnioski/{order.id}/"
    assert "Usunięcie zatwierdza inna osoba" in first.visitor.page
    assert 'name="sure"' not in first.visitor.page
    assert first.visitor.post(f"/biuro/{OWN}/{ROOM}/{page}", {"sure": "yes"}).status_code == 409
    assert second.post(page, {}, room=ROOM) == 422
    assert second.post(page, {"sure": "yes"}, room=ROOM) == 200
    confirmed = store_of(house.site).erasure_orders.get(OWN, order.id)
    assert confirmed.state in {OrderState.CONFIRMED, OrderState.DONE}
    assert confirmed.confirmed_by == house.second.id


def test_what_is_held_cannot_be_asked_for_and_is_lifted_by_name(house: House, first: Clerk) -> None:
    first.get(f"teczki/{HELD}/", ROOM)
    assert "kontrola wojewody" in first.visitor.page
    assert "Wnioskuj o usunięcie" not in first.visitor.page
    assert first.post("wstrzymania/0/odwolaj", {"sure": "yes"}, room=ROOM) == 200
    [hold] = store_of(house.site).retentions.get(OWN, OWN).holds
    assert (hold.lifted_by, hold.stands) == (house.first.name, False)
    first.get("wstrzymania/0/odwolaj", ROOM)
    assert "Nie ma takiej strony" in first.visitor.page
    first.get("wstrzymaj", ROOM)
    assert "żadnej teczki tego programu nie można usunąć" in first.visitor.page
    assert first.post(f"teczki/{HIS}/wstrzymaj", {"reason": "spór"}, room=ROOM) == 200
    assert first.post("wstrzymaj", {"reason": "audyt"}, room=ROOM) == 200
    first.get("lata/2032", ROOM)
    assert "Usuwanie jest wstrzymane: audyt" in first.visitor.page
    assert "Wnioskuj o usunięcie" not in first.visitor.page


def test_a_period_needs_its_source_and_is_confirmed_apart(house: House, first: Clerk) -> None:
    told = {"category": "B10", "years": "10", "source": "", "backup_days": "30"}
    assert first.post("okres", told, room=ROOM) == 422
    assert "Napisz, skąd biuro ma ten okres" in first.visitor.page
    assert first.post("okres", told | {"source": "umowa, § 7"}, room=ROOM) == 200
    assert "Niepotwierdzony" in first.visitor.page
    first.get(f"teczki/{HIS}/", ROOM)
    assert "potwierdź okres przechowywania</a>" in first.visitor.page
    assert first.post("okres/potwierdz", {}, room=ROOM) == 422
    assert first.post("okres/potwierdz", {"sure": "yes"}, room=ROOM) == 200
    kept = store_of(house.site).retentions.get(OWN, OWN)
    assert (kept.years, kept.source, kept.confirmed_on) == (10, "umowa, § 7", date(2032, 1, 5))
    stale = {"wersja": "1", "sure": "yes"}
    assert first.post("okres/potwierdz", stale, again=False, room=ROOM) == 409
