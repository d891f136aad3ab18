"""An opened dossier comes in; what its page says of it, in words and rows, goes out."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import url_for

from app.dossier.completeness import Bringer, Expected, Gap, Signature, Stage, Standing
from app.dossier.dossier import Dossier, HistoryLine
from app.dossier.kept import KeptPaper, Source
from app.web.office.shell import moment
from app.wording.dates import long_date, short_date
from app.wording.labels import sentence
from app.wording.numbers import Forms, counted
from app.workflow.dossier.dossiers import OpenDossier
from app.workflow.office.events import EVENT_NAMES
from app.workflow.producing import DOCX, JSON, PDF

STAGES: Mapping[Stage, str] = {
    Stage.APPLICATION: "Zgłoszenie",
    Stage.COMPLETION: "Wezwania do uzupełnienia",
    Stage.ASSESSMENT: "Ocena komisji",
    Stage.RESOLUTION: "Rozstrzygnięcie i pisma",
    Stage.ASSISTANT: "Asystenci",
    Stage.MONTH: "Rozliczenia miesięcy",
    Stage.CHECK: "Kontrole na miejscu",
}
STANDINGS: Mapping[Standing, tuple[str, str]] = {
    Standing.COMPLETE: ("Jest", "good"),
    Standing.MISSING: ("Brakuje", "bad"),
    Standing.UNKNOWN: ("Nie wiadomo", "warn"),
    Standing.LATER: ("Jeszcze nie czas", "wait"),
}
BRINGERS: Mapping[Bringer, str] = {
    Bringer.PARTICIPANT: "uczestnik albo opiekun",
    Bringer.ASSISTANT: "asystent",
    Bringer.COMMISSION: "komisja",
    Bringer.OFFICE: "biuro",
}
SOURCES: Mapping[Source, str] = {
    Source.MADE: "z programu",
    Source.UPLOADED: "dodane przez osobę ubiegającą się",
    Source.SCANNED: "skan papieru",
    Source.JUDGED: "sprawdzenie zasad",
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
EDITIONS = Forms("wydanie", "wydania", "wydań", "wydania")
PAGES = Forms("strona", "strony", "stron", "strony")
PAPER_COLUMNS = ["Dokument", "Co to jest", "W teczce od", "Pliki"]
Row = Mapping[str, Any]


def standing(opened: OpenDossier) -> str:
    """In one sentence how the dossier stands, counted as in the list of dossiers."""
    gaps = [gap for each in opened.expected for gap in each.gaps_on(opened.on)]
    missing = sum(1 for gap in gaps if gap.is_known)
    if not gaps:
        return "Niczego nie brakuje."
    return f"Brakuje: {missing}. Nie wiadomo: {len(gaps) - missing}."


def stages(opened: OpenDossier) -> list[Row]:
    """What must be there, by stage; a stage of which nothing is expected is left out."""
    return [
        {"title": title, "items": [_item(each, opened) for each in of_stage]}
        for stage, title in STAGES.items()
        if (of_stage := [each for each in opened.expected if each.stage is stage])
    ]


def gap_said(gap: Gap, assistant: str = "") -> str:
    """The sentence, and who brings it."""
    who = f"asystent – {assistant}" if assistant else BRINGERS[gap.bringer]
    return f"{gap.said} ({who})"


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
    tag, tone = STANDINGS[standing]
    return {
        "title": each.title,
        "tag": tag,
        "tone": tone,
        "gaps": [_gap(gap, opened) for gap in each.gaps_on(opened.on)],
        "facts": [
            *_there(each),
            *map(_signature, each.signatures),
            *each.remarks,
            *_due(each, opened),
        ],
        "why": each.why,
        "whole": standing in {Standing.COMPLETE, Standing.LATER},
    }


def _gap(gap: Gap, opened: OpenDossier) -> str:
    own = (p.full_name for p in opened.dossier.assistants if p.assistant_id == gap.assistant)
    return gap_said(gap, next((name for name in own if name), ""))


def _there(each: Expected) -> Iterator[str]:
    """The newest edition: what it is, of which day."""
    paper = each.newest
    if paper is None:
        return
    editions = len(each.papers)
    more = f" ({counted(editions, EDITIONS)})" if editions > 1 else ""
    source, day = SOURCES[paper.source], long_date(paper.made_on)
    yield f"W teczce: {source}, z dnia {day}{more}"


def _due(each: Expected, opened: OpenDossier) -> Iterator[str]:
    """By when what is not missing yet has to be there."""
    later = {gap.due for gap in each.gaps if gap.due and gap.due >= opened.on}
    yield from (f"Termin: {long_date(day)}" for day in sorted(later))


def _signature(signature: Signature) -> str:
    """Who signed, and how the office knows."""
    if signature.is_there is None:
        return f"Podpisu na skanie nikt jeszcze nie sprawdził: {signature.who}"
    if signature.is_there is False:
        how = "Podpisu na skanie nie ma"
    else:
        how = "Podpis widać na skanie" if signature.seen else "Podpis odnotowano przy papierze"
    on = short_date(signature.on) if signature.on else ""
    told = ", ".join(part for part in (signature.by, on) if part)
    return f"{how}: {signature.who}{f' (sprawdzono: {told})' if told else ''}"


def _in_order(dossier: Dossier) -> list[KeptPaper]:
    return sorted(dossier.papers, key=lambda p: (p.about, p.kind, p.edition, p.filed_at))


def _paper(dossier: Dossier, paper: KeptPaper) -> list[Any]:
    return [
        f"{paper.title}, wydanie {paper.edition}",
        {"lines": list(_about(paper))},
        {"lines": [moment(paper.filed_at), paper.filed_by]},
        {"links": list(_links(dossier, paper))},
    ]


def _about(paper: KeptPaper) -> Iterator[str]:
    """Where it is from, how long it is, by what it is found again."""
    yield f"{sentence(SOURCES[paper.source])}, z dnia {short_date(paper.made_on)}"
    if paper.pages:
        yield sentence(counted(paper.pages, PAGES))
    if paper.code:
        yield f"Kod na stronach: {paper.code}/{paper.code_edition}"
    if paper.missing:
        pages = ", ".join(str(number) for number in paper.missing)
        yield f"Brakuje stron: {pages}"
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
