"""A dossier and where its files lie come in; the words of its index page go out."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from app.archive.index_page import (
    ChangedLine,
    DossierPage,
    FileLink,
    HappenedLine,
    MonthLine,
    PaperLine,
)
from app.dossier.dossier import Dossier, HistoryLine
from app.dossier.kept import KeptPaper, Signed
from app.matters.case_view import in_force
from app.matters.matter import Matter
from app.matters.states import STATE_NAMES
from app.months.year_figures import MonthSum
from app.store.clock import OFFICE
from app.store.kinds import MATTERS
from app.wording.dates import NBSP, long_date, month_and_year, short_date
from app.wording.hours import hours, in_hours
from app.wording.labels import OUTCOMES, sentence
from app.wording.money import money
from app.wording.numbers import Forms, counted, figure
from app.wording.people import address_line
from app.workflow.dossier.completeness_words import SOURCES, stages, standing
from app.workflow.dossier.to_hand_out import HandedFile, HandedFiles, ToHandOut
from app.workflow.office.differences import NOTHING, differences
from app.workflow.office.journal import event_in_words, in_words

NAMELESS = "nie podano imienia i nazwiska"
ERASED = "dane usunięto"
SHORT = 16
"""So many signs of a SHA-256 tell files apart for people; the manifest has all of them."""
BYTES = Forms("bajt", "bajty", "bajtów", "bajta")
FORMATS = {
    "application/pdf": "PDF",
    "application/json": "JSON",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/tiff": "TIFF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
}


def page_of(what: ToHandOut, handed: HandedFiles) -> DossierPage:
    """Everything the index page of this dossier says."""
    dossier = what.dossier
    numbers = {dossier.matter.id: dossier.matter.case_number}
    about = dict(_about(dossier))
    return DossierPage(
        programme=dossier.programme.name,
        name=dossier.name or NAMELESS,
        case_number=dossier.matter.case_number,
        facts=tuple((question, tuple(filter(None, answers))) for question, answers in _facts(what)),
        standing=standing(what.expected, what.on),
        stages=tuple(stages(what.expected, what.on, dossier)),
        papers=tuple(_paper(each, handed[each.id]) for each in dossier.papers),
        months=tuple(_month(each) for each in what.months if each.counted.everything),
        history=tuple(_happened(each, numbers, about) for each in dossier.history),
        handed_out=what.handed_out,
    )


def moment(told: datetime) -> str:
    """Day and time as the office's clock showed them."""
    there = told.astimezone(OFFICE)
    return f"{short_date(there.date())}, {there:%H:%M}"


def _facts(what: ToHandOut) -> Iterator[tuple[str, tuple[str, ...]]]:
    matter, person = what.dossier.matter, what.case.participant
    yield "Uczestnik", (person.full_name or NAMELESS, address_line(person.address), person.phone)
    if what.case.guardian.full_name:
        yield "Rodzic lub opiekun prawny", (what.case.guardian.full_name,)
    yield "Stan sprawy", (sentence(STATE_NAMES[matter.state]),)
    yield "Wniosek wpłynął", (long_date(matter.received.on),)
    yield from _decided(matter)
    served = tuple(_served(what.dossier))
    if served:
        yield "Asystenci", served
    if matter.resignation:
        yield "Rezygnacja", (f"udział kończy się {long_date(matter.resignation.ends_on)}",)
    if matter.closed_on:
        yield "Sprawę zamknięto", (long_date(matter.closed_on),)
    yield "Stan na", (long_date(what.on),)


def _decided(matter: Matter) -> Iterator[tuple[str, tuple[str, ...]]]:
    resolution = in_force(matter)
    if resolution is None:
        return
    granted = "" if resolution.hours is None else f"{hours(resolution.hours)} w{NBSP}roku"
    told = f"{OUTCOMES[resolution.outcome]}, {long_date(resolution.decided_on)}"
    yield "Rozstrzygnięcie", (sentence(told), granted, _period(resolution.since, resolution.until))


def _served(dossier: Dossier) -> Iterator[str]:
    names = {each.assistant_id: each.full_name for each in dossier.assistants}
    for each in dossier.assignments:
        name = names.get(each.assistant_id, "") or NAMELESS
        yield f"{name}, {_period(each.starts, each.ends)}"


def _period(since: date | None, until: date | None) -> str:
    parts = (f"od {long_date(since)}" if since else "", f"do {long_date(until)}" if until else "")
    return " ".join(filter(None, parts))


def _paper(paper: KeptPaper, files: tuple[HandedFile, ...]) -> PaperLine:
    return PaperLine(
        title=paper.title,
        edition=f"wydanie {paper.edition}",
        made_on=short_date(paper.made_on),
        filed=moment(paper.filed_at),
        origin=SOURCES[paper.source],
        signed=tuple(_signed(each) for each in paper.signed),
        remarks=tuple(_remarks(paper)),
        files=tuple(_file(each) for each in files),
    )


def _remarks(paper: KeptPaper) -> Iterator[str]:
    if paper.code:
        yield f"kod na stronach: {paper.code}/{paper.code_edition}"
    if paper.missing:
        yield f"w{NBSP}skanie brakuje stron o{NBSP}numerach: {', '.join(map(str, paper.missing))}"
    if paper.note:
        yield paper.note


def _signed(signed: Signed) -> str:
    seen = {None: "nie sprawdzono", True: "jest podpis", False: "brak podpisu"}[signed.seen]
    by = f" ({signed.by}, {short_date(signed.on)})" if signed.by and signed.on else ""
    return f"{signed.who}, s.{NBSP}{signed.page}: {seen}{by}"


def _file(handed: HandedFile) -> FileLink:
    kept = handed.file
    words = FORMATS.get(kept.media_type, "plik")
    return FileLink(handed.path, words, kept.sha256[:SHORT], file_size(kept.size))


def file_size(size: int) -> str:
    if size < 1024:
        return counted(size, BYTES)
    if size < 1024 * 1024:
        return f"{figure(round(size / 1024))}{NBSP}kB"
    return f"{size / 1024 / 1024:.1f}{NBSP}MB".replace(".", ",")


def _month(month: MonthSum) -> MonthLine:
    told = month.counted
    return MonthLine(
        month=month_and_year(month.of),
        accepted=in_hours(told.accepted.hours),
        handed_in=in_hours(told.handed_in.hours),
        entered=in_hours(told.entered.hours + told.contested.hours),
        travel=money(told.everything.travel),
    )


def _about(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """By the id of a record what it is, where a line of the history would not say."""
    for paper in dossier.papers:
        yield paper.id, f"{paper.title}, wydanie {paper.edition}"
    for entry in dossier.entries:
        yield entry.id, f"{moment(entry.starts)}–{entry.ends.astimezone(OFFICE):%H:%M}"


def _happened(
    line: HistoryLine, numbers: Mapping[str, str], about: Mapping[str, str]
) -> HappenedLine:
    notes = (about.get(line.record_id, ""), in_words(line.note, numbers))
    return HappenedLine(
        when=moment(line.at),
        who=line.who or ERASED,
        what=event_in_words(line.event),
        note=". ".join(filter(None, notes)),
        changed=tuple(_changed(line, numbers)),
    )


def _changed(line: HistoryLine, numbers: Mapping[str, str]) -> Iterator[ChangedLine]:
    """What changed of the matter since it was opened; all the rest is told by the JSON beside the page."""
    if line.kind != MATTERS.name or not line.before:
        return
    for each in differences(line.before, line.after, line.kind):
        before, after = (in_words(text, numbers) for text in (each.before, each.after))
        yield ChangedLine(each.name, "" if before == NOTHING else before, after)
