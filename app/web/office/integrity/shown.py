"""What is known of the state of everything kept comes in; rows and sentences of its page go out."""

from collections.abc import Iterator
from typing import Any

from flask import url_for

from app.matters.rights import Right
from app.web.office.navigation import room_link
from app.web.office.shell import moment
from app.wording.dates import NBSP
from app.wording.labels import sentence
from app.wording.numbers import Forms, counted
from app.workflow.integrity.naming import Named
from app.workflow.integrity.overview import Overview
from app.workflow.integrity.words import FILES, ROWS
from app.workflow.office.verified import result as of_ledger

THINGS = Forms("rzecz", "rzeczy", "rzeczy", "rzeczy")
DAYS = Forms("dzień", "dni", "dni", "dnia")
NOT_NAMED = (
    f"Uszkodzone w{NBSP}tym programie: {{count}}. Nazwy widzą osoby, które mogą czytać sprawy."
)
ELSEWHERE = "Uszkodzone poza tym programem: {count}."
STALE = (
    "Zmiana kluczy szyfrowania nie dobiegła końca. Treść jest nienaruszona; administrator powinien "
    "dokończyć zmianę."
)
DATABASE = (
    f"Baza danych sama zgłasza błędy. Administrator powinien przywrócić ją z{NBSP}kopii zapasowej."
)
LEDGER = f"Szczegóły są w{NBSP}„Dzienniku zdarzeń”, pod przyciskiem „Sprawdź dziennik”."


def row(programme: str, named: Named) -> list[Any]:
    """A damaged thing, with the way to its dossier."""
    words = sentence(named.words)
    may_open = named.matter_id and room_link(Right.READ, "office_matters.index", programme)
    if not may_open:
        return [words, named.wrong]
    href = url_for("office_matter.matter", programme=programme, matter_id=named.matter_id)
    return [{"text": words, "href": href}, named.wrong]


def troubles(known: Overview) -> Iterator[str]:
    """What is wrong besides the things named."""
    if known.here_count > len(known.here):
        yield NOT_NAMED.format(count=counted(known.here_count, THINGS))
    if known.elsewhere:
        yield ELSEWHERE.format(count=counted(known.elsewhere, THINGS))
    report = known.report
    if report is not None and report.stale:
        yield STALE
    if report is not None and report.database:
        yield DATABASE
    if report is not None and report.ledger is not None and not report.ledger.sound:
        yield f"{of_ledger(report.ledger).partition(' Nie zgadza się:')[0]} {LEDGER}"


def facts(known: Overview) -> list[dict[str, str]]:
    """What is looked at, and when it last was."""
    archive, report = known.archive, known.report
    every = f"każdy plik co najmniej raz na {counted(known.days, DAYS)}"
    rows = [
        {"question": "Pliki teczek", "answer": f"{counted(archive.files, FILES)}, {every}"},
    ]
    if archive.oldest is not None:
        oldest = f"nie wcześniej niż {moment(archive.oldest)}"
        rows.append({"question": "Ostatnie sprawdzenie każdego pliku", "answer": oldest})
    told = f"jeszcze nie; program sprawdzi to w{NBSP}najbliższych dniach"
    if report is not None and known.checked_at is not None:
        told = f"{moment(known.checked_at)}; {counted(report.rows, ROWS)} w{NBSP}bazie"
    rows.append({"question": "Baza, pisma, wnioski i dziennik zdarzeń", "answer": told})
    return rows


def progress(known: Overview) -> str:
    """How far the check is that is under way, if one is."""
    wish = known.under_way
    if wish is None:
        return ""
    done = min(wish.done, wish.total)  # what is kept while it is checked was not counted before
    return f"Sprawdzanie trwa: {done} z{NBSP}{wish.total}."
