from app.attachments.taxi_log import ATTACHMENT as TAXI
from app.attachments.ticket_log import ATTACHMENT as TICKETS
from app.attachments.travel_logs.notes import places
from app.attachments.travel_logs.rows import Logged
from tests.attachments.reading import text
from tests.attachments.travel_logs.sheets import a_drive, a_ride, a_sheet, a_ticket, filled


def test_places_stand_in_spans() -> None:
    rows = [Logged(a_drive(n), None, frozenset()) for n in range(9)]
    chosen = {1, 2, 3, 7, 9}
    assert places(rows, lambda row: row.journey.kilometres - 4 in chosen) == "1–3, 7, 9"
    assert places(rows, lambda row: row.cost is not None) == ""


def test_a_ride_without_invoice_has_room_for_it_and_still_counts() -> None:
    sheet = a_sheet(taxi_rides=(a_ride(0), a_ride(1, invoice=" ")))
    said = text(filled(TAXI, sheet))
    assert "| ………… | 31,50 zł |" in said.replace("…" * 10, "…………")
    assert "Bez numeru faktury, rachunku albo paragonu: poz. 2." in said
    assert "Załączniki (1): F/1 (poz. 1)." in said
    assert "63,00 zł" in said
    assert "sześćdziesiąt trzy złote 00/100" in said


def test_a_log_nothing_proves_says_so_plainly() -> None:
    rides = (a_ride(0, invoice=""), a_ride(1, invoice=""))
    assert "Żadna pozycja nie ma faktury" in text(filled(TAXI, a_sheet(taxi_rides=rides)))
    tickets = (a_ticket(0, attached=False), a_ticket(1, attached=False))
    said = text(filled(TICKETS, a_sheet(tickets=tickets)))
    assert "Do żadnej pozycji nie dołączono biletów." in said
    assert said.count("jednorazowy; brak biletu") == 2
    assert "Załączniki" not in said


def test_tickets_that_are_there_are_counted_and_others_are_named() -> None:
    tickets = (a_ticket(0), a_ticket(1, attached=False), a_ticket(2, attached=None))
    said = text(filled(TICKETS, a_sheet(tickets=tickets)))
    assert "Nie dołączono biletów do poz. 2." in said
    assert "Nie zaznaczono, czy dołączono bilety do poz. 3." in said
    assert "Załączniki: bilety albo wydruki potwierdzeń, liczba: 2." in said


def test_a_row_without_amount_says_what_is_missing_and_is_in_no_sum() -> None:
    tickets = (a_ticket(0), a_ticket(1, amount=None))
    said = text(filled(TICKETS, a_sheet(tickets=tickets)))
    assert "brak kwoty" in said
    assert "Bez kwoty, niewliczone do sum: poz. 2." in said
    assert "osiem złotych 80/100" in said
