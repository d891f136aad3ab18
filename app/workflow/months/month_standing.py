"""An assistant's month comes in; how far each part of it is, and what is still to mend, goes out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.months.as_handed_in import as_handed_in, as_if_handed_in
from app.months.closing import new_file
from app.months.entry import ServiceEntry
from app.months.judged_month import JudgedMonth, judged
from app.months.month_file import HandedContent, MonthFile, MonthState, Part, content_id
from app.months.month_view import Known
from app.months.noticed import Noticed, noticed
from app.months.paper_rows import SheetRows, paper_rows
from app.months.parts import MonthPart, parts_of
from app.months.sheets import Asked, asked_for, code_of, entries_in
from app.workflow.months.reading import MonthReading, after, before
from app.workflow.office.desk import Desk
from rules.diary import YearMonth
from rules.month.deadline import last_working_day
from rules.month.settled import TravelCosts


@dataclass(frozen=True)
class PartStanding:
    """One part: what is in the office where it is frozen, else what the diary says today.

    ``elsewhere`` are entries of the part that another frozen part holds fast; ``changed_since`` says that the
    diary is not what is in the office.
    """

    file: MonthFile
    judged: JudgedMonth
    asked: Asked
    sheets: tuple[SheetRows, ...]
    noticed: tuple[Noticed, ...]
    code: str
    elsewhere: frozenset[str] = frozenset()
    changed_since: bool = False

    @property
    def stops(self) -> tuple[Noticed, ...]:
        """What must be mended before it can be handed in."""
        return tuple(each for each in self.noticed if each.stops_handing_in)

    @property
    def entries(self) -> tuple[ServiceEntry, ...]:
        return entries_in(self.judged, self.asked)

    @property
    def is_empty(self) -> bool:
        return not self.entries


@dataclass(frozen=True)
class MonthStanding:
    """Both parts of a month; ``travel`` are the costs of all of it, ``None`` where there are none."""

    of: YearMonth
    today: date
    deadline: date
    parts: Mapping[Part, PartStanding]
    travel: TravelCosts | None

    @property
    def main_is_in(self) -> bool:
        return was_handed_in(self.parts[Part.MAIN].file)


def was_handed_in(file: MonthFile) -> bool:
    """Whether the office ever had it and the assistant did not take it back."""
    return any(edition.taken_back_on is None for edition in file.editions)


def standing(desk: Desk, programme: str, of: YearMonth, assistant_id: str) -> MonthStanding:
    """The month of one assistant today; whoever asks was admitted by then."""
    known = MonthReading(desk).known(programme, of, assistant_id)
    files = {part: file_of(known, assistant_id, part) for part in Part}
    live = judged(as_if_handed_in(known, files[Part.MAIN], known.on))
    frozen = _frozen_around(desk, programme, of, assistant_id)
    parts = {part: _part(desk, file, live, known, frozen) for part, file in files.items()}
    own = known.people.assistant(assistant_id)
    travel = next((each for each in live.verdict.travel if each.assistant == own), None)
    return MonthStanding(of, known.on, last_working_day(of), parts, travel)


def file_of(known: Known, assistant_id: str, part: Part) -> MonthFile:
    """The part as it is stored, or as nobody handed it in yet."""
    new = new_file(known.programme.slug, assistant_id, known.of, part)
    return next((each for each in known.files if each.id == new.id), new)


def content_of(desk: Desk, file: MonthFile, number: int) -> HandedContent:
    return desk.rooms.handed_contents.get(file.programme, content_id(file, number))


def _part(
    desk: Desk, file: MonthFile, live: JudgedMonth, known: Known, frozen: frozenset[MonthPart]
) -> PartStanding:
    asked, month, changed = asked_for(file), live, False
    if file.is_frozen and file.last is not None:
        month = judged(as_handed_in(known, content_of(desk, file, file.last.number)))
        changed = _code(live, asked) != file.last.code
    own = entries_in(month, asked)
    return PartStanding(
        file=file,
        judged=month,
        asked=asked,
        sheets=paper_rows(month, asked),
        noticed=noticed(month, asked),
        code=code_of(month, asked, own),
        elsewhere=_held(own, frozen - {(file.of, file.part)}),
        changed_since=changed,
    )


def _code(month: JudgedMonth, asked: Asked) -> str:
    return code_of(month, asked, entries_in(month, asked))


def _held(entries: Iterable[ServiceEntry], frozen: frozenset[MonthPart]) -> frozenset[str]:
    return frozenset(entry.id for entry in entries if frozen.intersection(parts_of(entry)))


def _frozen_around(
    desk: Desk, programme: str, of: YearMonth, assistant_id: str
) -> frozenset[MonthPart]:
    """The parts of the months around that nothing can be written in."""
    periods = {str(before(of)), str(of), str(after(of))}
    states = {MonthState.HANDED_IN, MonthState.ACCEPTED}
    find = desk.rooms.month_files.find
    files = find(programme, owner=assistant_id, periods=periods, states=states)
    return frozenset((file.of, file.part) for file in files)
