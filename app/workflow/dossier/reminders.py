"""What dossiers lack comes in; who must bring what goes out, as lines and as a table for a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.tables import Cell, Column, Kind, Table
from app.dossier.completeness import Bringer
from app.dossier.completeness.expected import because
from app.dossier.lacks import Lack
from app.wording.labels import sentence
from app.workflow.dossier.completeness_words import BRINGERS
from app.workflow.dossier.standings import Listed, Looked
from rules.programme import Programme

TITLE = "Braki w teczkach"
COLUMNS = (
    Column("Kto", width=32),
    Column("Znak sprawy"),
    Column("Uczestnik", width=32),
    Column("Czego dotyczy", width=44),
    Column("Co zrobić", width=60),
    Column("Pewne"),
    Column("Termin minął", Kind.DATE),
    Column("Podstawa", width=60),
)
ORDER = tuple(Bringer)


@dataclass(frozen=True)
class Reminder:
    """One thing somebody has to bring or to do; ``assistant`` is a name where an assistant has to."""

    bringer: Bringer
    assistant: str
    matter_id: str
    case_number: str
    name: str
    title: str
    said: str
    is_known: bool
    due: date | None
    rule: str

    @property
    def who(self) -> str:
        return f"asystent – {self.assistant}" if self.assistant else BRINGERS[self.bringer]


def reminders(looked: Looked) -> tuple[Reminder, ...]:
    """By who has to bring it, each assistant's together, then in the order of case numbers (rule C9)."""
    every = [_reminder(each, lack) for each in looked.listed for lack in each.lacks]
    # Sorting keeps the order of what is equal, and the dossiers stand in that of case numbers.
    return tuple(sorted(every, key=lambda r: (ORDER.index(r.bringer), r.assistant.casefold())))


def reminders_table(every: Iterable[Reminder], programme: Programme) -> Table:
    return Table(TITLE, COLUMNS, _rows(every, programme))


def _reminder(listed: Listed, lack: Lack) -> Reminder:
    gap = lack.gap
    return Reminder(
        gap.bringer,
        lack.assistant,
        listed.matter_id,
        listed.case_number,
        listed.name,
        lack.title,
        gap.said,
        gap.is_known,
        gap.due,
        lack.rule,
    )


def _rows(every: Iterable[Reminder], programme: Programme) -> Iterator[Sequence[Cell]]:
    clauses: dict[str, str] = {}
    for each in every:
        if each.rule not in clauses:
            clauses[each.rule] = " ".join(because(each.rule, programme))
        yield (
            sentence(each.who),
            each.case_number,
            each.name,
            each.title,
            each.said,
            "tak" if each.is_known else "nie wiadomo",
            each.due,
            clauses[each.rule],
        )
