"""A dossier comes in; its whole trail goes out: who did what, when, and what was there before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.dossier.dossier import Dossier
from app.dossier.kept import KeptPaper
from app.matters.rights import Actor, Right
from app.store.ledger import NOTHING, Ledger, Line
from app.workflow.dossier.reading import DossierReading
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from app.workflow.office.journal import Journal, Said

LOOKING = frozenset(
    {Event.AUDIT_LOOKED, Event.AUDIT_REJUDGED, Event.AUDIT_REWRITTEN, Event.PAPER_SHOWN}
)
"""Looking into a dossier is told in the ledger as well, and would bury what was done in it."""

PUT_IN = "{title}, wydanie {edition}."


@dataclass(frozen=True)
class Trail:
    """``lines`` are all deeds, the oldest first; ``looks`` how often somebody looked, told apart."""

    dossier: Dossier
    lines: tuple[Said, ...]
    looks: int
    papers: tuple[KeptPaper, ...]


@dataclass(frozen=True)
class Trails:
    """Needs the right ``EXAMINE`` for the dossier."""

    desk: Desk
    ledger: Ledger

    def of(self, actor: Actor, programme: str, matter_id: str) -> Trail:
        """``NotOnRecord`` without such a matter."""
        self.desk.admit_to(actor, Right.EXAMINE, programme, matter_id)
        dossier = DossierReading(self.desk, self.ledger).of(actor, programme, matter_id)
        lines = sorted(self._lines(dossier), key=lambda line: line.number)
        deeds = [line for line in lines if line.event not in LOOKING]
        return Trail(
            dossier,
            tuple(self._told(actor, dossier, deeds)),
            len(lines) - len(deeds),
            tuple(sorted(dossier.papers, key=lambda each: (each.filed_at, each.edition))),
        )

    def _told(self, actor: Actor, dossier: Dossier, lines: list[Line]) -> Iterator[Said]:
        """In words; a paper that was put in is told by its title, for its members say no more."""
        papers = {paper.id: paper for paper in dossier.papers}
        journal = Journal(self.desk, self.ledger)
        for said in journal.told(actor, dossier.matter.programme, lines):
            paper = papers.get(said.line.record_id)
            if paper is None:
                yield said
                continue
            note = PUT_IN.format(title=paper.title, edition=paper.edition)
            note = f"{note} {said.note}".strip()
            yield replace(said, note=note, changed=said.changed if said.line.before else ())

    def _lines(self, dossier: Dossier) -> Iterator[Line]:
        """Of what is the participant's alone; of months shared with others only who did what when."""
        programme = dossier.matter.programme
        own = {line.record_id for line in dossier.history} | {dossier.matter.id}
        yield from self.ledger.of_records(programme, own)
        for line in self.ledger.of_records(programme, [month.id for month in dossier.months]):
            yield replace(line, note="", before=NOTHING, after=NOTHING)
