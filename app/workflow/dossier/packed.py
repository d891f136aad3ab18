"""A dossier comes in; its files go out one after another as a bag takes them, with their index and JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.archive.bag import Payload
from app.archive.index_page import PAGE, WholeLine, dossier_page
from app.archive.naming import slug, untaken
from app.dossier.kept import KeptFile, KeptPaper
from app.errors import FileLost, SealBroken
from app.matters.states import STATE_NAMES
from app.wording.labels import sentence
from app.wording.numbers import Forms, counted
from app.workflow.dossier.completeness_words import COMPLETE, standing
from app.workflow.dossier.dossier_file import dossier_json
from app.workflow.dossier.dossier_words import NAMELESS, page_of
from app.workflow.dossier.to_hand_out import HandedFile, ToHandOut

PAPERS = "dokumenty"
JSON = "dossier.json"
EDITIONS = Forms("dokument", "dokumenty", "dokumentów", "dokumentu")
ENDINGS = {
    "application/pdf": "pdf",
    "application/json": "json",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


class Archive(Protocol):
    """Where the files of kept papers lie."""

    def get(self, name: str, *, owner: str) -> bytes: ...


@dataclass
class Packed:
    """One dossier in its ``folder``; ``line`` tells the list of all of it when ``files`` is used up."""

    what: ToHandOut
    archive: Archive
    folder: str
    line: dict[str, Any] = field(default_factory=dict)

    def files(self) -> Iterator[Payload]:
        """Papers first, each read when it is asked for; a damaged file is told of and left out."""
        handed: dict[str, tuple[HandedFile, ...]] = {}
        taken: set[str] = set()
        for paper in self.what.dossier.papers:
            of_paper: list[HandedFile] = []
            for kept in paper.files:
                name = untaken(_name(paper), taken, f".{ENDINGS.get(kept.media_type, 'bin')}")
                taken.add(name.casefold())
                data = self._read(paper, kept)
                path = "" if data is None else f"{PAPERS}/{name}"
                of_paper.append(HandedFile(kept, path))
                if data is not None:
                    yield Payload(f"{self.folder}/{path}", data)
            handed[paper.id] = tuple(of_paper)
        yield Payload(f"{self.folder}/{JSON}", dossier_json(self.what, handed))
        yield Payload(f"{self.folder}/{PAGE}", dossier_page(page_of(self.what, handed)))
        self.line |= self._told()

    def _read(self, paper: KeptPaper, kept: KeptFile) -> bytes | None:
        try:
            return self.archive.get(kept.name, owner=paper.id)
        except (FileLost, SealBroken):
            return None

    def _told(self) -> dict[str, Any]:
        dossier = self.what.dossier
        said = standing(self.what.expected, self.what.on)
        return {
            "href": f"{self.folder}/{PAGE}",
            "case_number": dossier.matter.case_number,
            "name": dossier.name or NAMELESS,
            "state": sentence(STATE_NAMES[dossier.matter.state]),
            "papers": counted(len(dossier.papers), EDITIONS),
            "standing": said,
            "complete": said == COMPLETE,
        }


def whole_line(line: Mapping[str, Any]) -> WholeLine:
    """The line of the list of all, as it was told when its dossier was finished."""
    return WholeLine(**line)


def _name(paper: KeptPaper) -> str:
    """Day, kind and edition: nothing of a person."""
    return f"{paper.made_on.isoformat()}-{slug(paper.kind)}-wyd-{paper.edition}"
