"""A part is handed in at the very moment something is written into it: one of the two has to give way."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from app.documents.tables import csv_file
from app.errors import ChangedMeanwhile, DeedRefused
from app.months.month_file import MonthState, Part
from app.store.opened import Store
from app.store.records import Records
from app.workflow.months.closing import Closing
from app.workflow.months.diary import Diary
from app.workflow.months.importing import Importing
from app.workflow.months.month_template import template
from app.workflow.office.desk import Desk
from rules.diary import YearMonth
from tests.matters.builders import SEJNY
from tests.months.builders import an_assistant, an_entry

BOGNA, JANUARY = an_assistant(), YearMonth(2026, 1)
MORNING = an_entry("2026-01-07 10:00", "2026-01-07 12:30")
EVENING = an_entry("2026-01-20 16:00", "2026-01-20 18:00")


def just_before(
    monkeypatch: pytest.MonkeyPatch, records: Records[Any], deed: str, do: Callable[[], object]
) -> None:
    """Have something else happen between the judging of a deed and its keeping, once."""
    keep, waiting = getattr(records, deed), [do]

    def interrupted(*told: Any, **more: Any) -> Any:
        if waiting:
            waiting.pop()()
        return keep(*told, **more)

    monkeypatch.setattr(records, deed, interrupted)


@pytest.fixture
def written(desk: Desk) -> Desk:
    """A diary with one entry."""
    Diary(desk).put(BOGNA, MORNING)
    return desk


def hands_in(desk: Desk) -> Callable[[], object]:
    return partial(Closing(desk).hand_in, BOGNA, SEJNY, JANUARY, Part.MAIN)


def changes(desk: Desk) -> object:
    return Diary(desk).change(BOGNA, 1, replace(MORNING, place="ławka w parku", version=1))


def removes(desk: Desk) -> object:
    return Diary(desk).remove(BOGNA, SEJNY, MORNING.id, 1)


def imports(desk: Desk) -> object:
    importing = Importing(desk)
    month, _ = template(importing.whose(BOGNA, SEJNY, JANUARY))
    rows = [list(row) for row in month.rows]
    columns = [column.title for column in month.columns]
    rows[0][columns.index("od")], rows[0][columns.index("do")] = "8:00", "9:00"
    data = csv_file(replace(month, rows=rows))
    found = importing.read(BOGNA, SEJNY, JANUARY, data)
    return importing.take(BOGNA, SEJNY, JANUARY, found.rows)


@pytest.mark.parametrize(
    ("deed", "change"),
    [
        ("add_all", lambda desk: Diary(desk).put(BOGNA, EVENING)),
        ("add_all", imports),
        ("save", changes),
        ("save", removes),
    ],
    ids=["put", "import", "change", "remove"],
)
def test_nothing_slips_into_a_part_that_is_handed_in_meanwhile(
    written: Desk,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    deed: str,
    change: Callable[[Desk], object],
) -> None:
    just_before(monkeypatch, store.entries, deed, hands_in(written))
    with pytest.raises(DeedRefused):
        change(written)
    (entry,) = store.entries.all(SEJNY)
    assert entry == replace(MORNING, version=1)
    assert not Closing(written).state(BOGNA, SEJNY, JANUARY).parts[Part.MAIN].changed_since


@pytest.mark.parametrize(
    "change",
    [lambda desk: Diary(desk).put(BOGNA, EVENING), changes],
    ids=["put", "change"],
)
def test_part_is_not_handed_in_without_what_was_written_meanwhile(
    written: Desk,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Desk], object],
) -> None:
    just_before(monkeypatch, store.month_files, "add", partial(change, written))
    with pytest.raises(ChangedMeanwhile, match="Sprawdź"):
        hands_in(written)()
    assert store.month_files.all(SEJNY) == ()


def test_part_is_handed_in_again_only_with_what_was_written_meanwhile(
    written: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands_in(written)()
    Closing(written).take_back(BOGNA, SEJNY, JANUARY, Part.MAIN)
    put = partial(Diary(written).put, BOGNA, EVENING)
    just_before(monkeypatch, store.month_files, "save", put)
    with pytest.raises(ChangedMeanwhile):
        hands_in(written)()
    (file,) = store.month_files.all(SEJNY)
    assert file.state is MonthState.OPEN
    assert hands_in(written)().last.number == 3
