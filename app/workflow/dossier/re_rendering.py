"""A dossier comes in; the papers the program wrote are written once more, their texts compared by line.

A paper is written from what the ledger says was known when it was kept, or at a deed shortly before: equal
texts prove that it says what the office knew. Pictures, looks and page numbers of the PDF are not compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from app.documents.docx_text import blank_digest, docx_lines
from app.dossier.dossier import Dossier
from app.dossier.kept import KeptPaper, Source
from app.errors import InternalError, UserError
from app.matters.rights import Actor, Right
from app.store.kinds import KEPT_PAPERS, MATTERS, MONTH_FILES, OFFICE_SETTINGS, SPOT_CHECKS
from app.store.opened import Store
from app.workflow.dossier.as_of import Past
from app.workflow.dossier.reading import DossierReading
from app.workflow.dossier.written_again import Writing, WrittenAgain
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from app.workflow.producing import DOCX

MOST_MOMENTS = 16
"""So many states of the dossier are tried for one paper, the last one before it was kept first."""
SPOKEN_OF = frozenset(kind.name for kind in (MATTERS, MONTH_FILES, OFFICE_SETTINGS, SPOT_CHECKS))
"""What papers speak of: after a deed on one of these a paper may say something else."""
OTHER_BLANK = (
    "Wzór, na którym wypisano ten dokument, był inny niż dzisiejszy. Różnice mogą wynikać ze zmiany "
    "wzoru."
)
SAME_BLANK = (
    "Wzór jest ten sam co wtedy. Inne są dane zapisane w sprawie albo słowa, które program wpisuje."
)
UNTOLD_BLANK = "Plik nie mówi, na jakim wzorze powstał."
NOTED = "Przy dokumencie zapisano: {note}"


class Outcome(StrEnum):
    """``LOST``: the kept file cannot be read. ``UNWRITABLE``: nobody knows what it was written from."""

    SAME = "same"
    DIFFERENT = "different"
    LOST = "lost"
    UNWRITABLE = "unwritable"


@dataclass(frozen=True)
class ChangedLine:
    """A line of the kept paper, and what stands in its place today; empty where there is none."""

    kept: str
    again: str


@dataclass(frozen=True)
class Rewritten:
    """A paper and what came of writing it again, as of the line ``number`` of the ledger."""

    paper: KeptPaper
    outcome: Outcome
    number: int = 0
    lines: int = 0
    changed: tuple[ChangedLine, ...] = ()
    causes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReRendering:
    """Needs the right ``EXAMINE`` for the dossier; that somebody asked is told in the ledger."""

    desk: Desk
    store: Store

    def of(self, actor: Actor, programme: str, matter_id: str) -> tuple[Rewritten, ...]:
        """``NotOnRecord`` without such a matter."""
        self.desk.admit_to(actor, Right.EXAMINE, programme, matter_id)
        dossier = DossierReading(self.desk, self.store.ledger).of(actor, programme, matter_id)
        ledger = self.desk.rooms.ledger
        ledger.record(programme, actor, Event.AUDIT_REWRITTEN, record_id=matter_id)
        return self.whole(dossier)

    def whole(self, dossier: Dossier) -> tuple[Rewritten, ...]:
        """Every paper of the dossier with a text the program wrote; whoever asks was admitted by then."""
        return tuple(_rewritten(self.store, dossier))


def _rewritten(store: Store, dossier: Dossier) -> Iterator[Rewritten]:
    past, slug = Past(store), dossier.matter.programme
    versions = past.versions(MATTERS, slug, (dossier.matter,))[dossier.matter.id]
    if not versions.known:
        return
    again = WrittenAgain(store, dossier, versions.known[0].value)
    comparing = _Comparing(store, past, dossier)
    for paper in dossier.papers:
        writing = again.writing(paper)
        if paper.source is Source.MADE and paper.file(DOCX) is not None and writing is not None:
            yield comparing.compared(paper, writing)


@dataclass(frozen=True)
class _Comparing:
    store: Store
    past: Past
    dossier: Dossier

    def compared(self, paper: KeptPaper, writing: Writing) -> Rewritten:
        """The first writing that says the same, or else the one that differs least."""
        kept = self._kept(paper)
        if kept is None:
            return Rewritten(paper, Outcome.LOST)
        lines, nearest = docx_lines(kept), Rewritten(paper, Outcome.UNWRITABLE)
        for number in self._moments(paper):
            for written in self._written(paper, writing, number):
                found = _compared(paper, kept, lines, written, number)
                if found.outcome is Outcome.SAME:
                    return found
                if nearest.outcome is Outcome.UNWRITABLE or len(found.changed) < len(
                    nearest.changed
                ):
                    nearest = found
        return nearest

    def _written(self, paper: KeptPaper, writing: Writing, number: int) -> Iterator[bytes]:
        try:
            yield from writing(self.past.desk(number, paper.made_on), paper)
        except (UserError, InternalError):  # not known yet, or nothing to tell at that moment
            return

    def _kept(self, paper: KeptPaper) -> bytes | None:
        file = paper.file(DOCX)
        try:
            return None if file is None else self.store.archive.get(file.name, owner=paper.id)
        except InternalError:
            return None

    def _moments(self, paper: KeptPaper) -> list[int]:
        """Lines of the ledger up to the one that kept it: its own, then those of what it may speak of."""
        history = self.dossier.history
        own = [
            line.number
            for line in history
            if line.record_id == paper.id and line.kind == KEPT_PAPERS.name
        ]
        slug, ledger = paper.programme, self.store.ledger
        shared = ledger.of_records(slug, [slug, *(month.id for month in self.dossier.months)])
        until = own[0] if own else max((line.number for line in history), default=0)
        told = [(line.number, line.kind) for line in history]
        told += [(line.number, line.kind) for line in shared]
        numbers = {number for number, kind in told if number < until and kind in SPOKEN_OF}
        return [until, *sorted(numbers, reverse=True)][:MOST_MOMENTS]


def _compared(
    paper: KeptPaper, kept: bytes, lines: tuple[str, ...], written: bytes, number: int
) -> Rewritten:
    again = docx_lines(written)
    if again == lines:
        return Rewritten(paper, Outcome.SAME, number, len(lines))
    changed = tuple(_changed(lines, again))
    told = tuple(_causes(paper, kept, written))
    return Rewritten(paper, Outcome.DIFFERENT, number, len(lines), changed, told)


def _changed(kept: tuple[str, ...], again: tuple[str, ...]) -> Iterator[ChangedLine]:
    matcher = SequenceMatcher(None, kept, again, autojunk=False)
    for what, one, two, three, four in matcher.get_opcodes():
        if what == "equal":
            continue
        for place in range(max(two - one, four - three)):
            yield ChangedLine(
                kept[one + place] if one + place < two else "",
                again[three + place] if three + place < four else "",
            )


def _causes(paper: KeptPaper, kept: bytes, written: bytes) -> Iterator[str]:
    then, now = blank_digest(kept), blank_digest(written)
    yield UNTOLD_BLANK if not then else SAME_BLANK if then == now else OTHER_BLANK
    if paper.note:
        yield NOTED.format(note=paper.note)
