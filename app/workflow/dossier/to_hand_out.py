"""What an exported dossier is made of, as values for its index, its JSON and whoever packs both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.archive.index_page import HandedOut
from app.dossier.dossier import Dossier
from app.dossier.kept import KeptFile
from app.months.year_figures import MonthSum
from rules.case import Case
from rules.verdict import Verdict


@dataclass(frozen=True)
class HandedFile:
    """A file of a kept paper and where it lies beside the index; no ``path`` where it could not be read."""

    file: KeptFile
    path: str


HandedFiles = Mapping[str, tuple[HandedFile, ...]]
"""Files by the id of their paper."""


@dataclass(frozen=True)
class ToHandOut:
    """A dossier with what the rules say of its case today, sums of its months, and why it is handed out."""

    dossier: Dossier
    case: Case
    verdict: Verdict
    months: tuple[MonthSum, ...]
    at: datetime
    handed_out: HandedOut
