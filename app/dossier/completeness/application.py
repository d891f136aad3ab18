"""A dossier and its case come in; the papers of the application it must hold go out (rules C1-C7, R1)."""

from collections.abc import Iterator
from dataclasses import replace

from app.attachments import by_slug
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
from app.dossier.completeness.signing import gaps_on_scan, scan_of, signatures_on
from app.dossier.dossier import Dossier
from app.dossier.kept import KeptPaper, Source
from app.matters.matter import CompletionCall
from app.wording.dates import long_date, short_date
from app.wording.labels import label, sentence
from rules.application.completeness import PAPERS, PRINTED, requirements
from rules.case import Case
from rules.programme import Need, Requirement
from rules.vocabulary import Document

UNCHECKED = "Dokumentów jeszcze nie sprawdzono. Sprawdź, czy ten jest i czy jest podpisany."
NOT_THERE = "Tego dokumentu nie ma. Poproś, żeby go dostarczono."
UNSIGNED = "Ten dokument nie jest podpisany. Poproś o podpis."
NOT_SHOWN = (
    "Nie odnotowano, że to orzeczenie okazano do wglądu. Poproś o okazanie; kopii się nie zostawia."
)
SHOWN = "Okazano do wglądu; w teczce nie musi być kopii."
ENCLOSED = "Papier odnotowano przy sprawdzaniu dokumentów {day}"
TITLE = "Wezwanie do uzupełnienia z {day}"
NOT_SENT = "Nie odnotowano, że wezwanie wysłano. Wyślij je i zapisz dzień wysłania."
NO_LETTER = "W teczce nie ma wezwania, które wysłano. Zeskanuj je albo uzupełnij teczkę."
NO_ANSWER = "Nie przyszła odpowiedź na wezwanie, a termin minął {day}"
CALL = "completion_call"


def papers_of_application(dossier: Dossier, case: Case) -> Iterator[Expected]:
    """What the programme asks for in this case; optional papers only where they came."""
    for requirement in requirements(case, dossier.programme):
        document = requirement.document
        papers = in_order(p for p in dossier.papers if p.kind == document)
        if requirement.need is Need.SHOWN:
            yield _shown(dossier, requirement, papers)
        elif requirement.need is Need.REQUIRED or _came(dossier, document, papers):
            yield _paper(dossier, case, requirement, papers)


def calls(dossier: Dossier) -> Iterator[Expected]:
    """Every call for completion went out and was answered (rule R1)."""
    letters = in_order(paper for paper in dossier.papers if paper.kind == CALL)
    why = because("R1", dossier.programme)
    for call in dossier.matter.calls:
        own = tuple(p for p in letters if _is_of(p, call, dossier.matter.calls))
        title = TITLE.format(day=short_date(call.called_on))
        yield Expected(
            stage=Stage.COMPLETION,
            kind=CALL,
            title=title,
            about=call.called_on.isoformat(),
            papers=own,
            gaps=tuple(_gaps_of_call(call, own)),
            remarks=tuple(_remarks_of_call(call)),
            why=why,
            rule="R1",
        )


def _shown(dossier: Dossier, requirement: Requirement, papers: tuple[KeptPaper, ...]) -> Expected:
    shown = requirement.document in dossier.matter.papers.shown
    gaps = () if shown else (_not_there(dossier, NOT_SHOWN),)
    remarks = (SHOWN,) if shown else ()
    return _expected(dossier, requirement, papers, gaps=gaps, remarks=remarks)


def _paper(
    dossier: Dossier, case: Case, requirement: Requirement, papers: tuple[KeptPaper, ...]
) -> Expected:
    document, ticked = requirement.document, dossier.matter.papers
    scan, enclosed = scan_of(papers), document in ticked.enclosed
    signatures: tuple[Signature, ...] = ()
    if document in PRINTED:
        signatures = signatures_on(scan) + _ticked(dossier, case, document)
    gaps = _gaps(dossier, document, papers)
    day = ticked.checked_on
    remarks = (ENCLOSED.format(day=long_date(day)),) if enclosed and day and not scan else ()
    found = _expected(dossier, requirement, papers, gaps=tuple(gaps), remarks=remarks)
    return replace(found, signatures=signatures)


def _gaps(dossier: Dossier, document: Document, papers: tuple[KeptPaper, ...]) -> Iterator[Gap]:
    ticked, scan = dossier.matter.papers, scan_of(papers)
    if not _came(dossier, document, papers):
        yield _not_there(dossier, NOT_THERE)
    elif document in PRINTED and scan is not None:
        is_ticked = document in ticked.signed
        yield from gaps_on_scan(scan, Bringer.PARTICIPANT, ticked=is_ticked)
    elif document in PRINTED and document not in ticked.signed:
        yield missing(UNSIGNED, Bringer.PARTICIPANT)


def _not_there(dossier: Dossier, said: str) -> Gap:
    """Missing once a clerk has looked, before that not known."""
    if dossier.matter.papers.checked_on is None:
        return unknown(UNCHECKED, Bringer.OFFICE)
    return missing(said, Bringer.PARTICIPANT)


def _ticked(dossier: Dossier, case: Case, document: Document) -> tuple[Signature, ...]:
    """What the clerk ticked who had the paper, said of whoever applies."""
    ticked = dossier.matter.papers
    if document not in ticked.signed:
        return ()
    who = by_slug[document].signatures(case, dossier.programme)[0].who
    return (Signature(who, True, seen=False, by=_checker(dossier), on=ticked.checked_on),)


def _checker(dossier: Dossier) -> str:
    """Who checked the papers last, as the ledger has it."""
    lines = (each for each in reversed(dossier.history) if each.event == "matter.papers_checked")
    return next((line.who for line in lines), "")


def _came(dossier: Dossier, document: Document, papers: tuple[KeptPaper, ...]) -> bool:
    there = any(p.source in {Source.SCANNED, Source.UPLOADED} for p in papers)
    return there or document in dossier.matter.papers.enclosed


def _expected(
    dossier: Dossier,
    requirement: Requirement,
    papers: tuple[KeptPaper, ...],
    *,
    gaps: tuple[Gap, ...],
    remarks: tuple[str, ...],
) -> Expected:
    rule, _ = PAPERS[requirement.document]
    return Expected(
        stage=Stage.APPLICATION,
        kind=requirement.document,
        title=sentence(label(requirement.document)),
        papers=papers,
        gaps=gaps,
        remarks=remarks,
        why=because(rule, dossier.programme, requirement.source),
        rule=rule,
    )


def _is_of(paper: KeptPaper, call: CompletionCall, every: tuple[CompletionCall, ...]) -> bool:
    """Whether a letter is that of this call: made from its day on, before the next call."""
    later = [each.called_on for each in every if each.called_on > call.called_on]
    return call.called_on <= paper.made_on and (not later or paper.made_on < min(later))


def _gaps_of_call(call: CompletionCall, own: tuple[KeptPaper, ...]) -> Iterator[Gap]:
    if call.sent_on is None and call.answered_on is None:
        yield missing(NOT_SENT, Bringer.OFFICE)
    elif call.sent_on is not None and not own:
        yield missing(NO_LETTER, Bringer.OFFICE)
    if call.answered_on is None:
        said = NO_ANSWER.format(day=long_date(call.due_on))
        yield missing(said, Bringer.PARTICIPANT, due=call.due_on)


def _remarks_of_call(call: CompletionCall) -> Iterator[str]:
    for said, day in (("Wysłano", call.sent_on), ("Odpowiedź przyszła", call.answered_on)):
        if day is not None:
            yield f"{said} {long_date(day)}"
