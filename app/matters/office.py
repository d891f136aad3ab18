"""What an office sets for its letters and its work; never the law, which is the edition's data."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Signatory:
    """Who signs the letters: name and position as printed under the line."""

    name: str = ""
    position: str = ""


@dataclass(frozen=True)
class OfficeSettings:
    """The settings of one programme's office.

    ``header`` holds the lines above a letter (the organiser's own where empty); ``logo`` is a PNG with
    ``logo_text`` for those who do not see it. ``town`` stands before a letter's date. ``number_pattern``
    makes case numbers (see ``app.matters.numbering``). ``four_eyes``: a resolution needs a second person.
    ``lower_limits`` are the office's own, in hours a year by the figure's name (``limit_severe``), never
    above the edition's. ``completion_days`` is how long a call for completion leaves.
    """

    programme: str
    header: tuple[str, ...] = ()
    logo: bytes = b""
    logo_text: str = ""
    town: str = ""
    contact: str = ""
    signatory: Signatory = field(default_factory=Signatory)
    number_pattern: str = "{nr}.{rok}"
    four_eyes: bool = False
    lower_limits: tuple[tuple[str, Decimal], ...] = ()
    completion_days: int = 7
    version: int = 0

    @property
    def id(self) -> str:
        """There is one for each programme."""
        return self.programme
