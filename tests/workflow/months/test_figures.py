"""The year's figures over a real store: what the rules say month by month, kept until something changes."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update

from app.documents.contested import contested
from app.documents.tables import TableFormat, table_file
from app.errors import DeedRefused
from app.matters.matter import Change
from app.matters.rights import Actor, Role
from app.months.figures import figures_of
from app.months.month_file import MonthState
from app.store.office_models import Record
from app.store.opened import Store
from app.workflow.months import kept_months
from app.workflow.months.figure_tables import (
    assistants_table,
    months_table,
    number_of_hours,
    participants_table,
)
from app.workflow.months.figures import Figures, open_figures
from app.workflow.months.kept_months import KeptMonths
from app.workflow.months.reading import MonthReading
from app.workflow.office.desk import Desk
from rules.diary import YearMonth
from rules.vocabulary import Degree
from tests.builders import a_certificate
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import ASSISTANT_ID, JAN, OTHER_ID, ZOFIA, an_assistant, an_entry
from tests.web.office.served_year import DAY, serve

CLERK = an_actor()
LOWER = Change(date(2026, 2, 1), date(2026, 2, 2), a_certificate(degree=Degree.MODERATE))


class Counting(KeptMonths):
    """Counts what is judged."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.month_figures)
        self.judged: list[str] = []

    def get(self, place, stamp, make):
        def counted():
            self.judged.append(str(place[1]))
            return make()

        return super().get(place, stamp, counted)


@pytest.fixture
def figures(store: Store) -> Figures:
    serve(store)
    return Figures(Desk(store, lambda: DAY), Counting(store))


def judged_since(figures: Figures) -> list[str]:
    """The months judged anew when the year is read once more."""
    assert isinstance(figures.kept, Counting)
    figures.kept.judged.clear()
    figures.year(CLERK, SEJNY)
    return list(figures.kept.judged)


def test_each_month_is_what_the_month_of_everybody_comes_to(figures: Figures) -> None:
    reading = MonthReading(figures.desk)
    for month in figures.year(CLERK, SEJNY).months:
        judged = reading.of_everybody(SEJNY, month.of)
        whole = figures_of(judged, contested(judged.verdict, judged.view.month))
        assert (month.lines, month.ceiling) == (whole.lines, whole.ceiling)
        assert {key: month.limits[key] for key in whole.limits} == whole.limits


def test_year_tells_accepted_handed_in_entered_and_contested(figures: Figures) -> None:
    total = figures.year(CLERK, SEJNY).total
    parts = (total.accepted, total.handed_in, total.entered, total.contested)
    assert [part.fund for part in parts] == [
        timedelta(hours=55, minutes=30),
        timedelta(hours=46),
        timedelta(hours=26, minutes=20),
        timedelta(hours=4),
    ]
    assert total.sound.own_funds == timedelta(hours=4)
    assert total.sound.travel == Decimal("69.95")


def test_only_what_changed_is_judged_again(figures: Figures, store: Store) -> None:
    assert judged_since(figures) == ["2026-01", "2026-02", "2026-03"]
    assert judged_since(figures) == []
    (entry, *_) = store.entries.find(SEJNY, periods={"2026-03"})
    store.entries.save(replace(entry, place="park"), CLERK, "service.changed")
    assert judged_since(figures) == ["2026-03"]
    (file, _) = store.month_files.find(SEJNY, periods={"2026-01"})
    store.month_files.save(replace(file, state=MonthState.OPEN), CLERK, "month.reopened")
    assert judged_since(figures) == ["2026-01"]
    matter = store.matters.get(SEJNY, ZOFIA)
    store.matters.save(replace(matter, changes=(LOWER,)), CLERK, "matter.change_recorded")
    assert judged_since(figures) == ["2026-01", "2026-02", "2026-03"]


def test_an_hour_more_in_january_is_used_before_every_later_month(
    figures: Figures, store: Store
) -> None:
    judged_since(figures)
    (entry, *_) = store.entries.find(SEJNY, periods={"2026-01"})
    longer = replace(entry, ends=entry.ends + timedelta(hours=1))
    store.entries.save(longer, CLERK, "service.changed")
    assert judged_since(figures) == ["2026-01", "2026-02", "2026-03"]
    assert figures.year(CLERK, SEJNY).total.everything.fund == timedelta(hours=132, minutes=50)


def test_a_night_over_the_months_end_belongs_to_both(figures: Figures, store: Store) -> None:
    night = an_entry("2026-01-31 20:00", "2026-02-01 02:00", id="night")
    store.entries.add_all((night,), CLERK, "service.entered")
    judged_since(figures)
    longer = replace(night, ends=night.ends + timedelta(hours=1), version=1)
    store.entries.save(longer, CLERK, "service.changed")
    assert "2026-02" in judged_since(figures)
    january, february, _ = figures.year(CLERK, SEJNY).by_month()
    assert january.counted.entered.fund == timedelta(hours=4 + 4)
    assert february.counted.handed_in.fund == timedelta(hours=46 + 3)


