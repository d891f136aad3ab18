"""A part of a month in the office comes in; its frozen rows and what is found there go out."""

from dataclasses import dataclass

from app.errors import NotOnRecord
from app.months.as_handed_in import as_handed_in
from app.months.differences import Difference, differences
from app.months.judged_month import JudgedMonth, judged
from app.months.month_file import Edition, HandedContent, MonthFile, Part
from app.months.noticed import Noticed, noticed
from app.months.paper_rows import SheetRows, keys_of, paper_rows
from app.months.sheets import Asked
from app.store.kinds import MONTH_FILES
from app.workflow.months.month_standing import content_of
from app.workflow.months.reading import MonthReading
from app.workflow.office.desk import Desk
from rules.month.deadline import last_working_day
from rules.month.settled import TravelCosts


@dataclass(frozen=True)
class HandedMonth:
    """The last edition of a part: what was handed in, judged with what everybody else's diary says today.

    ``differences`` are those to the edition the office decided on before, ``before``, if there is one.
    """

    file: MonthFile
    edition: Edition
    content: HandedContent
    judged: JudgedMonth
    asked: Asked
    sheets: tuple[SheetRows, ...]
    noticed: tuple[Noticed, ...]
    before: Edition | None
    differences: tuple[Difference, ...]

    @property
    def name(self) -> str:
        """The assistant's."""
        return self.judged.known.people.assistant(self.file.assistant_id)

    @property
    def travel(self) -> TravelCosts | None:
        """The assistant's costs of the whole month, with the ceiling (rule K2)."""
        found = (t for t in self.judged.verdict.travel if t.assistant == self.name)
        return next(found, None)

    @property
    def unchecked(self) -> int:
        return len(set(keys_of(self.sheets)) - self.edition.checked)

    @property
    def days_late(self) -> int:
        """How many days after the deadline its main part came; 0 for any other."""
        return days_late(self.file)


def days_late(file: MonthFile) -> int:
    """Days from the deadline to the first handing in of a main part (rule T9)."""
    first = file.editions[0] if file.editions else None
    if first is None or file.part is not Part.MAIN:
        return 0
    return max(0, (first.handed_in_on - last_working_day(file.of)).days)


def handed_month(desk: Desk, file: MonthFile) -> HandedMonth:
    """Raises ``NotOnRecord`` for a part nobody handed in; whoever asks was admitted by then."""
    edition = file.last
    if edition is None:
        raise NotOnRecord(MONTH_FILES.absent)
    content = content_of(desk, file, edition.number)
    known = MonthReading(desk).known(file.programme, file.of, file.assistant_id)
    month = judged(as_handed_in(known, content))
    asked = Asked(file.assistant_id, file.part, edition.correction)
    before = file.judged_before
    earlier = content_of(desk, file, before.number).entries if before else content.entries
    return HandedMonth(
        file=file,
        edition=edition,
        content=content,
        judged=month,
        asked=asked,
        sheets=paper_rows(month, asked),
        noticed=noticed(month, asked),
        before=before,
        differences=differences(earlier, content.entries),
    )
