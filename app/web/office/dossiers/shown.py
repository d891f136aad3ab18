"""An opened dossier comes in; what its page says of it, in words and rows, goes out."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import url_for

from app.dossier.completeness import Expected, Stage, Standing
from app.dossier.dossier import Dossier, HistoryLine
from app.dossier.kept import KeptPaper
from app.web.office.shell import moment
from app.wording.dates import NBSP, long_date, short_date
from app.wording.labels import sentence
from app.wording.numbers import Forms, counted
from app.workflow.dossier.completeness_words import (
    SOURCES,
    STAGES,
    STANDINGS,
    by_stage,
    due_said,
    gap_said,
    signature_said,
    there,
)
from app.workflow.dossier.dossiers import OpenDossier
from app.workflow.office.events import EVENT_NAMES
from app.workflow.producing import DOCX, JSON, PDF

TONES: Mapping[Standing, str] = {
    Standing.COMPLETE: "good",
    Standing.MISSING: "bad",
    Standing.UNKNOWN: "warn",
    Standing.LATER: "wait",
}
ENDINGS = {"pdf": PDF, "docx": DOCX, "json": JSON}
"""What a file is called in an address, by its kind."""
KINDS: Mapping[str, Stage] = {
    "completion_call": Stage.COMPLETION,
    "assessment_card": Stage.ASSESSMENT,
    "award": Stage.RESOLUTION,
    "reserve": Stage.RESOLUTION,
    "refusal": Stage.RESOLUTION,
    "limit_change": Stage.RESOLUTION,
    "assistant_statement": Stage.ASSISTANT,
    "service_card": Stage.MONTH,
    "service_cards": Stage.MONTH,
    "service_cards_supplement": Stage.MONTH,
    "mileage_log": Stage.MONTH,
    "ticket_log": Stage.MONTH,
    "taxi_log": Stage.MONTH,
    "spot_check": Stage.CHECK,
}
"""The stage a kept paper belongs to; all others are of the application."""
PAGES = Forms("strona", "strony", "stron", "strony")
PAPER_COLUMNS = ["Dokument", "Co to jest", "W teczce od", "Pliki"]
Row = Mapping[str, Any]


def stages(opened: OpenDossier) -> list[Row]:
    """What must be there, by stage."""
    return [
        {"title": title, "items": [_item(each, opened) for each in of_stage]}
        for title, of_stage in by_stage(opened.expected)
    ]


def papers(opened: OpenDossier) -> list[Row]:
    """Everything kept, by stage, every edition a row."""
    dossier = opened.dossier
    return [
        {"title": title, "rows": [_paper(dossier, each) for each in of_stage]}
        for stage, title in STAGES.items()
        if (of_stage := [p for p in _in_order(dossier) if stage_of(p) is stage])
    ]


def history(dossier: Dossier) -> list[Row]:
    """Everything that was done, the newest first."""
    return [_happened(line) for line in reversed(dossier.history)]


def stage_of(paper: KeptPaper) -> Stage:
    return KINDS.get(paper.kind, Stage.APPLICATION)


def _item(each: Expected, opened: OpenDossier) -> Row:
    standing = each.standing(opened.on)
    return {
        "title": each.title,
        "tag": STANDINGS[standing],
        "tone": TONES[standing],
        "gaps": [gap_said(gap, opened.dossier) for gap in each.gaps_on(opened.on)],
        "facts": [
            *there(each),
            *map(signature_said, each.signatures),
            *each.remarks,
            *due_said(each, opened.on),
        ],
        "why": each.why,
        "whole": standing in {Standing.COMPLETE, Standing.LATER},
    }


def _in_order(dossier: Dossier) -> list[KeptPaper]:
    return sorted(dossier.papers, key=lambda p: (p.about, p.kind, p.edition, p.filed_at))


def _paper(dossier: Dossier, paper: KeptPaper) -> list[Any]:
    return [
        f"{paper.title}, wydanie{NBSP}{paper.edition}",
        {"lines": list(_about(paper))},
        {"lines": [moment(paper.filed_at), paper.filed_by]},
        {"links": list(_links(dossier, paper))},
    ]


def _about(paper: KeptPaper) -> Iterator[str]:
    """Where it is from, how long it is, by what it is found again."""
    yield f"{sentence(SOURCES[paper.source])}, z dnia {long_date(paper.made_on)}"
    if paper.pages:
        yield sentence(counted(paper.pages, PAGES))
    if paper.code:
        yield f"Kod na stronach: {paper.code}/{paper.code_edition}"
    if paper.missing:
        pages = ", ".join(str(number) for number in paper.missing)
        yield f"Brakuje stron o numerach: {pages}"
    if paper.note:
        yield paper.note


def _links(dossier: Dossier, paper: KeptPaper) -> Iterator[Row]:
    for ending, media_type in ENDINGS.items():
        if paper.file(media_type) is not None:
            href = url_for(
                "office_dossiers.file",
                programme=dossier.matter.programme,
                matter_id=dossier.matter.id,
                paper_id=paper.id,
                ending=ending,
            )
            more = f"{paper.title}, wydanie {paper.edition}, {short_date(paper.made_on)}"
            yield {"text": ending.upper(), "href": href, "more": more}


def _happened(line: HistoryLine) -> Row:
    return {
        "when": moment(line.at),
        "who": line.who,
        "what": sentence(EVENT_NAMES.get(line.event, line.event)),  # type: ignore[call-overload] # a code may be older
        "note": line.note,
    }