def test_figures_outlive_the_process_and_no_update(
    figures: Figures, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = figures.year(CLERK, SEJNY)
    again = Figures(figures.desk, Counting(store))
    assert judged_since(again) == []
    assert again.year(CLERK, SEJNY).months == before.months
    monkeypatch.setattr(kept_months, "edition", lambda: b"another")
    assert len(judged_since(Figures(figures.desk, Counting(store)))) == 3
    assert store.ledger.verify().sound


def test_what_was_kept_and_cannot_be_read_is_judged_anew(figures: Figures, store: Store) -> None:
    before = figures.year(CLERK, SEJNY)
    with store.shelf.database.writing() as session:
        session.execute(update(Record).where(Record.kind == "figures").values(sealed=b"broken"))
    again = Figures(figures.desk, Counting(store))
    assert len(judged_since(again)) == 3
    assert again.year(CLERK, SEJNY).months == before.months


def test_assistant_sees_the_own_year_and_nobody_else(figures: Figures) -> None:
    own = figures.own(an_assistant(OTHER_ID), SEJNY)
    assert {line.assistant_id for line in own.lines} == {OTHER_ID}
    assert (set(own.participants), set(own.assistants)) == ({JAN}, {OTHER_ID})
    assert {key for month in own.months for key in month.limits} == {JAN}
    with pytest.raises(DeedRefused):
        figures.year(an_assistant(), SEJNY)
    with pytest.raises(DeedRefused):
        figures.own(CLERK, SEJNY)


def test_another_programme_is_refused(figures: Figures) -> None:
    elsewhere = Actor("x", "X", frozenset({Role.CLERK}), frozenset({"wiazowna_2026"}))
    with pytest.raises(DeedRefused):
        figures.year(elsewhere, SEJNY)


def test_tables_say_what_the_year_says_and_any_file_holds_them(figures: Figures) -> None:
    year = figures.year(CLERK, SEJNY)
    months = months_table("Rok", year.by_month())
    rows = [dict(zip([c.title for c in months.columns], r, strict=True)) for r in months.checked()]
    assert [row["Miesiąc"] for row in rows] == ["2026-01", "2026-02", "2026-03"]
    assert [row["Godziny z Funduszu: przyjęte"] for row in rows] == [Decimal("55.5"), 0, 0]
    assert [row["Godziny z Funduszu: oddane"] for row in rows] == [0, 46, 0]
    assert rows[1]["Godziny ze środków własnych: oddane"] == 4
    assert rows[2]["Godziny z Funduszu: sporne"] == 4
    assert [row["Przejazdy razem bez spornych"] for row in rows][:2] == [
        Decimal("34.45"),
        Decimal("35.50"),
    ]
    assert rows[0]["Koszt godzin z Funduszu bez spornych"] is None
    people = participants_table(year, year.participants.values())
    by_name = {row[1]: row for row in people.checked()}
    assert by_name["Zofia Przykładowa"][:5] == ("1.2026", "Zofia Przykładowa", 600, None, 600)
    helpers = assistants_table(year, [(ASSISTANT_ID, "Bogna Pomocna")])
    assert next(iter(helpers.checked()))[:3] == ("Bogna Pomocna", 2, Decimal("55.5"))
    for table in (months_table("Rok", year.by_month()), participants_table(year, ())):
        for form in TableFormat:
            assert table_file(table, form)


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "0"), (60, "1"), (600, "10"), (20, "0.3333"), (90, "1.5")]
)
def test_hours_are_told_as_plain_numbers(minutes: int, told: str) -> None:
    assert str(number_of_hours(timedelta(minutes=minutes))) == told


def test_stamps_change_with_every_value_of_their_period(figures: Figures, store: Store) -> None:
    before = store.entries.stamps(SEJNY)
    assert set(before) == {"2026-01", "2026-02", "2026-03"}
    (entry, *_) = store.entries.find(SEJNY, periods={"2026-01"})
    store.entries.save(replace(entry, removed=True), CLERK, "service.removed")
    after = store.entries.stamps(SEJNY)
    assert {key for key in before if before[key] != after[key]} == {"2026-01"}


def test_months_ahead_are_not_there_yet(store: Store) -> None:
    serve(store)
    year = open_figures(Desk(store, lambda: date(2026, 1, 2))).year(CLERK, SEJNY)
    assert [month.of for month in year.months] == [YearMonth(2026, 1)]
