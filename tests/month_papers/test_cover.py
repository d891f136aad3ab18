from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.attachments.monthly import MonthSheet
from app.config import ROOT
from app.documents.fill import fill, marks
from app.month_papers.bundled import Bundled, numbered
from app.month_papers.cover import context
from app.month_papers.remarks import remarks
from app.month_papers.totals import hours_rows, travel_rows
from app.months.entry import ServiceEntry
from app.months.judged_month import judged
from app.months.month_file import Part
from app.months.sheets import Asked, sheets_of
from rules.diary import YearMonth
from rules.programme import Programme
from rules.verdict import Figure, Source
from tests.attachments import reading
from tests.attachments.travel_logs.sheets import JANUARY, zloty
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    a_drive,
    a_taxi,
    an_entry,
    tickets,
    what_is_known,
)

BLANK = ROOT / "form_templates" / "month" / "cover.docx"
TODAY = date(2026, 1, 30)
PAPERS = (
    Bundled("Karta realizacji usług 01/2026, Zofia Przykładowa", 2, (2,), "uczestnik – Zofia"),
    Bundled("Ewidencja przebiegu pojazdu 01/2026, Zofia", 3, (1, 3), "uczestnik – Zofia"),
)


def an_outing(day: int, **changes: Any) -> ServiceEntry:
    """Four hours out with Zofia, by car."""
    said = {"goes_out": True, "journeys": (a_drive("10"),), **changes}
    return an_entry(f"2026-01-{day:02} 10:00", f"2026-01-{day:02} 14:00", **said)


def sheets(
    *entries: ServiceEntry, part: Part = Part.MAIN, correction: int = 0, **known: Any
) -> tuple[MonthSheet, ...]:
    month = judged(what_is_known(*entries, **known))
    return sheets_of(month, Asked(ASSISTANT_ID, part, correction))


def lines(found: Sequence[MonthSheet], today: date = TODAY) -> list[str]:
    said = context(found, numbered(PAPERS, 2), today=today)
    return reading.lines(fill(BLANK, said, title="Próba"))


def test_blank_asks_for_exactly_what_the_context_gives() -> None:
    some = sheets(an_outing(7), an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN))
    for found in (some, [MonthSheet(some[0].programme)]):
        assert marks(BLANK) == context(found, PAPERS, today=TODAY).keys()


def test_it_says_whose_month_it_is_by_when_and_under_which_code() -> None:
    found = sheets(an_outing(7))
    said = lines(found)
    assert "Asystent Bogna Pomocna" in said
    assert "Miesiąc styczeń 2026 r. (nr 01/2026)" in said
    assert "Termin złożenia 30 stycznia 2026 r. (ostatni dzień roboczy miesiąca)" in said
    assert f"Kod rozliczenia {found[0].code}" in said
    assert not any("minął" in line for line in said)
    assert any("Termin złożenia minął" in line for line in lines(found, TODAY + timedelta(1)))


def test_every_paper_stands_with_its_pages_and_where_it_is_signed() -> None:
    said = lines(sheets(an_outing(7)))
    assert f"☐ | {PAPERS[0].title} | 2–3 | 3 | uczestnik – Zofia" in said
    assert f"☐ | {PAPERS[1].title} | 4–6 | 4, 6 | uczestnik – Zofia" in said


def test_hours_stand_by_participant_the_offices_own_apart() -> None:
    found = sheets(
        an_outing(7),
        an_outing(8, own_funds=True),
        an_entry("2026-01-08 16:00", "2026-01-08 18:30", matter_id=JAN),
    )
    said = lines(found)
    assert "Zofia Przykładowa | 4 godz. | 4 godz. | 8 godz." in said
    assert "Jan Testowy | 2 godz. 30 min | 0 godz. | 2 godz. 30 min" in said
    assert "Razem | 6 godz. 30 min | 4 godz. | 10 godz. 30 min" in said


def test_without_a_ceiling_it_says_that_none_is_set() -> None:
    found = sheets(an_outing(7))
    assert "Miesięczny pułap kosztów przejazdów | nie ustalono pułapu" in lines(found)


