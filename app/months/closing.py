"""A part of a month and a deed come in; the changed part goes out, or a refusal that says what to do.

Rule T9: main cards are handed in by the last working day, late ones are still taken; what is dated after it
goes on a supplement. No deed drops or rewrites an edition: one that was handed in is kept for good.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.errors import DeedRefused
from app.matters.refusals import refuse
from app.months.entry import ServiceEntry
from app.months.hours_before import in_hours
from app.months.judged_month import JudgedMonth
from app.months.month_file import (
    Edition,
    HandedContent,
    MonthFile,
    MonthState,
    Part,
    Remark,
    content_id,
    file_id,
)
from app.months.naming import sentence_in
from app.months.noticed import Noticed, noticed
from app.months.paper_rows import SheetRows, keys_of, paper_rows
from app.months.sheets import Asked, asked_for, code_of, entries_in
from app.wording.dates import NBSP, long_date, short_date
from app.wording.findings import why
from rules.diary import YearMonth
from rules.month.deadline import first_day
from rules.month.moments import NO_TIME, in_warsaw

ALREADY_IN = (
    "To rozliczenie jest już oddane albo przyjęte. Żeby je zmienić, cofnij oddanie, a jeśli biuro "
    "zaczęło je sprawdzać, poproś o zwrot do poprawy."
)
NOT_BEGUN = f"Ten miesiąc jeszcze się nie zaczął. Oddaj rozliczenie od {{day}}{NBSP}do terminu."
EMPTY = (
    "W tej części miesiąca nie ma ani jednej usługi. Wpisz usługi do dziennika albo zaznacz, że "
    "oddajesz miesiąc bez usług."
)
NOT_EMPTY = "W tej części miesiąca są usługi. Usuń zaznaczenie „bez usług”."
NO_EMPTY_SUPPLEMENT = "Rozliczenia dodatkowego bez usług się nie oddaje. Nie trzeba tu nic robić."
MAIN_FIRST = (
    "Najpierw oddaj podstawowe rozliczenie tego miesiąca. Potem oddasz dodatkowe, z usługami "
    "po terminie."
)
NOT_IN = (
    "Tego rozliczenia nie ma teraz w biurze: nie jest oddane albo jest już zwrócone lub przyjęte. "
    "Otwórz je jeszcze raz i sprawdź jego stan."
)
BEING_CHECKED = (
    "Biuro zaczęło już sprawdzać to rozliczenie, więc oddania nie można cofnąć. Poproś biuro o zwrot "
    "do poprawy."
)
NO_REMARK = (
    "Wpisz co najmniej jedną uwagę: przy wierszu albo ogólną. Z niej asystent wie, co poprawić."
)
HAS_REMARKS = (
    "Są wpisane uwagi, a przyjęte rozliczenie nie wraca do asystenta. Zwróć je do poprawy albo usuń "
    "uwagi i przyjmij."
)
UNCHECKED = (
    "Nie wszystkie wiersze są porównane z podpisanym papierem, brakuje: {count}. Zaznacz je albo "
    "potwierdź, że kod na papierze jest taki sam jak na ekranie."
)
NOT_ACCEPTED = "Do korekty otwiera się tylko przyjęte rozliczenie. To nie jest przyjęte."
NOT_YET = (
    "Są tu usługi, których jeszcze nie było: {days}. Oddaj rozliczenie po ostatniej z nich albo usuń "
    "te wpisy."
)
UNSAID = (
    "Wpisz w dzienniku, co robiono: karta ma na to miejsce w każdym wierszu. Bez czynności są usługi "
    "z dni: {days}."
)
NO_REASON = "Wpisz powód korekty. Będzie go widać na rozliczeniu i w rejestrze zdarzeń."


@dataclass(frozen=True)
class Doer:
    """Who does a deed, by name, and the day."""

    name: str
    on: date


@dataclass(frozen=True)
class Handing:
    """How a part is handed in: ``number`` is its edition's, ``main_is_in`` that the main part went before.

    ``without_services`` says on purpose that there were none.
    """

    number: int
    main_is_in: bool = False
    without_services: bool = False


@dataclass(frozen=True)
class Compared:
    """What the clerk noted beside the signed paper; ``checked`` are keys of rows."""

    checked: frozenset[str] = frozenset()
    remarks: tuple[Remark, ...] = ()
    paper_on: date | None = None


def new_file(programme: str, assistant_id: str, of: YearMonth, part: Part) -> MonthFile:
    """A part nobody handed in yet."""
    own_id = file_id(programme, assistant_id, of, part)
    return MonthFile(own_id, programme, assistant_id, of, part, MonthState.OPEN)


def hand_in(
    file: MonthFile, judged: JudgedMonth, doer: Doer, handing: Handing
) -> tuple[MonthFile, HandedContent]:
    """The part with one more edition, and what that holds; refused with everything there is to mend."""
    if file.is_frozen:
        refuse(ALREADY_IN)
    if doer.on < first_day(file.of):
        refuse(NOT_BEGUN.format(day=long_date(first_day(file.of))))
    if file.part is Part.SUPPLEMENT and not handing.main_is_in:
        refuse(MAIN_FIRST)
    asked = asked_for(file)
    entries = entries_in(judged, asked)
    _refuse_emptiness(file, entries, without_services=handing.without_services)
    found = (each for each in noticed(judged, asked) if each.stops_handing_in)
    refuse_noticed(found, judged)
    if sentences := unready(entries, doer.on):
        refuse(*sentences)
    edition = edition_of(judged, asked, doer, handing.number)
    content = HandedContent(
        id=content_id(file, handing.number),
        programme=file.programme,
        assistant_id=file.assistant_id,
        of=file.of,
        part=file.part,
        number=handing.number,
        entries=entries,
    )
    editions = (*file.editions, edition)
    return replace(file, state=MonthState.HANDED_IN, editions=editions), content


def unready(entries: Iterable[ServiceEntry], on: date) -> tuple[str, ...]:
    """What no rule finds and no paper can go out with: services of a later day, and of no known kind.

    A night that only ends after the day may be handed in: the deadline of rule T9 may be that very day.
    """
    dated = [(in_warsaw(entry.starts).date(), entry) for entry in entries]
    later = {day for day, _ in dated if day > on}
    unsaid = {day for day, entry in dated if not (entry.activities or entry.activity.strip())}
    told = ((NOT_YET, later), (UNSAID, unsaid))
    return tuple(
        sentence.format(days=", ".join(map(short_date, sorted(days))))
        for sentence, days in told
        if days
    )


def take_back(file: MonthFile, doer: Doer) -> MonthFile:
    """The part as open as it was, while nobody at the office has begun to compare it."""
    last = _handed_in(file)
    if last.checked or last.remarks or last.paper_on:
        refuse(BEING_CHECKED)
    taken = replace(last, taken_back_on=doer.on)
    back = replace(file, editions=(*file.editions[:-1], taken))
    before = back.judged_before
    returned = before is not None and before.returned_on is not None
    return replace(back, state=MonthState.RETURNED if returned else MonthState.OPEN)


def compare(file: MonthFile, sheets: tuple[SheetRows, ...], compared: Compared) -> MonthFile:
    """The part with rows ticked and remarks noted so far; what is no row of it is passed over."""
    return _with_last(file, _compared(_handed_in(file), sheets, compared))


def give_back(
    file: MonthFile, sheets: tuple[SheetRows, ...], compared: Compared, doer: Doer
) -> MonthFile:
    """The part returned for mending, with a remark at least."""
    noted = _compared(_handed_in(file), sheets, compared)
    if not noted.remarks:
        refuse(NO_REMARK)
    decided = replace(noted, returned_on=doer.on, decided_by=doer.name)
    return replace(_with_last(file, decided), state=MonthState.RETURNED)


def accept(
    file: MonthFile, frozen: JudgedMonth, compared: Compared, doer: Doer, *, same_code: bool = False
) -> MonthFile:
    """The part accepted: every row was compared, or the paper bears the content's own code.

    ``frozen`` is the month judged with what was handed in.
    """
    last = _handed_in(file)
    asked = Asked(file.assistant_id, file.part, last.correction)
    sheets = paper_rows(frozen, asked)
    noted = _compared(last, sheets, compared)
    if noted.remarks:
        refuse(HAS_REMARKS)
    missing = len(set(keys_of(sheets)) - noted.checked)
    if missing and not same_code:
        refuse(UNCHECKED.format(count=missing))
    found = (each for each in noticed(frozen, asked) if each.stops_acceptance)
    refuse_noticed(found, frozen)
    decided = replace(noted, accepted_on=doer.on, decided_by=doer.name)
    return replace(_with_last(file, decided), state=MonthState.ACCEPTED)


def reopen(file: MonthFile, reason: str) -> MonthFile:
    """An accepted part open again, as its next correction."""
    if file.state is not MonthState.ACCEPTED:
        refuse(NOT_ACCEPTED)
    if not reason.strip():
        refuse(NO_REASON)
    corrections = file.corrections + 1
    return replace(file, state=MonthState.OPEN, corrections=corrections, reason=reason.strip())


def refuse_noticed(found: Iterable[Noticed], judged: JudgedMonth) -> None:
    """Refuse for these findings, if there are any: each with its day, its rule and its clause."""
    programme = judged.known.programme
    told = dict.fromkeys((_said(each, judged), why(each.finding, programme)) for each in found)
    if told:
        raise DeedRefused(tuple(said for said, _ in told), tuple(clause for _, clause in told))


def _said(each: Noticed, judged: JudgedMonth) -> str:
    day = f"{long_date(each.on)}, " if each.on else ""
    return f"{day}zasada{NBSP}{each.finding.rule}: {sentence_in(each.finding, judged.view.month)}"


def _refuse_emptiness(
    file: MonthFile, entries: tuple[ServiceEntry, ...], *, without_services: bool
) -> None:
    if entries and without_services:
        refuse(NOT_EMPTY)
    if not entries and file.part is Part.SUPPLEMENT and not file.editions:
        refuse(NO_EMPTY_SUPPLEMENT)
    if not entries and not without_services:
        refuse(EMPTY)


def edition_of(judged: JudgedMonth, asked: Asked, doer: Doer, number: int) -> Edition:
    """What handing the part in makes: its code and totals."""
    sheets = paper_rows(judged, asked)
    return Edition(
        number=number,
        code=code_of(judged, asked, entries_in(judged, asked)),
        handed_in_on=doer.on,
        hours=in_hours(sum((sheet.fund + sheet.own_funds for sheet in sheets), NO_TIME)),
        travel=sum((sheet.travel for sheet in sheets), Decimal(0)),
        correction=asked.correction,
        handed_in_by=doer.name,
    )


def _handed_in(file: MonthFile) -> Edition:
    if file.state is not MonthState.HANDED_IN or file.last is None:
        refuse(NOT_IN)
    return file.last


def _compared(last: Edition, sheets: tuple[SheetRows, ...], compared: Compared) -> Edition:
    keys = frozenset(keys_of(sheets))
    remarks = tuple(
        replace(remark, text=remark.text.strip())
        for remark in compared.remarks
        if remark.text.strip() and (not remark.row or remark.row in keys)
    )
    return replace(
        last, checked=compared.checked & keys, remarks=remarks, paper_on=compared.paper_on
    )


def _with_last(file: MonthFile, edition: Edition) -> MonthFile:
    return replace(file, editions=(*file.editions[:-1], edition))
