"""What one dossier lacks, as a value to be kept: its gaps, and the days on which the case itself changes."""

from dataclasses import dataclass
from datetime import date

from app.dossier.completeness.expected import Gap


@dataclass(frozen=True)
class Lack:
    """One gap: of which thing, by which rule, and the name of the assistant who brings it, if one does."""

    title: str
    rule: str
    gap: Gap
    assistant: str = ""


@dataclass(frozen=True)
class DossierLacks:
    """``lacks`` hold while as many of the case's ``turns`` have come as when they were looked for.

    Those whose day is still to come are among them: see ``Gap.due``.
    """

    case_number: str
    name: str
    lacks: tuple[Lack, ...]
    turns: tuple[date, ...] = ()
    come: int = 0

    def holds_on(self, day: date) -> bool:
        return self.come == come_by(self.turns, day)

    def lacks_on(self, day: date) -> tuple[Lack, ...]:
        """Those that count on a day."""
        return tuple(each for each in self.lacks if each.gap.due is None or each.gap.due < day)


def come_by(turns: tuple[date, ...], day: date) -> int:
    """How many of the days have come."""
    return sum(turn <= day for turn in turns)
