"""What a dossier holds, in words, comes in; the page one reads it on without any network goes out."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

PAGES = Path(__file__).parent / "pages"
PAGE = "index.html"
NOT_TOLD = "Nie zapisano; patrz strona teczki."


@dataclass(frozen=True)
class FileLink:
    """A file beside the page: ``href`` is relative; empty where the file could not be read."""

    href: str
    words: str
    sha256: str
    size: str


@dataclass(frozen=True)
class ExpectedLine:
    """One thing that must be in the dossier: what is there, who signed it, what it lacks and ``why``."""

    title: str
    standing: str
    there: tuple[str, ...]
    signed: tuple[str, ...]
    gaps: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class ExpectedStage:
    """What one part of the case must have left."""

    title: str
    lines: tuple[ExpectedLine, ...]


@dataclass(frozen=True)
class PaperLine:
    """One edition of a paper."""

    title: str
    edition: str
    made_on: str
    filed: str
    origin: str
    signed: tuple[str, ...]
    remarks: tuple[str, ...]
    files: tuple[FileLink, ...]


@dataclass(frozen=True)
class ChangedLine:
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class HappenedLine:
    when: str
    who: str
    what: str
    note: str
    changed: tuple[ChangedLine, ...]


@dataclass(frozen=True)
class MonthLine:
    """Sums of one month: hours and złoty in words."""

    month: str
    accepted: str
    handed_in: str
    entered: str
    travel: str


@dataclass(frozen=True)
class HandedOut:
    """By whom, when and why the bag was made."""

    on: str
    by: str
    reason: str


@dataclass(frozen=True)
class DossierPage:
    """Everything a dossier's page says; ``facts`` are questions with their answers.

    ``standing`` says in a sentence whether anything is missing, ``stages`` what of which.
    """

    programme: str
    name: str
    case_number: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    standing: str
    stages: tuple[ExpectedStage, ...]
    papers: tuple[PaperLine, ...]
    months: tuple[MonthLine, ...]
    history: tuple[HappenedLine, ...]
    handed_out: HandedOut

    @property
    def lacks(self) -> bool:
        """Whether anything is missing or not known."""
        return any(line.gaps for stage in self.stages for line in stage.lines)


@dataclass(frozen=True)
class WholeLine:
    """One dossier in the list of all: ``href`` leads to its page.

    ``standing`` says whether anything is missing; a dossier written before that was told says so.
    """

    href: str
    case_number: str
    name: str
    state: str
    papers: str
    standing: str = NOT_TOLD
    complete: bool = False


@dataclass(frozen=True)
class WholePage:
    programme: str
    dossiers: tuple[WholeLine, ...]
    handed_out: HandedOut

    @property
    def complete(self) -> int:
        """How many dossiers lack nothing."""
        return sum(each.complete for each in self.dossiers)


def dossier_page(page: DossierPage) -> bytes:
    """UTF-8; it needs nothing but the files beside it."""
    return _rendered("dossier.html", page)


def whole_page(page: WholePage) -> bytes:
    return _rendered("whole.html", page)


def _rendered(template: str, page: DossierPage | WholePage) -> bytes:
    return _environment().get_template(template).render(page=page).encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
