"""The card says what was served, by whom, how and who signs; a blank form leaves room for all of it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.attachments import MONTHLY
from app.attachments.monthly import MonthlyAttachment, MonthSheet
from app.attachments.service_card import ATTACHMENT
from app.documents.fill import marks
from app.documents.month_papers import month_docx
from app.documents.pipeline import BLANKS
from rules.diary import Drive, TaxiRide, Ticket
from rules.programme import load_programme, programme_slugs
from tests.attachments.reading import lines, text
from tests.attachments.service_card.sheets import WHO, WIAZOWNA, a_sheet, some_services
from tests.builders import a_child_case
from tests.month_builders import OTHER_PARTICIPANT, a_month, a_service

BLANK = MonthSheet(WIAZOWNA)
DAY = date(2026, 1, 7)
OUT = a_service("2026-01-07 10:00", "2026-01-07 11:00", activity="wizyta", goes_out=True)
AT_HOME = a_service("2026-01-07 08:00", "2026-01-07 09:00", activity="śniadanie", place="w domu")
SHEETS = {
    "blank": BLANK,
    "nothing": a_sheet(),
    "one": a_sheet(OUT),
    "pages": a_sheet(*some_services(31)),
    "own funds": a_sheet(*some_services(3, own_funds=True)),
    "supplementary": a_sheet(
        a_service("2026-01-31 08:00", "2026-01-31 09:00"), supplementary=True, correction=2
    ),
    "child": a_sheet(OUT, case=a_child_case()),
}
every_sheet = pytest.mark.parametrize("name", SHEETS)


def read(sheet: MonthSheet) -> str:
    return text(month_docx(ATTACHMENT, sheet))


def rows(sheet: MonthSheet) -> list[str]:
    """The lines of the table that begin with a number."""
    return [line for line in lines(month_docx(ATTACHMENT, sheet)) if re.match(r"\d+ \| ", line)]


@pytest.mark.parametrize("attachment", MONTHLY, ids=lambda each: each.slug)
@pytest.mark.parametrize("slug", programme_slugs())
@every_sheet
def test_a_blank_asks_for_exactly_what_its_context_gives(
    attachment: MonthlyAttachment, slug: str, name: str
) -> None:
    sheet = replace(SHEETS[name], programme=load_programme(slug))
    assert marks(BLANKS / f"{attachment.slug}.docx") == set(attachment.context(sheet))
    assert "{{" not in text(month_docx(attachment, sheet))


@every_sheet
def test_every_caption_of_a_signature_stands_on_the_card(name: str) -> None:
    for signature in ATTACHMENT.signatures(SHEETS[name]):
        assert signature.caption in read(SHEETS[name])


@pytest.mark.parametrize("slug", programme_slugs())
def test_the_head_is_the_programmes(slug: str) -> None:
    programme = load_programme(slug)
    paper = read(replace(SHEETS["one"], programme=programme))
    assert programme.attachments["service_card"].title in paper
    assert programme.edition.name in paper
    number = programme.attachments["service_card"].number
    assert (f"Załącznik nr {number}" in paper) == bool(number)


def test_people_contract_and_code_stand_on_the_card() -> None:
    said = lines(month_docx(ATTACHMENT, SHEETS["one"]))
    people = next(line for line in said if line.startswith("Imię i nazwisko: Zofia"))
    assert people == (
        "Imię i nazwisko: Zofia Przykładowa Adres: ul. Fikcyjna 7 m. 3, 05-462 Wiązowna | "
        "Imię i nazwisko: Bogna Pomocna Umowa nr: 12/2026"
    )
    assert said[-1].endswith(" · strona 1 z 1 · Kod: K7MX-3T9P")
    assert "Kod" not in lines(month_docx(ATTACHMENT, BLANK))[-1]


def test_the_settlement_ends_with_the_deadline_and_the_supplementary_one_begins_after_it() -> None:
    assert "w okresie od 1 stycznia 2026 r. do 30 stycznia 2026 r." in read(SHEETS["one"])
    extra = read(SHEETS["supplementary"])
    assert "w okresie od 31 stycznia 2026 r. do 31 stycznia 2026 r." in extra
    assert "Karta dodatkowa nr 01/2026/D/K2\n" in extra
    assert "po terminie złożenia rozliczenia za ten miesiąc (30 stycznia 2026 r.)." in extra
    assert "Korekta nr 2: zastępuje kartę nr 01/2026/D/K1." in extra
    assert rows(SHEETS["supplementary"])[0].startswith("1 | 31.01.2026 | 8:00–9:00 | 1 godz. |")


def test_only_the_pairs_own_rows_stand_on_the_card() -> None:
    sheet = a_sheet(OUT, replace(AT_HOME, participant=OTHER_PARTICIPANT))
    assert len(rows(sheet)) == 1


def test_a_night_is_a_row_a_date_and_a_clock_change_is_explained() -> None:
    night = a_service("2026-10-24 20:00", "2026-10-25 04:00")
    second = a_service("2026-10-25T02:15+01:00", "2026-10-25T02:45+01:00")
    found = rows(a_sheet(month=a_month(night, second, of="2026-10")))
    assert found[0].startswith("1 | 24.10.2026 | 20:00–24:00 | 4 godz. | |")
    assert found[1].startswith("2 | 25.10.2026 | 0:00–4:00 | 5 godz. | zmiana czasu na zimowy |")
    assert found[2].startswith("3 | 25.10.2026 | 2:15 (czas zimowy)– 2:45 (czas zimowy) | 30 min |")
    spring = a_service("2026-03-29 01:00", "2026-03-29 04:00")
    assert "| 2 godz. | zmiana czasu na letni |" in read(
        a_sheet(month=a_month(spring, of="2026-03"))
    )


def test_a_long_waiting_makes_two_services_and_a_row_of_waiting() -> None:
    waited = ("2026-01-07 10:30", "2026-01-07 13:30")
    service = a_service("2026-01-07 10:00", "2026-01-07 14:00", waited, activity="poradnia")
    found = rows(a_sheet(service))
    assert [line.split(" | ")[2:5] for line in found] == [
        ["10:00–10:30", "30 min", "poradnia"],
        [
            "10:30–13:30",
            "1 godz. 30 min",
            "czekanie, zalicza się 1 godz. 30 min z 3 godz. (poradnia)",
        ],
        ["13:30–14:00", "30 min", "poradnia"],
    ]
    paper = read(a_sheet(service))
    assert "2 godz. 30 min (słownie: dwie godziny i trzydzieści minut)." in paper
    assert "Liczba usług: 2. Droga tam i droga z powrotem" in paper
    assert "Droga tam" not in read(SHEETS["one"])


def test_journeys_of_a_day_stand_once_beside_the_service_that_goes_out() -> None:
    month = a_month(
        AT_HOME,
        OUT,
        drives=(Drive(on=DAY, kilometres=Decimal("12.50"), **WHO),),
        tickets=(
            Ticket(on=DAY, count=2, **WHO),
            Ticket(on=DAY, count=9, **{**WHO, "participant": OTHER_PARTICIPANT}),
        ),
        taxi_rides=(TaxiRide(on=DAY, invoice="FV 12/2026", **WHO),),
    )
    home, out = (line.split(" | ")[4] for line in rows(a_sheet(month=month)))
    assert home == "śniadanie; miejsce: w domu"
    assert out == (
        "wizyta; wyjście; przejazd własnym pojazdem 12,5 km; bilety: 2; taksówka, FV 12/2026"
    )


def test_journeys_whose_figures_nobody_gave_are_named_all_the_same() -> None:
    month = a_month(
        AT_HOME,
        drives=(Drive(on=DAY, **WHO), Drive(**WHO)),
        tickets=(Ticket(on=DAY, **WHO),),
        taxi_rides=(TaxiRide(on=DAY, **WHO),),
    )
    (row,) = rows(a_sheet(month=month))
    assert "w domu; przejazd własnym pojazdem; bilety; taksówka |" in row


def test_rows_of_own_funds_are_marked_and_summed_apart() -> None:
    services = (*some_services(2), *some_services(4, own_funds=True)[2:])
    said = lines(month_docx(ATTACHMENT, a_sheet(*services)))
    assert len([line for line in said if "okolicy; ze środków własnych realizatora" in line]) == 2
    assert any(
        line.startswith("RAZEM") and "w tym ze środków własnych realizatora: 4 godz." in line
        for line in said
    )
    assert "W tym ze środków własnych realizatora: 4 godz. (słownie: cztery godziny)." in said
    assert "W tym ze środków Programu: 4 godz. (słownie: cztery godziny)." in said
    assert "środków" not in read(SHEETS["one"])


def test_a_month_without_services_says_so_and_comes_to_nothing() -> None:
    paper = read(SHEETS["nothing"])
    assert "W tym okresie nie było usług." in paper
    assert "0 godz. (słownie: zero godzin)." in paper
    assert "Liczba usług: 0." in paper


def test_who_signs_is_the_participant_the_guardian_or_not_known() -> None:
    assert "Asystent | Uczestnik | Realizator" in read(SHEETS["one"])
    child = read(SHEETS["child"])
    assert "Asystent | Rodzic lub opiekun prawny | Realizator" in child
    assert "Rodzic lub opiekun prawny: Żaneta Przykładowa" in child
    assert "| Uczestnik albo rodzic lub opiekun prawny |" in read(BLANK)
    assert "Rodzic lub opiekun prawny" not in read(SHEETS["one"])


def test_who_came_of_age_by_the_end_of_the_month_signs() -> None:
    young = replace(a_child_case().participant, birth_date=date(2008, 1, 31))
    case = replace(SHEETS["one"].case, participant=young, applied_on=date(2026, 1, 5))
    assert "| Uczestnik | Realizator" in read(replace(SHEETS["one"], case=case))
    younger = replace(case, participant=replace(young, birth_date=date(2008, 2, 1)))
    assert "| Rodzic lub opiekun prawny |" in read(replace(SHEETS["one"], case=younger))


@pytest.mark.parametrize("slug", programme_slugs())
def test_a_blank_form_has_room_for_a_month_and_no_sums(slug: str) -> None:
    said = lines(month_docx(ATTACHMENT, MonthSheet(load_programme(slug))))
    empty = [line for line in said if line.startswith("| | | | |")]
    assert len(empty) >= 31
    sums = [line for line in said if line.startswith(("Z przeniesienia", "Razem na", "RAZEM"))]
    assert len(sums) == 2 * len([line for line in said if line.startswith("Lp. |")])
    assert all("…" in line and not re.search(r"\d", line) for line in sums)
    assert any(line.startswith("Karta nr …") for line in said)
    assert "w okresie od …" in "\n".join(said)
    assert not any("nie było usług" in line for line in said)


def test_strange_and_long_values_print_literally_and_whole() -> None:
    strange = "{{ 7*7 }} {% if %} <b>ŻÓŁĆ & co</b> " + "x" * 200 + " długo" * 300
    sheet = a_sheet(replace(AT_HOME, activity=strange, place="中 " * 300), AT_HOME)
    said = rows(sheet)
    assert f"{strange}; miejsce: 中" in said[0]
    assert len(said) == 2
