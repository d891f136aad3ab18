"""What a month's paper is about comes in; the text that tells it apart in a dossier goes out, and back.

One participant may have several assistants in a month, and of each a main and a supplementary part.
"""

from dataclasses import dataclass

from app.months.month_file import Part
from rules.diary import YearMonth


@dataclass(frozen=True)
class AboutMonth:
    """A part of an assistant's month, as the ``about`` of its papers."""

    of: YearMonth
    part: Part
    assistant_id: str

    def __str__(self) -> str:
        """„2026-01/main/…”, so that papers stand in the order of months."""
        return f"{self.of}/{self.part}/{self.assistant_id}"


def month_in(about: str) -> AboutMonth | None:
    """The month a paper is about, or ``None`` for a paper of no month."""
    of, _, rest = about.partition("/")
    part, _, assistant_id = rest.partition("/")
    year, _, month = of.partition("-")
    if part not in set(Part) or not (year.isdigit() and month.isdigit()):
        return None
    return AboutMonth(YearMonth(int(year), int(month)), Part(part), assistant_id)
