"""A matter comes in; what was seen on scans of its papers goes out, as hints for who checks the papers."""

from collections.abc import Mapping

from app.dossier.kept import KeptPaper, Source
from app.matters.matter import Matter
from app.store.clock import OFFICE
from app.web.services import services
from app.wording.dates import long_date


def scanned_hints(matter: Matter) -> Mapping[str, str]:
    """By the kind of paper, of its latest scan; whether the paper is complete, the clerk still says."""
    kept = services().store.kept_papers.find(matter.programme, subject=matter.id)
    scans = sorted((p for p in kept if p.source is Source.SCANNED), key=lambda p: p.edition)
    return {paper.kind: _said(paper) for paper in scans}


def _said(paper: KeptPaper) -> str:
    day = long_date(paper.filed_at.astimezone(OFFICE).date())
    told = [f"Na skanie z {day}: {_signed(paper)}."]
    if paper.missing:
        told.append(f"Brakuje stron o numerach: {', '.join(map(str, paper.missing))}.")
    return " ".join(told)


def _signed(paper: KeptPaper) -> str:
    if not paper.signed:
        return "dokument jest w teczce"
    seen = [each for each in paper.signed if each.seen is True]
    if len(seen) == len(paper.signed):
        return "podpisano"
    others = ", ".join(each.who for each in paper.signed if each.seen is not True)
    return f"nie widać podpisu ({others})"
