"""A dossier comes in; the cards and logs that must be in it of every month served go out (rule T9)."""

from collections.abc import Iterator, Mapping

from app.dossier.about import AboutMonth
from app.dossier.completeness.expected import (
    Bringer,
    Expected,
    Gap,
    Signature,
    Stage,
    because,
    in_order,
    missing,
    unknown,
)
from app.dossier.completeness.services import name_of
from app.dossier.completeness.signing import gaps_on_scan, scan_of, signatures_on
from app.dossier.dossier import Dossier
from app.dossier.kept import KeptPaper
from app.dossier.page_code import plain_code
from app.months.entry import Journey, JourneyKind
from app.months.month_file import Edition, MonthFile, MonthState, Part
from app.months.parts import parts_of
from app.wording.dates import long_date
from app.wording.labels import label, sentence
from rules.diary import YearMonth
from rules.month.deadline import last_working_day
from rules.vocabulary import MonthlyDocument

LOGS: Mapping[JourneyKind, MonthlyDocument] = {
    JourneyKind.OWN_VEHICLE: MonthlyDocument.MILEAGE_LOG,
    JourneyKind.TICKETS: MonthlyDocument.TICKET_LOG,
    JourneyKind.TAXI: MonthlyDocument.TAXI_LOG,
}
NOT_HANDED_IN = "Nie oddano rozliczenia; termin minął {day}"
RETURNED = "Rozliczenie zwrócono do poprawy {day} Trzeba je poprawić i oddać jeszcze raz."
WAITS = "Rozliczenie oddano {day} Czeka, aż biuro je przyjmie."
REOPENED = "Przyjęte rozliczenie otwarto do korekty. Trzeba je oddać jeszcze raz."
NOT_KEPT = "Rozliczenie przyjęto, a tego dokumentu nie ma w teczce. Uzupełnij teczkę."
NOT_SIGNED = (
    "Nie ma skanu z podpisami i nie odnotowano, kiedy przyszedł podpisany papier. Zeskanuj go."
)
TICKED = "uczestnik i asystent, na papierze porównanym z rozliczeniem"
Served = tuple[str, YearMonth, Part]


def months(dossier: Dossier) -> Iterator[Expected]:
    """For each part of a month with services of an assistant: card and logs, handed in, signed, accepted."""
    files = {(file.assistant_id, file.of, file.part): file for file in dossier.months}
    for served, journeys in sorted(_served(dossier).items(), key=lambda item: _in_time(item[0])):
        file = files.get(served)
        yield _card(dossier, served, file)
        if file is not None and file.state is MonthState.ACCEPTED:
            for kind in sorted(
                {LOGS[each.kind] for each in journeys}, key=list(LOGS.values()).index
            ):
                yield _paper(dossier, served, file, kind)


def _served(dossier: Dossier) -> dict[Served, list[Journey]]:
    """Parts of months with services in the diary or in what was handed in last, and their journeys."""
    found: dict[Served, list[Journey]] = {}
    for entry in dossier.entries:
        if not entry.removed:
            for of, part in parts_of(entry):
                found.setdefault((entry.assistant_id, of, part), []).extend(entry.journeys)
    for content in dossier.contents:
        if content.entries:
            found.setdefault((content.assistant_id, content.of, content.part), [])
    return found


def _in_time(served: Served) -> tuple[str, str, str]:
    assistant, of, part = served
    return str(of), part, assistant


def _card(dossier: Dossier, served: Served, file: MonthFile | None) -> Expected:
    if file is not None and file.state is MonthState.ACCEPTED:
        return _paper(dossier, served, file, MonthlyDocument.SERVICE_CARD)
    assistant, of, _ = served
    kind = MonthlyDocument.SERVICE_CARD
    gap = _not_accepted(file, assistant, of)
    return _expected(
        dossier, served, kind, papers=_papers(dossier, served, file, kind), gaps=(gap,)
    )


def _not_accepted(file: MonthFile | None, assistant: str, of: YearMonth) -> Gap:
    """What the part waits for; a supplement has no deadline of its own: it counts from the month's."""
    last = file.last if file is not None else None
    if file is None or last is None or (file.state is MonthState.OPEN and not file.corrections):
        due = last_working_day(of)
        return missing(NOT_HANDED_IN.format(day=long_date(due)), Bringer.ASSISTANT, assistant, due)
    if file.state is MonthState.OPEN:
        return missing(REOPENED, Bringer.ASSISTANT, assistant)
    if file.state is MonthState.RETURNED:
        day = long_date(last.returned_on or last.handed_in_on)
        return missing(RETURNED.format(day=day), Bringer.ASSISTANT, assistant)
    return missing(WAITS.format(day=long_date(last.handed_in_on)), Bringer.OFFICE)


def _paper(dossier: Dossier, served: Served, file: MonthFile, kind: MonthlyDocument) -> Expected:
    """A paper of an accepted part."""
    assistant, _, _ = served
    papers, edition = _papers(dossier, served, file, kind), file.last
    scan, ticked = scan_of(papers), _ticked(edition)
    gaps: list[Gap] = []
    if not papers:
        gaps.append(missing(NOT_KEPT, Bringer.OFFICE))
    if scan is not None:
        gaps += gaps_on_scan(scan, Bringer.ASSISTANT, assistant, ticked=bool(ticked))
    elif not ticked:
        gaps.append(unknown(NOT_SIGNED, Bringer.OFFICE))
    return _expected(
        dossier,
        served,
        kind,
        papers=papers,
        gaps=tuple(gaps),
        signatures=signatures_on(scan) + ticked,
        remarks=_accepted(edition),
    )


def _ticked(edition: Edition | None) -> tuple[Signature, ...]:
    """The clerk who compared the month had the signed paper in hand."""
    if edition is None or edition.paper_on is None:
        return ()
    on = edition.accepted_on or edition.paper_on
    return (Signature(TICKED, True, seen=False, by=edition.decided_by, on=on),)


def _accepted(edition: Edition | None) -> tuple[str, ...]:
    if edition is None or edition.accepted_on is None:
        return ()
    came = f" Podpisany papier przyszedł {long_date(edition.paper_on)}" if edition.paper_on else ""
    return (f"Rozliczenie przyjęto {long_date(edition.accepted_on)}{came}",)


def _papers(
    dossier: Dossier, served: Served, file: MonthFile | None, kind: str
) -> tuple[KeptPaper, ...]:
    """By what they are about, or by the content's code: a scan may have come before the acceptance."""
    assistant, of, part = served
    about = str(AboutMonth(of, part, assistant))
    codes = {plain_code(each.code) for each in file.editions} if file is not None else set()
    return in_order(
        paper
        for paper in dossier.papers
        if paper.kind == kind
        and (paper.about == about or (paper.code and plain_code(paper.code) in codes))
    )


def _expected(  # noqa: PLR0913 - which paper, and what is known of it
    dossier: Dossier,
    served: Served,
    kind: MonthlyDocument,
    *,
    papers: tuple[KeptPaper, ...],
    gaps: tuple[Gap, ...],
    signatures: tuple[Signature, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Expected:
    assistant, of, part = served
    number = f"{of.month:02}/{of.year}{'/D' if part is Part.SUPPLEMENT else ''}"
    return Expected(
        stage=Stage.MONTH,
        kind=kind,
        title=f"{sentence(label(kind))} {number}, {name_of(dossier, assistant)}",
        about=str(AboutMonth(of, part, assistant)),
        papers=papers,
        signatures=signatures,
        gaps=gaps,
        remarks=remarks,
        why=because("T9", dossier.programme),
        rule="T9",
    )