def test_costs_over_the_ceiling_are_told_with_it() -> None:
    def capped(programme: Programme) -> Programme:
        figure = Figure("travel_ceiling", Decimal(10), "zloty_a_month", Source("S000", "test"))
        return replace(programme, local_rates={"travel_ceiling": (figure,)})

    known = what_is_known(an_outing(7))
    month = judged(replace(known, programme=capped(known.programme)))
    (sheet,) = sheets_of(month, Asked(ASSISTANT_ID, Part.MAIN))
    assert list(travel_rows(sheet))[-1]["amount"].replace("\N{NO-BREAK SPACE}", " ") == "10,00 zł"
    assert any("Nie rozliczaj nadwyżki" in one for one in remarks(sheet))


def test_a_supplementary_settlement_has_its_own_costs_and_those_of_the_month() -> None:
    both = (an_outing(7), an_outing(31, journeys=(a_drive("20"),)))
    said = lines(sheets(*both, part=Part.SUPPLEMENT, correction=1))
    assert "Razem | 23,00 zł" in said
    assert "Razem w całym miesiącu, z rozliczeniem podstawowym | 34,50 zł" in said
    assert any("rozliczenie dodatkowe" in line and "korekta nr 1" in line for line in said)
    assert "Razem w całym miesiącu, z rozliczeniem dodatkowym | 34,50 zł" in lines(sheets(*both))


def test_remarks_name_the_entry_and_what_to_do_blocking_ones_first() -> None:
    ride = an_outing(7, journeys=(a_taxi(invoice=""), tickets("600.00")))
    first, second = (one.replace("\N{NO-BREAK SPACE}", " ") for one in remarks(sheets(ride)[0]))
    assert first.startswith("Taksówka 1 – faktura lub rachunek: 7 stycznia 2026 r., Zofia")
    assert first.endswith("Podaj numer faktury lub rachunku za przejazd.")
    assert second.startswith("Bilety 1 – kwota: 7 stycznia 2026 r.")


def test_many_of_one_kind_are_told_once_with_the_places_of_the_others() -> None:
    entries = [an_outing(day, journeys=(a_taxi(invoice=""),)) for day in (7, 8, 9)]
    found = sheets(*entries)
    (told,) = remarks(found[0])
    assert told.startswith("Taksówka 1")
    assert told.endswith("Tak samo: taksówka 2 (08.01.2026), taksówka 3 (09.01.2026).")
    assert len(remarks(sheets(*entries[:2])[0])) == 2
    assert any("Biuro zobaczy uwagi" in line for line in lines(found))
    assert not any("Biuro zobaczy uwagi" in line for line in lines(sheets(an_outing(7))))


def test_an_overlap_with_anothers_service_is_told_to_both() -> None:
    own, other = an_outing(7), replace(an_outing(7, id="other"), assistant_id=OTHER_ID)
    (sheet,) = sheets(own, other)
    assert any("dwojga asystentów" in one for one in remarks(sheet))


def test_remarks_keep_to_this_assistant_and_this_part() -> None:
    late = an_outing(31, journeys=(a_taxi(invoice=""),))
    theirs = replace(
        an_outing(9, id="other", journeys=(a_taxi(invoice=""),)), assistant_id=OTHER_ID
    )
    found = sheets(an_outing(7), late, theirs)
    assert not [one for one in remarks(found[0]) if "faktur" in one]
    (extra,) = sheets(an_outing(7), late, theirs, part=Part.SUPPLEMENT)
    assert len([one for one in remarks(extra) if "faktur" in one]) == 1


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 31), st.integers(1, 99), st.booleans()), max_size=8))
def test_totals_are_those_of_the_verdict(drives: list[tuple[int, int, bool]]) -> None:
    entries = [
        an_outing(day, id=f"e{n}", journeys=(a_drive(str(km)),), matter_id=JAN if jan else "1" * 32)
        for n, (day, km, jan) in enumerate(drives)
    ]
    month = judged(what_is_known(*entries))
    told = Decimal(0)
    for part in Part:
        found = sheets_of(month, Asked(ASSISTANT_ID, part))
        cards = [c for c in month.verdict.cards if c.supplementary is (part is Part.SUPPLEMENT)]
        assert len(list(hours_rows(found))) == len(cards) + (len(cards) > 1)
        for row in travel_rows(found[0]) if found else ():
            if row["name"] == "Razem":
                told += zloty(row["amount"].replace("\N{NO-BREAK SPACE}", " "))
    assert told == sum((each.total for each in month.verdict.travel), Decimal(0))
    assert month.known.of == YearMonth(2026, 1) == JANUARY
