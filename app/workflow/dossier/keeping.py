"""A paper and its files come in; the same paper goes out as the next edition its dossier keeps.

Files are written before the record that speaks of them. The id of a paper is a keyed hash of what it says, so
that work broken off between the two, and done once more, writes the very same files and leaves none behind.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from app.dossier.kept import KeptFile, KeptPaper, Signed, Source
from app.errors import ChangedMeanwhile, NotOnRecord
from app.matters.rights import Actor
from app.store.archive import Archive
from app.store.clock import OFFICE, utc_now
from app.workflow.office.desk import MEANWHILE, Desk
from app.workflow.office.events import Event

TRIES = 5
"""So often an edition is numbered anew when another one of the same paper came first."""


@dataclass(frozen=True)
class ToKeep:
    """A paper to keep: ``files`` by their media types, everything else as ``KeptPaper`` has it."""

    programme: str
    matter_id: str
    kind: str
    title: str
    source: Source
    made_on: date
    files: Mapping[str, bytes]
    about: str = ""
    origin: str = ""
    code: str = ""
    code_edition: int = 0
    pages: int = 0
    missing: tuple[int, ...] = ()
    signed: tuple[Signed, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Keeping:
    """Keeping is part of another deed, whose right was asked for by then. ``clock`` tells the moment."""

    desk: Desk
    archive: Archive
    clock: Callable[[], datetime] = utc_now

    def keep(self, actor: Actor, paper: ToKeep, event: Event = Event.PAPER_KEPT) -> KeptPaper:
        """The paper as it is kept; what its source brought last is not kept twice, but handed back.

        ``NotOnRecord`` without such a matter in the programme. Where a deed fails, no file stays behind.
        """
        if not paper.files:
            raise ValueError("a paper without a file cannot be kept")
        self.desk.rooms.matters.get(paper.programme, paper.matter_id)
        for _ in range(TRIES):
            earlier = self._earlier(paper)
            newest = next((each for each in reversed(earlier) if each.source is paper.source), None)
            if newest is not None and _says(newest) == self._digests(paper):
                return newest
            try:
                return self._add(actor, paper, event, earlier)
            except ChangedMeanwhile:
                continue
        raise ChangedMeanwhile(MEANWHILE)

    def _add(
        self, actor: Actor, paper: ToKeep, event: Event, earlier: tuple[KeptPaper, ...]
    ) -> KeptPaper:
        edition = earlier[-1].edition + 1 if earlier else 1
        paper_id = self._id(paper, edition)
        files: list[KeptFile] = []

        def still_next() -> None:
            if self._earlier(paper) != earlier:
                raise ChangedMeanwhile(MEANWHILE)

        try:
            for media_type, data in paper.files.items():
                files.append(self.archive.put(data, media_type, owner=paper_id))
            kept = self._kept(actor, paper, paper_id, edition, tuple(files))
            return self.desk.rooms.kept_papers.add(kept, actor, event, provided=still_next)
        except BaseException:
            self._take_away(paper.programme, paper_id, files)
            raise

    def _take_away(self, programme: str, paper_id: str, files: list[KeptFile]) -> None:
        """The files of a paper that was not kept; where somebody else kept the same one, they are theirs."""
        try:
            self.desk.rooms.kept_papers.get(programme, paper_id)
        except NotOnRecord:
            self.archive.delete([file.name for file in files])

    def _kept(
        self,
        actor: Actor,
        paper: ToKeep,
        paper_id: str,
        edition: int,
        files: tuple[KeptFile, ...],
    ) -> KeptPaper:
        return KeptPaper(
            id=paper_id,
            programme=paper.programme,
            matter_id=paper.matter_id,
            kind=paper.kind,
            title=paper.title,
            source=paper.source,
            edition=edition,
            made_on=paper.made_on,
            filed_at=self.clock().astimezone(OFFICE),
            filed_by=actor.name,
            files=files,
            about=paper.about,
            origin=paper.origin,
            code=paper.code,
            code_edition=paper.code_edition,
            pages=paper.pages,
            missing=paper.missing,
            signed=paper.signed,
            note=paper.note,
        )

    def _earlier(self, paper: ToKeep) -> tuple[KeptPaper, ...]:
        """Every edition there is of it, the first one first."""
        of_matter = self.desk.rooms.kept_papers.find(paper.programme, subject=paper.matter_id)
        same = (p for p in of_matter if (p.kind, p.about) == (paper.kind, paper.about))
        return tuple(sorted(same, key=attrgetter("edition")))

    def _id(self, paper: ToKeep, edition: int) -> str:
        said = [paper.kind, paper.about, str(paper.source), edition, sorted(self._digests(paper))]
        written = json.dumps(said).encode()
        return self.archive.named(written, "", owner=paper.matter_id).name[:32]

    def _digests(self, paper: ToKeep) -> frozenset[tuple[str, str]]:
        named = self.archive.named
        return frozenset(
            (media_type, named(data, media_type, owner="").sha256)
            for media_type, data in paper.files.items()
        )


def _says(paper: KeptPaper) -> frozenset[tuple[str, str]]:
    return frozenset((file.media_type, file.sha256) for file in paper.files)
