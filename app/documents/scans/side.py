"""What was read from one side of a scanned sheet, as values."""

from dataclasses import dataclass
from math import cos, radians, sin

from app.dossier.page_code import PageCode


@dataclass(frozen=True)
class CodePlace:
    """Where the page's code lies on its upright picture, and with it where everything else does.

    ``across`` and ``down`` are the code's lower left corner in pixels from the picture's upper left one,
    ``millimetre`` how many pixels a printed millimetre takes, ``turn`` by how many degrees clockwise what
    was printed is skewed.
    """

    across: float
    down: float
    millimetre: float
    turn: float

    def shifted(self, right: float, up: float) -> tuple[float, float]:
        """The pixel so many printed millimetres right of and above the code's lower left corner."""
        sine, cosine = sin(radians(self.turn)), cos(radians(self.turn))
        return (
            self.across + self.millimetre * (right * cosine + up * sine),
            self.down + self.millimetre * (right * sine - up * cosine),
        )

    def scaled(self, factor: float) -> "CodePlace":
        """The same place on a picture ``factor`` times as large."""
        return CodePlace(
            self.across * factor, self.down * factor, self.millimetre * factor, self.turn
        )


@dataclass(frozen=True)
class ScannedSide:
    """One side of a sheet, numbered from 1 in the order of the scan.

    ``code`` is ours; ``None`` where there is none that can be read for sure, and where two of ours stand
    against each other (``contradictory``). ``other_codes`` says that a page without ours bears somebody
    else's QR code. ``turned`` is by how many degrees clockwise (0, 90, 180, 270) the scan must be turned to
    stand upright, 0 where nothing tells. ``picture`` is an upright JPEG of about 100 dots per inch, empty
    where the page is ``damaged`` and cannot be drawn.
    """

    number: int
    code: PageCode | None = None
    code_at: CodePlace | None = None
    turned: int = 0
    blank: bool = False
    other_codes: bool = False
    contradictory: bool = False
    damaged: bool = False
    picture: bytes = b""

    @property
    def skew(self) -> float:
        """By how many degrees clockwise what was printed lies askew; 0 where no code tells."""
        return self.code_at.turn if self.code_at else 0.0
