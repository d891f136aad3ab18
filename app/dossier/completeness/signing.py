"""The papers of one kind come in; whose signatures are seen on them, and what their scans lack, goes out."""

from collections.abc import Iterable, Iterator

from app.dossier.completeness.expected import Bringer, Gap, Signature, missing, unknown
from app.dossier.kept import KeptPaper, Signed, Source

NO_PAGES = "Na skanie brakuje stron o numerach: {pages}. Zeskanuj je i włącz do teczki."
EMPTY = "Na skanie nie ma podpisu: {who}. Poproś o podpis na papierze i zeskanuj go jeszcze raz."
CONTRADICTED = (
    "Przy sprawdzaniu papieru odnotowano podpis, ale na skanie go nie ma: {who}. Sprawdź papier "
    "i popraw jedno albo drugie."
)
NOT_LOOKED = "Nikt nie sprawdził jeszcze na skanie podpisu: {who}. Sprawdź go."
NO_PLACES = (
    "Skan jest, ale program nie wie, gdzie na nim szukać podpisu. Sprawdź podpis na papierze."
)


def scan_of(papers: Iterable[KeptPaper]) -> KeptPaper | None:
    """The newest scan."""
    scans = [paper for paper in papers if paper.source is Source.SCANNED]
    return scans[-1] if scans else None


def signatures_on(scan: KeptPaper | None) -> tuple[Signature, ...]:
    """One for each person who signs: there where every place of theirs is signed."""
    if scan is None:
        return ()
    people = dict.fromkeys(each.who for each in scan.signed)
    return tuple(_of(who, [each for each in scan.signed if each.who == who]) for who in people)


def gaps_on_scan(
    scan: KeptPaper, bringer: Bringer, assistant: str = "", *, ticked: bool = False
) -> Iterator[Gap]:
    """Pages that have not come, places that are empty, and places nobody has looked at.

    Where a clerk ``ticked`` that the paper is signed, nobody has to look at the scan, but an empty place
    contradicts them.
    """
    if scan.missing:
        pages = ", ".join(str(number) for number in scan.missing)
        yield missing(NO_PAGES.format(pages=pages), Bringer.OFFICE)
    told = signatures_on(scan)
    for each in told:
        if each.is_there is False and ticked:
            yield unknown(CONTRADICTED.format(who=each.who), Bringer.OFFICE)
        elif each.is_there is False:
            yield missing(EMPTY.format(who=each.who), bringer, assistant)
        elif each.is_there is None and not ticked:
            yield unknown(NOT_LOOKED.format(who=each.who), Bringer.OFFICE)
    if not told and not ticked:
        yield unknown(NO_PLACES, Bringer.OFFICE)


def _of(who: str, places: list[Signed]) -> Signature:
    seen = [each.seen for each in places]
    is_there = False if False in seen else None if None in seen else True
    told = [each for each in places if each.seen is not None]
    last = told[-1] if told else None
    return Signature(
        who, is_there, seen=True, by=last.by if last else "", on=last.on if last else None
    )
