"""Whose dossier comes in; what it must hold, what it holds, and its files go out, each opening told."""

from dataclasses import dataclass
from datetime import date

from app.dossier.completeness import Expected, completeness
from app.dossier.dossier import Dossier
from app.errors import NotOnRecord
from app.matters.rights import Actor, Right
from app.store.archive import Archive
from app.store.kinds import KEPT_PAPERS
from app.store.ledger import Ledger
from app.store.wishes import Wishes, WishState
from app.workflow.dossier.dossier_words import FORMATS
from app.workflow.dossier.keeper import WISH
from app.workflow.dossier.reading import DossierReading
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event


@dataclass(frozen=True)
class OpenDossier:
    """A dossier judged on a day; ``waits`` while papers are being kept, ``failed`` where one could not be."""

    dossier: Dossier
    expected: tuple[Expected, ...]
    on: date
    waits: bool
    failed: bool


@dataclass(frozen=True)
class Dossiers:
    """Reading needs the right ``READ``, asking for what is missing ``FILE``."""

    desk: Desk
    archive: Archive
    ledger: Ledger
    wishes: Wishes

    def open(self, actor: Actor, programme: str, matter_id: str) -> OpenDossier:
        """``NotOnRecord`` also for another programme's."""
        dossier = DossierReading(self.desk, self.ledger).of(actor, programme, matter_id)
        today = self.desk.clock()
        asked = self.wishes.of_programme(programme, WISH, {WishState.ASKED})
        missed = self.wishes.of_programme(programme, WISH, {WishState.FAILED})
        return OpenDossier(
            dossier,
            completeness(dossier, today),
            today,
            waits=any(matter_id in wish.told["matters"][wish.done :] for wish in asked),
            failed=any(matter_id in wish.told.get("missed", ()) for wish in missed),
        )

    def file(
        self, actor: Actor, programme: str, matter_id: str, paper_id: str, media_type: str
    ) -> bytes:
        """One file, told of as opened; ``FileLost`` or ``SealBroken`` where it is damaged."""
        self.desk.admit_to(actor, Right.READ, programme, matter_id)
        paper = self.desk.rooms.kept_papers.get(programme, paper_id)
        file = paper.file(media_type)
        if file is None or paper.matter_id != matter_id:
            raise NotOnRecord(KEPT_PAPERS.absent)
        data = self.archive.get(file.name, owner=paper.id)
        self.ledger.record(
            programme, actor, Event.PAPER_SHOWN, FORMATS[media_type], record_id=paper.id
        )
        return data

    def look_again(self, actor: Actor, programme: str, matter_id: str) -> None:
        """Keep whatever the office has and the dossier lacks, by and by."""
        self.desk.admit(actor, Right.FILE, programme)
        self.desk.rooms.matters.get(programme, matter_id)
        self.desk.dossiers.ask(actor, programme, matter_id)
